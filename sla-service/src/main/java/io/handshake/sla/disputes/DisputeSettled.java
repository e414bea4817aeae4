package io.handshake.sla.disputes;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Both sides settled a dispute. */
@EventType("dispute-settled")
@Schema(name = "DisputeSettled", description = "Both sides settled a dispute.")
record DisputeSettled(
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
        String group,

        @Schema(
                description = "`upheld`: the refusal stands. `overturned`: it was a good lead, and the refusal does not"
                        + " count against marketing. More may be added.",
                required = true)
        String outcome) {

    static DisputeSettled of(Dispute dispute, String outcome) {
        return new DisputeSettled(
                dispute.id(),
                dispute.handoff(),
                dispute.lead(),
                dispute.pass(),
                dispute.rep(),
                dispute.refusal(),
                Refusal.groupOf(dispute.refusal()),
                outcome);
    }
}
