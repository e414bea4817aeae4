package io.handshake.scoring.capacity;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Passes that whoever was handed them turned down for good. */
@ApplicationScoped
class Refusals {
    private final Sql sql;

    Refusals(Sql sql) {
        this.sql = sql;
    }

    /** {@code at} is when it was recorded. */
    record Refused(UUID lead, int pass, Instant at) {}

    /** The first of a pass counts. */
    void keep(List<Refused> refusals) {
        if (!refusals.isEmpty()) {
            sql.update(
                    """
                    insert into refused_handoff (lead, pass, refused_at)
                    select * from unnest(?::uuid[], ?::int[], ?::timestamptz[]) as r (lead, pass, refused_at)
                    order by lead, pass, refused_at on conflict do nothing""",
                    refusals.stream().map(Refused::lead).toArray(UUID[]::new),
                    refusals.stream().map(Refused::pass).toArray(Integer[]::new),
                    refusals.stream().map(Refused::at).toArray(Instant[]::new));
        }
    }

    void forget() {
        sql.update("delete from refused_handoff");
    }
}
