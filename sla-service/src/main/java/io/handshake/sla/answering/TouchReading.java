package io.handshake.sla.answering;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.HandoffReading.Seer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Touches as people see them. */
@ApplicationScoped
class TouchReading {

    private final Sql sql;

    TouchReading(Sql sql) {
        this.sql = sql;
    }

    /** Touches after one; a rep sees its own. */
    List<TouchView> list(UUID handoff, Seer seer, UUID after, int limit) {
        return sql.list(
                """
                select id, rep, kind, outcome, occurred_at, recorded_at from touch
                where handoff = ? and id > ? and (?::uuid[] is null or rep = any(?::uuid[])) order by id limit ?
                """,
                row -> new TouchView(
                        row.getObject("id", UUID.class),
                        row.getObject("rep", UUID.class),
                        row.getString("kind"),
                        row.getString("outcome"),
                        requireNonNull(Sql.instant(row, "occurred_at")),
                        requireNonNull(Sql.instant(row, "recorded_at"))),
                handoff,
                after,
                seer.only(),
                seer.only(),
                limit);
    }
}
