package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Begins the first passes of new leads. */
@ApplicationScoped
public class FirstPasses {
    private final Sql sql;
    private final Funnels funnels;
    private final InstantSource clock;

    FirstPasses(Sql sql, Funnels funnels, InstantSource clock) {
        this.sql = sql;
        this.funnels = funnels;
        this.clock = clock;
    }

    /** The funnel they begin on. */
    public Funnel funnel() {
        return funnels.inForce();
    }

    /** Writes them; leads and times go in pairs. */
    public void begin(Funnel funnel, List<UUID> leads, List<Instant> openedAt) {
        sql.update(
                """
                insert into pass (lead, number, funnel, funnel_version, stage, opened_at, recorded_at)
                select lead, 1, ?, ?, ?, opened_at, ? from unnest(?::uuid[], ?::timestamptz[]) as begun (lead, opened_at)""",
                funnel.key(),
                funnel.version(),
                funnel.entry().key(),
                clock.instant(),
                leads.toArray(UUID[]::new),
                openedAt.toArray(Instant[]::new));
    }
}
