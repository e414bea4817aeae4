package io.handshake.sla.clocks;

import io.handshake.sla.clock.ClockState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A promise on a hand-off, or on one offer of it. */
@Schema(
        name = "Clock",
        description = "A promise on a hand-off, or on one offer of it: kept by when, and what became of it.")
public record ClockView(
        @Schema(description = "Id of the clock.", required = true)
        UUID id,

        @Schema(description = "The hand-off.", required = true)
        UUID handoff,

        @Schema(
                description = "The offer; null when the clock is not about one offer.",
                required = true,
                nullable = true)
        @Nullable
        UUID offer,

        @Schema(
                description = "What it waits for: `accept` (the answer to an offer), `first-touch` (a touch by whoever"
                        + " accepted), `work-by` (a touch, since the hand-off was opened) or `outcome` (what came of it). More may be"
                        + " added.",
                required = true)
        String kind,

        @Schema(description = "Key of the policy it runs under.", required = true)
        String policy,

        @Schema(description = "Version of that policy.", required = true, minimum = "1")
        int policyVersion,

        @Schema(description = "Key of the calendar whose hours count.", required = true, examples = "24x7")
        String calendar,

        @Schema(
                description = "Version of that calendar; it stays the one the clock started with.",
                required = true,
                minimum = "1")
        int calendarVersion,

        @Schema(
                description = "Whether this calendar stands in for the one the policy is about, as that is missing.",
                required = true)
        boolean calendarStandsIn,

        @Schema(description = "When it started, by our clock.", required = true)
        Instant startedAt,

        @Schema(
                description =
                        "When its time is used up. What is done exactly then, or later while no hours count, keeps"
                                + " the promise. While it stands still: when that would be if nobody resumed it. A time in 2200"
                                + " means never.",
                required = true)
        Instant dueAt,

        @Schema(description = "Time allowed, in seconds of the calendar.", required = true, minimum = "1")
        long targetSeconds,

        @Schema(
                description = "`running`, `paused` (it stands still), `met`, `breached` or `cancelled`, as it is now,"
                        + " announced or not. More may be added.",
                required = true)
        String state,

        @Schema(
                description =
                        "Whole seconds of the calendar used up, until it stopped or until now, without its pauses.",
                required = true,
                minimum = "0")
        long elapsedSeconds,

        @Schema(
                description = "The same exactly, as an ISO 8601 duration such as `PT26H3M0.25S`.",
                required = true,
                format = "duration")
        String elapsed,

        @Schema(description = "Whole seconds of the calendar in which it stood still.", required = true, minimum = "0")
        long pausedSeconds,

        @Schema(
                description =
                        "When it stopped: when what it waited for happened, or stopped to matter; null while it is"
                                + " open.",
                required = true,
                nullable = true)
        @Nullable
        Instant stoppedAt,

        @Schema(description = "When its breach was announced; null if it was not.", required = true, nullable = true)
        @Nullable
        Instant breachAnnouncedAt,

        @Schema(
                description = "When that breach was taken back, as it proved wrong; null if it was not.",
                required = true,
                nullable = true)
        @Nullable
        Instant breachRetractedAt) {

    public static ClockView of(Clock clock, Instant now) {
        ClockRow row = clock.row();
        Duration elapsed = clock.elapsedAt(now);
        return new ClockView(
                row.id(),
                row.handoff(),
                row.offer(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                row.calendar(),
                row.calendarVersion(),
                row.standsIn(),
                row.startedAt(),
                clock.countdown().dueAt(),
                row.target().toSeconds(),
                clock.stateAt(now).wireName(),
                elapsed.toSeconds(),
                elapsed.toString(),
                clock.countdown().excusedUntil(clock.endAt(now)).toSeconds(),
                row.stoppedAt(),
                row.announcedAt(),
                row.retractedAt());
    }

    /** What its instants say of an end, or of an open clock, anew. */
    static ClockState derived(Clock clock, Instant now) {
        ClockRow row = clock.row();
        Instant stopped = row.stoppedAt();
        if (stopped == null) {
            return clock.countdown().openAt(now);
        }
        return row.state() == ClockState.CANCELLED
                ? clock.countdown().droppedAt(stopped)
                : clock.countdown().answeredAt(stopped);
    }
}
