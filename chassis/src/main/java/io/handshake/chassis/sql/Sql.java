package io.handshake.chassis.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs hand-written SQL in the transaction that is open, or on its own when there is none.
 *
 * <p>Arguments may be text, numbers, booleans, UUIDs, instants, bytes, and arrays of these; an array binds as a PostgreSQL
 * array, which makes a statement over a whole batch one round trip.
 */
@ApplicationScoped
public class Sql {
    private static final int FETCHED = 500;

    private final AgroalDataSource dataSource;

    Sql(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    public interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    public <T extends @Nullable Object> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            statement.execute();
            return read(statement, row);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Takes row by row; in a transaction no more than some hundred rows are here at a time, however many there are. */
    public void each(String sql, Taker taker, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            bind(connection, statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    taker.take(results);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A statement and its arguments, to be sent together with others. */
    public record Statement(String sql, @Nullable Object... arguments) {}

    /** Runs statements one after the other, in one round trip. */
    public void together(Statement... statements) {
        update(
                Arrays.stream(statements).map(Statement::sql).collect(Collectors.joining(";\n")),
                Arrays.stream(statements)
                        .flatMap(statement -> Arrays.stream(statement.arguments()))
                        .toArray());
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The rows of the last statement, when several were sent in one round trip. */
    private static <T extends @Nullable Object> List<T> read(PreparedStatement statement, Row<T> row)
            throws SQLException {
        ResultSet last = statement.getResultSet();
        while (statement.getMoreResults(java.sql.Statement.KEEP_CURRENT_RESULT) || statement.getUpdateCount() != -1) {
            last = statement.getResultSet();
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet results = last) {
            while (results != null && results.next()) {
                rows.add(row.read(results));
            }
        }
        return rows;
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, bindable(connection, arguments[i]));
        }
    }

    private static @Nullable Object bindable(Connection connection, @Nullable Object argument) throws SQLException {
        return switch (argument) {
            case Instant instant -> at(instant);
            case Instant[] instants -> BinaryArray.of(instants);
            case String[] texts -> BinaryArray.of(texts);
            case Utf8[] texts -> BinaryArray.of(texts);
            case UUID[] uuids -> BinaryArray.of(uuids);
            case Long[] numbers -> connection.createArrayOf("bigint", numbers);
            case Integer[] numbers -> connection.createArrayOf("int", numbers);
            case byte[][] bytes -> connection.createArrayOf("bytea", bytes);
            case Boolean[] flags -> connection.createArrayOf("boolean", flags);
            case null, default -> argument;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
