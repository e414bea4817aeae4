package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import io.handshake.sla.routing.Route;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a hand-off is there, and whether it can be put before somebody, as its feed tells it. */
sealed interface OpeningFact extends HandoffFact {

    @EventType("handoff-opened")
    @Schema(name = "HandoffOpened", description = "A qualified pass is to be handed over.")
    record HandoffOpened(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "Stage whose entry opened the hand-off.")
            String stage,

            @Schema(required = true, description = "Role it is handed to, such as `SALES`. More may be added.")
            String to,

            @Schema(required = true, description = "When the entry into the stage was recorded.")
            Instant qualifiedAt,

            @Schema(required = true, description = "When the hand-off was opened.")
            Instant openedAt,

            @Schema(
                    required = true,
                    description = "Whether a rep is asked to accept it; false where its funnel has no acceptance gate.")
            boolean gated)
            implements OpeningFact {}

    @EventType("handoff-unrouted")
    @Schema(name = "HandoffUnrouted", description = "Nobody could take the hand-off; it waits, oldest first.")
    record HandoffUnrouted(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = Route.Lack.CODES)
            String why)
            implements OpeningFact {}

    @EventType("handoff-unrouted-too-long")
    @Schema(
            name = "HandoffUnroutedTooLong",
            description = "The hand-off has waited for a rep longer than it should; told once per wait.")
    record HandoffUnroutedTooLong(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead to be handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(description = Route.Lack.CODES + " As of its last try; absent when it was not tried.") @Nullable
            String why,

            @Schema(required = true, description = "Since when it waits.")
            Instant since,

            @Schema(required = true, description = "How long it should wait at most, in seconds.", minimum = "1")
            long targetSeconds)
            implements OpeningFact {}

    @EventType("handoff-suppressed")
    @Schema(
            name = "HandoffSuppressed",
            description =
                    "Something stands against handing the lead over: it is offered to nobody. Told again when that"
                            + " changes.")
    record HandoffSuppressed(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead that is not handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "`no-consent` or `existing-customer`. More may be added.")
            String why)
            implements OpeningFact {}

    @EventType("handoff-released")
    @Schema(name = "HandoffReleased", description = "Nothing stands against it any more: it is offered, or waits.")
    record HandoffReleased(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead to be handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass)
            implements OpeningFact {}
}
