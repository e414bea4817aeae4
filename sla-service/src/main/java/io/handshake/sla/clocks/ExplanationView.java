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
                description = "Whole seconds that counted: the sum over the intervals that did, of all pages.",
                required = true,
                minimum = "0")
        long countedSeconds,

        @Schema(
                description = "Seconds of the calendar that its policy lets pauses take.",
                required = true,
                minimum = "0")
        long pauseBudgetSeconds,

        @Schema(description = "The intervals of this page in order and without a gap.", required = true)
        List<Interval> intervals,

        @Schema(description = "Whether the last one ends when the clock's time does.", required = true)
        boolean complete,

        @Schema(
                description = "The `after` of the page that goes on where this one ends; null when it is complete.",
                required = true,
                nullable = true)
        @Nullable
        String next) {

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

    /** The intervals after so many; {@code next} when there are more than {@code ledger} has. */
    public static ExplanationView of(Clock clock, Instant now, Ledger ledger, int after, @Nullable String next) {
        return new ExplanationView(
                ClockView.of(clock, now),
                ClockView.derived(clock, now).wireName(),
                clock.elapsedAt(now).toSeconds(),
                clock.policy().pauses().budget().toSeconds(),
                ledger.entries().stream().skip(after).map(Interval::of).toList(),
                ledger.complete(),
                next);
    }
}
