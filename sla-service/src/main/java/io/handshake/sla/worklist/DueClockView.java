package io.handshake.sla.worklist;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An open clock on a hand-off, in short. */
@Schema(name = "DueClock", description = "An open clock on a hand-off, in short; `GET /v1/clocks/{id}` tells the rest.")
public record DueClockView(
        @Schema(description = "Id of the clock.", required = true)
        UUID id,

        @Schema(
                description = "What it waits for: `accept`, `first-touch`, `work-by` or `outcome`. More may be added.",
                required = true)
        String kind,

        @Schema(
                description =
                        "When its time is used up; while it stands still, when that would be if nobody resumed it."
                                + " A time in 2200 means never.",
                required = true)
        Instant dueAt,

        @Schema(
                description =
                        "Whole seconds of its calendar that are left, rounded down; negative once they are used up. While"
                                + " no hours of the calendar pass, this stays as it is.",
                required = true)
        long secondsLeft,

        @Schema(description = "Whether it stands still at the moment.", required = true)
        boolean paused) {

    static DueClockView of(Clock clock, Instant now) {
        return new DueClockView(
                clock.row().id(),
                clock.row().kind().wireName(),
                clock.countdown().dueAt(),
                clock.row().target().minus(clock.elapsedAt(now)).toSeconds(),
                clock.stateAt(now) == ClockState.PAUSED);
    }
}
