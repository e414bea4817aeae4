package io.handshake.sla.handoffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.event.EventType;
import io.handshake.sla.routing.PassedOver;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened to a hand-off, as its feed tells it. */
interface HandoffFact {

    default Record asRecord() {
        return (Record) this;
    }

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
            implements HandoffFact {}

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
            implements HandoffFact {}

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
            implements HandoffFact {}

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
            implements HandoffFact {}

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
            implements HandoffFact {}

    @EventType("handoff-reassigned")
    @Schema(
            name = "HandoffReassigned",
            description = "Somebody put an accepted hand-off into another rep's hands; it stays accepted.")
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
            implements HandoffFact {}

    @EventType("handoff-accepted")
    @Schema(name = "HandoffAccepted", description = "The rep undertakes to work the lead.")
    record HandoffAccepted(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The offer.")
            UUID offer,

            @Schema(required = true, description = "The rep who accepted.")
            UUID rep,

            @Schema(
                    required = true,
                    minimum = "0",
                    description = "Whole seconds of the policy's calendar from the offer to the acceptance.")
            long elapsedSeconds,

            @Schema(
                    required = true,
                    format = "duration",
                    description = "The same exactly, as an ISO 8601 duration such as `PT26H3M0.25S`.")
            String elapsed,

            @Schema(required = true, description = "How the clock ended: `met` or `breached`.")
            String clock,

            @Schema(
                    required = true,
                    minimum = "0",
                    description = "Whole seconds from the recorded qualification to the first offer.")
            long systemDelaySeconds,

            @Schema(
                    required = true,
                    minimum = "1",
                    description = "How often the hand-off has been accepted, with this: more than once when earlier"
                            + " acceptances were taken back.")
            int acceptance,

            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    additionalProperties = Object.class,
                    description =
                            "What was answered, by criterion: true or false, a number, a choice or a date. Texts are not"
                                    + " published.")
            Map<String, Object> answers)
            implements HandoffFact {}

    @EventType("handoff-rejected")
    @Schema(name = "HandoffRejected", description = "The rep refused; what the rep wrote stays with the hand-off.")
    record HandoffRejected(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The offer.")
            UUID offer,

            @Schema(required = true, description = "The rep who refused.")
            UUID rep,

            @Schema(required = true, description = "The coded reason.")
            String reason,

            @Schema(required = true, description = "Group of the reason, such as `definition-fault`.")
            String group,

            @JsonProperty("final")
            @Schema(required = true, description = "Whether the hand-off has ended; else somebody else may get it.")
            boolean isFinal,

            @Schema(
                    required = true,
                    minimum = "0",
                    description = "Whole seconds of the policy's calendar from the offer to the refusal.")
            long elapsedSeconds,

            @Schema(
                    required = true,
                    format = "duration",
                    description = "The same exactly, as an ISO 8601 duration such as `PT26H3M0.25S`.")
            String elapsed,

            @Schema(required = true, description = "How the clock ended: `met` or `breached`.")
            String clock)
            implements HandoffFact {}

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
            implements HandoffFact {}

    @EventType("handoff-cancelled")
    @Schema(name = "HandoffCancelled", description = "The hand-off lost its reason.")
    record HandoffCancelled(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(
                    required = true,
                    description =
                            "How the pass closed: `won`, `lost`, `recycled` or `disqualified`; or `merged` when the"
                                    + " lead turned out to be another one whose hand-off stays. More may be added.")
            String why,

            @Schema(
                    description = "How the running clock ended: `cancelled`, or `breached` if its time was up;"
                            + " absent if it was not offered.")
            @Nullable
            String clock,

            @Schema(description = "The rep it was offered to; absent if it was not offered.") @Nullable
            UUID rep)
            implements HandoffFact {}

    @EventType("handoff-moved")
    @Schema(
            name = "HandoffMoved",
            description =
                    "The hand-off is about another lead's pass from now on; its offers and its clock are as before.")
    record HandoffMoved(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead it is about now.")
            UUID lead,

            @Schema(required = true, description = "The pass it is about now, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The lead it was about.")
            UUID fromLead,

            @Schema(required = true, description = "The pass it was about, counted from 1.", minimum = "1")
            int fromPass,

            @Schema(required = true, description = "`merged`: both are the same person. More may be added.")
            String why)
            implements HandoffFact {}

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
            implements HandoffFact {}

    @EventType("handoff-released")
    @Schema(name = "HandoffReleased", description = "Nothing stands against it any more: it is offered, or waits.")
    record HandoffReleased(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead to be handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass)
            implements HandoffFact {}

    @EventType("handoff-touched")
    @Schema(
            name = "HandoffTouched",
            description = "Whoever holds the hand-off got in touch with its lead, or tried to.")
    record HandoffTouched(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The touch.")
            UUID touch,

            @Schema(required = true, description = "The rep who did.")
            UUID rep,

            @Schema(required = true, description = "`call`, `e-mail` or `meeting`. More may be added.")
            String kind,

            @Schema(required = true, description = "`reached`, `message-left` or `not-reached`. More may be added.")
            String outcome)
            implements HandoffFact {}

    @EventType("handoff-paused")
    @Schema(
            name = "HandoffPaused",
            description = "The clocks of the hand-off stand still, as far as their policies allow it.")
    record HandoffPaused(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "Code of the reason, one of the policy's.")
            String reason)
            implements HandoffFact {}

    @EventType("handoff-resumed")
    @Schema(name = "HandoffResumed", description = "The clocks of the hand-off run again.")
    record HandoffResumed(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass)
            implements HandoffFact {}
}
