package io.handshake.scoring.capacity;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.capacity.SlaInbox.RepTold;
import io.handshake.scoring.definition.SalesFunnels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How many new leads the reps whom leads are handed to first can follow up in a week, all together. */
@ApplicationScoped
public class Capacity {
    private static final Set<String> USUALLY = Set.of("SALES");

    private final Sql sql;
    private final SalesFunnels funnels;
    private final InstantSource clock;

    Capacity(Sql sql, SalesFunnels funnels, InstantSource clock) {
        this.sql = sql;
        this.funnels = funnels;
        this.clock = clock;
    }

    /** Leads a week; 0 without reps. */
    public long weekly() {
        Set<String> told = funnels.firstTakers(clock.instant());
        Set<String> takers = told.isEmpty() ? USUALLY : told;
        return sql.first("""
                        select coalesce(sum(weekly), 0) as weekly from rep_capacity
                        where active and (side is null or side = any(?::text[]))""", row -> row.getLong("weekly"), (Object) takers.toArray(String[]::new))
                .orElseThrow();
    }

    void keep(List<RepTold> reps) {
        if (!reps.isEmpty()) {
            sql.update(
                    """
                    insert into rep_capacity (rep, weekly, active, side)
                    select * from unnest(?::uuid[], ?::int[], ?::boolean[], ?::text[]) as r (rep, weekly, active, side)
                    order by rep
                    on conflict (rep) do update
                      set weekly = excluded.weekly, active = excluded.active, side = excluded.side""",
                    reps.stream().map(RepTold::rep).toArray(UUID[]::new),
                    reps.stream().map(RepTold::weeklyCapacity).toArray(Integer[]::new),
                    reps.stream().map(RepTold::active).toArray(Boolean[]::new),
                    reps.stream().map(RepTold::side).toArray(String[]::new));
        }
    }

    void forget() {
        sql.update("delete from rep_capacity");
    }
}
