package io.handshake.lead.transition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reason as people choose it. */
@Schema(name = "DisqualifyReason", description = "A reason for which a lead is disqualified.")
public record DisqualifyReasonView(
        @Schema(description = "The code. More may be added.", required = true, examples = "job-seeker")
        String code,

        @Schema(description = "The reason in plain words.", required = true)
        String title,

        @Schema(description = "Whether a note has to say more.", required = true)
        boolean textRequired) {

    static DisqualifyReasonView of(DisqualifyReason reason) {
        return new DisqualifyReasonView(reason.code(), reason.title(), reason.needsText());
    }
}
