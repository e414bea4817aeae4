package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a clock on a hand-off started or stopped, as the feed of the hand-off tells it. */
sealed interface ClockFact extends HandoffFact {

    @EventType("clock-started")
    @Schema(
            name = "ClockStarted",
            description =
                    "A clock on the hand-off started, or came to it from one that it met; those on offers are told of by the offer.")
    record ClockStarted(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(description = "The offer; absent when the clock is not about one offer.") @Nullable
            UUID offer,

            @Schema(description = "The rep who owes it; absent while nobody does.") @Nullable
            UUID rep,

            @Schema(required = true, description = "The clock.")
            UUID clock,

            @Schema(
                    required = true,
                    description =
                            "What it waits for: `accept`, `first-touch`, `work-by` or `outcome`. More may be added.")
            String kind,

            @Schema(required = true, description = "Key of the policy it runs under.")
            String policy,

            @Schema(required = true, description = "Version of that policy.", minimum = "1")
            int policyVersion,

            @Schema(required = true, description = "Key of the calendar whose hours count.")
            String calendar,

            @Schema(required = true, description = "Version of that calendar.", minimum = "1")
            int calendarVersion,

            @Schema(required = true, description = "When it started.")
            Instant startedAt,

            @Schema(required = true, description = "When its time is used up; what comes later is too late.")
            Instant dueAt)
            implements ClockFact {}

    @EventType("clock-stopped")
    @Schema(
            name = "ClockStopped",
            description =
                    "A clock on the hand-off stopped; of two words on one clock the later counts. Those on offers are told of by their answer.")
    record ClockStopped(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(description = "The offer; absent when the clock is not about one offer.") @Nullable
            UUID offer,

            @Schema(description = "The rep who owes it; absent while nobody does.") @Nullable
            UUID rep,

            @Schema(required = true, description = "The clock.")
            UUID clock,

            @Schema(
                    required = true,
                    description =
                            "What it waits for: `accept`, `first-touch`, `work-by` or `outcome`. More may be added.")
            String kind,

            @Schema(required = true, description = "Key of the policy it runs under.")
            String policy,

            @Schema(required = true, description = "Version of that policy.", minimum = "1")
            int policyVersion,

            @Schema(required = true, description = "How it ended: `met`, `breached` or `cancelled`.")
            String outcome,

            @Schema(required = true, description = "When it stopped: when what it waited for happened.")
            Instant stoppedAt,

            @Schema(
                    required = true,
                    minimum = "0",
                    description = "Whole seconds of its calendar used up by then, without its pauses.")
            long elapsedSeconds,

            @Schema(
                    required = true,
                    format = "duration",
                    description = "The same exactly, as an ISO 8601 duration such as `PT26H3M0.25S`.")
            String elapsed)
            implements ClockFact {}
}
