package io.handshake.sla.handoffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.event.EventType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rep answered to an offer, as the feed of the hand-off tells it. */
sealed interface AnswerFact extends HandoffFact {

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
            implements AnswerFact {}

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
            implements AnswerFact {}
}
