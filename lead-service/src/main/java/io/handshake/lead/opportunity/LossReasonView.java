package io.handshake.lead.opportunity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reason as people choose it. */
@Schema(name = "LossReason", description = "A reason for which an opportunity is lost.")
public record LossReasonView(
        @Schema(description = "The code. More may be added.", required = true, examples = "no-budget")
        String code,

        @Schema(description = "The reason in plain words.", required = true)
        String title,

        @Schema(description = "Whether a note has to say more.", required = true)
        boolean textRequired) {

    static LossReasonView of(LossReason reason) {
        return new LossReasonView(reason.code(), reason.title(), reason.needsText());
    }
}
