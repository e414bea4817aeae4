package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That the time of a clock is running out, or has, as the feed of the hand-off tells it. */
sealed interface BreachFact extends HandoffFact {

    @EventType("clock-warned")
    @Schema(name = "ClockWarned", description = "A share of the time allowed is used up.")
    record ClockWarned(
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

            @Schema(required = true, description = "The share, as the policy names it, between 0 and 1.")
            BigDecimal share,

            @Schema(required = true, description = "When its time is used up; what comes later is too late.")
            Instant dueAt,

            @Schema(required = true, description = "When it was noticed.")
            Instant announcedAt)
            implements BreachFact {}

    @EventType("clock-breached")
    @Schema(name = "ClockBreached", description = "The promised time passed without what was promised.")
    record ClockBreached(
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

            @Schema(required = true, description = "When its time is used up; what comes later is too late.")
            Instant dueAt,

            @Schema(required = true, description = "When it was noticed.")
            Instant announcedAt)
            implements BreachFact {}

    @EventType("clock-escalated")
    @Schema(name = "ClockEscalated", description = "A breach has lasted so long that somebody else is told.")
    record ClockEscalated(
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

            @Schema(required = true, description = "Who: `rep`, `manager` or `marketing`. More may be added.")
            String to,

            @Schema(
                    required = true,
                    minimum = "1",
                    description = "Seconds of its calendar beyond the time allowed at which the policy wants it.")
            long afterSeconds,

            @Schema(required = true, description = "When its time is used up; what comes later is too late.")
            Instant dueAt,

            @Schema(required = true, description = "When it was noticed.")
            Instant announcedAt)
            implements BreachFact {}

    @EventType("clock-breach-retracted")
    @Schema(
            name = "ClockBreachRetracted",
            description =
                    "The promise was kept after all: what was announced as a breach was in time, and is reported late.")
    record ClockBreachRetracted(
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

            @Schema(required = true, description = "When what was promised happened.")
            Instant stoppedAt,

            @Schema(required = true, description = "When its time is used up; what comes later is too late.")
            Instant dueAt,

            @Schema(required = true, description = "When the breach was taken back.")
            Instant retractedAt)
            implements BreachFact {}
}
