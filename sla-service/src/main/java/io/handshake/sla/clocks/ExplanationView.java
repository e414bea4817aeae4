package io.handshake.sla.clocks;

import io.handshake.sla.clock.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the time of a clock went. */
@Schema(
        name = "ClockExplanation",
        description =
                "Where the time of a clock went, from its start until it stopped, or until now. Everything is worked"
                        + " out anew from instants, the calendar and the pauses.")
public record ExplanationView(
        @Schema(description = "The clock.", required = true) ClockView clock,

        @Schema(
                description =
                        "What the instants say of it: `running`, `paused`, `met`, `breached` or `cancelled`. More may"
                                + " be added.",
                required = true)
        String outcome,

        @Schema(
                description = "Whole seconds that counted: the sum over the intervals that did.",
                required = true,
                minimum = "0")
        long countedSeconds,

        @Schema(
                description = "Seconds of the calendar that its policy lets pauses take.",
                required = true,
                minimum = "0")
        long pauseBudgetSeconds,

        @Schema(description = "The intervals in order and without a gap, at most 2,000.", required = true)
        List<Interval> intervals,

        @Schema(
                description = "Whether these are all; else the last one ends before the clock's time does, and"
                        + " `countedSeconds` is theirs.",
                required = true)
        boolean complete) {

    private static final int LIMIT = 2_000;

    /** Time of one kind for one reason. */
    @Schema(name = "ClockInterval", description = "Time that counted, stood still or did not count, for one reason.")
    public record Interval(
            @Schema(description = "Its begin.", required = true)
            Instant from,

            @Schema(description = "Its end, exclusively; the begin itself for a change of clocks.", required = true)
            Instant to,

            @Schema(description = "`counted`, `paused` or `uncounted`. More may be added.", required = true)
            String kind,

            @Schema(
                    description =
                            "`within-hours`, `pause-budget-used-up` (paused, and it counts all the same), `paused`,"
                                    + " `outside-hours`, `holiday` or `clock-change`. More may be added.",
                    required = true)
            String reason,

            @Schema(
                    description =
                            "The holiday, the reason of the pause, or by how much clocks were put forward as an ISO"
                                    + " 8601 duration; null for the others.",
                    required = true,
                    nullable = true)
            @Nullable
            String about) {

        static Interval of(Ledger.Entry entry) {
            return new Interval(
                    entry.from(),
                    entry.to(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.reason(),
                    entry.about());
        }
    }

    public static ExplanationView of(Clock clock, Instant now) {
        Ledger ledger = clock.countdown().explain(clock.endAt(now), LIMIT);
        return new ExplanationView(
                ClockView.of(clock, now),
                ClockView.derived(clock, now).wireName(),
                ledger.counted().toSeconds(),
                clock.policy().pauses().budget().toSeconds(),
                ledger.entries().stream().map(Interval::of).toList(),
                ledger.complete());
    }
}
