package io.handshake.lead.lifecycle;

import io.handshake.chassis.sql.Rows;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnels.Funnels;
import io.handshake.lead.funnels.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Begins the first passes of new leads. */
@ApplicationScoped
public class FirstPasses {
    private static final String BEGIN = """
            insert into pass (recorded_at, lead, number, funnel, funnel_version, stage, opened_at)
              select ?, lead, 1, funnel, version, stage, opened_at
              from %s""";

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
        Rows rows = new Rows("lead", "uuid", column(passes, UUID[]::new, FirstPass::lead))
                .with(
                        "funnel",
                        "text",
                        column(passes, String[]::new, pass -> pass.funnel().key()))
                .with(
                        "version",
                        "int",
                        column(passes, Integer[]::new, pass -> pass.funnel().version()))
                .with(
                        "stage",
                        "text",
                        column(
                                passes,
                                String[]::new,
                                pass -> pass.funnel().entry().key()))
                .with("opened_at", "timestamptz", column(passes, Instant[]::new, FirstPass::openedAt));
        List<@Nullable Object> arguments = new ArrayList<>(List.of(clock.instant()));
        arguments.addAll(rows.arguments());
        return new Sql.Statement(BEGIN.formatted(rows.table("begun")), arguments.toArray());
    }

    private static <C> C[] column(List<FirstPass> passes, IntFunction<C[]> array, Function<FirstPass, C> cell) {
        return passes.stream().map(cell).toArray(array);
    }
}
