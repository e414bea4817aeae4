package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnels.Funnels;
import io.handshake.lead.funnels.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Begins the first passes of new leads. */
@ApplicationScoped
public class FirstPasses {
    /** Planned once for all: a custom plan would be one for each row's check of its foreign key, too. */
    private static final String BEGIN = """
            set local plan_cache_mode = force_generic_plan;
            insert into pass (recorded_at, lead, number, funnel, funnel_version, stage, opened_at)
              select ?, lead, 1, funnel, version, stage, opened_at
              from unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::timestamptz[])
                as begun (lead, funnel, version, stage, opened_at);
            set local plan_cache_mode = force_custom_plan""";

    private final Funnels funnels;
    private final InstantSource clock;

    FirstPasses(Funnels funnels, InstantSource clock) {
        this.funnels = funnels;
        this.clock = clock;
    }

    /** The first pass of a lead, and the funnel it keeps. */
    public record FirstPass(UUID lead, Funnel funnel, Instant openedAt) {}

    /** Tells on which funnel they begin. */
    public Function<Traits, Funnel> inForce() {
        return funnels.inForce();
    }

    public Sql.Statement begin(List<FirstPass> passes) {
        return new Sql.Statement(
                BEGIN,
                clock.instant(),
                passes.stream().map(FirstPass::lead).toArray(UUID[]::new),
                passes.stream().map(pass -> pass.funnel().key()).toArray(String[]::new),
                passes.stream().map(pass -> pass.funnel().version()).toArray(Integer[]::new),
                passes.stream().map(pass -> pass.funnel().entry().key()).toArray(String[]::new),
                passes.stream().map(FirstPass::openedAt).toArray(Instant[]::new));
    }
}
