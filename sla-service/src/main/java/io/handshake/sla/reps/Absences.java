package io.handshake.sla.reps;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The times in which reps are away. */
@ApplicationScoped
class Absences {
    private final Sql sql;

    Absences(Sql sql) {
        this.sql = sql;
    }

    void insert(AbsenceView absence) {
        sql.update(
                "insert into rep_absence (id, rep, begin_at, end_at, title) values (?, ?, ?, ?, ?)",
                absence.id(),
                absence.rep(),
                absence.from(),
                absence.to(),
                absence.title());
    }

    /** False when the rep has no such absence. */
    boolean delete(UUID rep, UUID absence) {
        return sql.update("delete from rep_absence where rep = ? and id = ?", rep, absence) == 1;
    }

    List<AbsenceView> after(UUID rep, UUID id, int limit) {
        return sql.list("""
                select id, rep, begin_at, end_at, title from rep_absence where rep = ? and id > ? order by id limit ?
                """, Absences::read, rep, id, limit);
    }

    private static AbsenceView read(ResultSet row) throws SQLException {
        return new AbsenceView(
                row.getObject("id", UUID.class),
                row.getObject("rep", UUID.class),
                requireNonNull(Sql.instant(row, "begin_at")),
                requireNonNull(Sql.instant(row, "end_at")),
                row.getString("title"));
    }
}
