package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is done with a hand-off by whoever holds it, as its feed tells it. */
sealed interface WorkFact extends HandoffFact {

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
            implements WorkFact {}

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
            implements WorkFact {}

    @EventType("handoff-resumed")
    @Schema(name = "HandoffResumed", description = "The clocks of the hand-off run again.")
    record HandoffResumed(
            @Schema(required = true, description = "The hand-off.")
            UUID handoff,

            @Schema(required = true, description = "The lead handed over.")
            UUID lead,

            @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
            int pass)
            implements WorkFact {}
}
