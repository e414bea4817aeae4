package io.handshake.scoring.capacity;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.capacity.SlaInbox.RepTold;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How many new leads the reps can follow up in a week, all together. */
@ApplicationScoped
public class Capacity {
    private final Sql sql;

    Capacity(Sql sql) {
        this.sql = sql;
    }

    /** Leads a week; 0 without reps. */
    public long weekly() {
        return sql.first(
                        "select coalesce(sum(weekly), 0) as weekly from rep_capacity where active",
                        row -> row.getLong("weekly"))
                .orElseThrow();
    }

    void keep(List<RepTold> reps) {
        if (!reps.isEmpty()) {
            sql.update(
                    """
                    insert into rep_capacity (rep, weekly, active)
                    select * from unnest(?::uuid[], ?::int[], ?::boolean[]) as r (rep, weekly, active) order by rep
                    on conflict (rep) do update set weekly = excluded.weekly, active = excluded.active""",
                    reps.stream().map(RepTold::rep).toArray(UUID[]::new),
                    reps.stream().map(RepTold::weeklyCapacity).toArray(Integer[]::new),
                    reps.stream().map(RepTold::active).toArray(Boolean[]::new));
        }
    }

    void forget() {
        sql.update("delete from rep_capacity");
    }
}
