package io.handshake.sla.disputes;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sales answered in a dispute. */
@EventType("dispute-answered")
@Schema(name = "DisputeAnswered", description = "Sales answered in a dispute.")
record DisputeAnswered(
        @Schema(description = "The dispute.", required = true)
        UUID dispute,

        @Schema(description = "The refused hand-off.", required = true)
        UUID handoff,

        @Schema(description = "Its lead.", required = true) UUID lead,

        @Schema(description = "The lead's pass, counted from 1.", required = true, minimum = "1")
        int pass) {

    static DisputeAnswered of(Dispute dispute) {
        return new DisputeAnswered(dispute.id(), dispute.handoff(), dispute.lead(), dispute.pass());
    }
}
