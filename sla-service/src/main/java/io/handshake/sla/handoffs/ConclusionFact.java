package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a hand-off in the end, as its feed tells it. */
sealed interface ConclusionFact extends HandoffFact {

    @EventType("handoff-recycled")
    @Schema(name = "HandoffRecycled", description = "Nobody took the hand-off; its lead goes back to marketing.")
    record HandoffRecycled(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead that was to be handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(
                    required = true,
                    description = "`rounds-exhausted`: as many offers expired as the policy allows. More may be added.")
            String why,

            @Schema(required = true, description = "How many offers of it have expired.", minimum = "1")
            int expiredOffers)
            implements ConclusionFact {}

    @EventType("handoff-qualified")
    @Schema(
            name = "HandoffQualified",
            description =
                    "Whoever holds it, or has it offered where sales qualifies before it accepts, found the lead worth an opportunity.")
    record HandoffQualified(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The rep who said so.")
            UUID rep,

            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    additionalProperties = Object.class,
                    description =
                            "What was answered, by criterion: true or false, a number, a choice or a date. Texts are not published.")
            Map<String, Object> answers)
            implements ConclusionFact {}

    @EventType("handoff-disqualified")
    @Schema(name = "HandoffDisqualified", description = "Whoever holds it put the lead out.")
    record HandoffDisqualified(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The rep who said so.")
            UUID rep,

            @Schema(required = true, description = "The coded reason.")
            String reason,

            @Schema(required = true, description = "Group of the reason, such as `definition-fault`.")
            String group)
            implements ConclusionFact {}

    @EventType("handoff-returned")
    @Schema(name = "HandoffReturned", description = "Whoever holds it gave the lead back to marketing to be nurtured.")
    record HandoffReturned(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass,

            @Schema(required = true, description = "The rep who gave it back.")
            UUID rep,

            @Schema(required = true, description = "The coded reason.")
            String reason,

            @Schema(required = true, description = "Group of the reason, such as `timing`.")
            String group)
            implements ConclusionFact {}

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
            implements ConclusionFact {}
}
