package io.handshake.chassis.sql;

import java.sql.SQLException;

/** The database refused a statement or could not be reached; {@link #state()} tells which. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseException(SQLException cause) {
        super(cause);
    }

    /** The SQLSTATE, or an empty text when the driver gave none. */
    public String state() {
        return getCause() instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }
}
