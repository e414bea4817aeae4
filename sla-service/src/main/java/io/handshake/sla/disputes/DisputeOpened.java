package io.handshake.sla.disputes;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Marketing does not agree with a refusal. */
@EventType("dispute-opened")
@Schema(name = "DisputeOpened", description = "Marketing does not agree with a refusal.")
record DisputeOpened(
        @Schema(description = "The dispute.", required = true)
        UUID dispute,

        @Schema(description = "The refused hand-off.", required = true)
        UUID handoff,

        @Schema(description = "Its lead.", required = true) UUID lead,

        @Schema(description = "The lead's pass, counted from 1.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The rep who refused it.", required = true)
        UUID rep,

        @Schema(description = "Why it was refused: a code of `GET /v1/reason-codes`.", required = true)
        String refusal,

        @Schema(
                description =
                        "What is to be mended when that reason keeps coming back: `definition-fault`, `data-fault`,"
                                + " `timing`. More may be added.",
                required = true)
        String group) {

    static DisputeOpened of(Dispute dispute) {
        return new DisputeOpened(
                dispute.id(),
                dispute.handoff(),
                dispute.lead(),
                dispute.pass(),
                dispute.rep(),
                dispute.refusal(),
                Refusal.groupOf(dispute.refusal()));
    }
}
