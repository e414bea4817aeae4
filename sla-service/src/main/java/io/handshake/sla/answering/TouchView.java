package io.handshake.sla.answering;

import io.handshake.sla.handoffs.WorkHandoff.Touch;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody got in touch with a lead. */
@Schema(name = "Touch", description = "How whoever holds the hand-off got in touch with its lead, or tried to.")
public record TouchView(
        @Schema(description = "Id of the touch.", required = true)
        UUID id,

        @Schema(description = "The rep.", required = true) UUID rep,

        @Schema(description = "`call`, `e-mail` or `meeting`. More may be added.", required = true)
        String kind,

        @Schema(description = "`reached`, `message-left` or `not-reached`. More may be added.", required = true)
        String outcome,

        @Schema(description = "When it happened, as the rep says.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was reported, by our clock.", required = true)
        Instant recordedAt) {

    static TouchView of(Touch touch) {
        return new TouchView(
                touch.id(), touch.rep(), touch.kind(), touch.outcome(), touch.occurredAt(), touch.recordedAt());
    }
}
