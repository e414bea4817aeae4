package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import io.handshake.sla.routing.PassedOver;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Why;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Before whom a hand-off is put, or into whose hands, as its feed tells it. */
sealed interface OfferFact extends HandoffFact {

    @EventType("handoff-offered")
    @Schema(name = "HandoffOffered", description = "The hand-off was put before one rep, whose clock started.")
    record HandoffOffered(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The offer.")
            UUID offer,

            @Schema(required = true, description = "The rep it is offered to.")
            UUID rep,

            @Schema(required = true, description = "Key of the policy the clock runs under.")
            String policy,

            @Schema(required = true, description = "Version of that policy.", minimum = "1")
            int policyVersion,

            @Schema(required = true, description = "The last instant at which an answer keeps the promise.")
            Instant dueAt,

            @Schema(required = true, description = "Why to this rep: " + Route.WHYS)
            String why,

            @Schema(
                    required = true,
                    maxItems = 20,
                    description = "Other reps and why they did not get it; the first 20 by id.")
            List<Other> passedOver)
            implements OfferFact {}

    @EventType("handoff-delivered")
    @Schema(
            name = "HandoffDelivered",
            description =
                    "The hand-off is in the hands of one rep, whom nobody asks: its funnel has no acceptance gate,"
                            + " and no clock runs.")
    record HandoffDelivered(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The delivery, listed among the offers of the hand-off.")
            UUID offer,

            @Schema(required = true, description = "The rep it is delivered to.")
            UUID rep,

            @Schema(required = true, description = "Why to this rep: " + Route.WHYS)
            String why,

            @Schema(
                    required = true,
                    maxItems = 20,
                    description = "Other reps and why they did not get it; the first 20 by id.")
            List<Other> passedOver)
            implements OfferFact {}

    /** A rep who did not get the offer. */
    @Schema(name = "PassedOverRep", description = "A rep who did not get the offer.")
    record Other(
            @Schema(required = true, description = "The rep.")
            UUID rep,

            @Schema(required = true, description = Why.CODES)
            String why) {

        static Other of(PassedOver passedOver) {
            return new Other(passedOver.rep(), passedOver.why().wireName());
        }
    }

    @EventType("handoff-reassigned")
    @Schema(
            name = "HandoffReassigned",
            description =
                    "A hand-off that a rep had accepted or had delivered was put into another rep's hands, by somebody"
                            + " or by routing as the rep left; its state stays.")
    record HandoffReassigned(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The entry among its offers.")
            UUID offer,

            @Schema(required = true, description = "The rep who works it from now on.")
            UUID rep,

            @Schema(required = true, description = "The rep who did.")
            UUID fromRep)
            implements OfferFact {}

    @EventType("handoff-withdrawn")
    @Schema(
            name = "HandoffWithdrawn",
            description =
                    "The offer was taken back: the rep left or did not answer in time, somebody chose another, or something"
                            + " stands against handing the lead over.")
    record HandoffWithdrawn(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The offer.")
            UUID offer,

            @Schema(required = true, description = "The rep who had it.")
            UUID rep,

            @Schema(
                    required = true,
                    description = "`rep-inactive`, `reassigned`, `suppressed` or `expired`. More may be added.")
            String why,

            @Schema(required = true, description = "How the clock ended: `cancelled` or `breached`.")
            String clock)
            implements OfferFact {}
}
