package io.handshake.sla.reasons;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reason as people choose it. */
@Schema(name = "ReasonCode", description = "A reason for which a hand-off may be rejected.")
public record ReasonCodeView(
        @Schema(description = "The code. More may be added.", required = true, examples = "no-budget")
        String code,

        @Schema(description = "The reason in plain words.", required = true)
        String title,

        @Schema(
                description = "What has to be mended when it keeps coming back: `definition-fault`, `data-fault`,"
                        + " `timing` or `capacity`. More may be added.",
                required = true,
                examples = "definition-fault")
        String group,

        @Schema(description = "Whether a text has to say more.", required = true)
        boolean textRequired,

        @Schema(
                description = "Whether the hand-off ends with it; else it is offered to somebody else.",
                required = true)
        boolean endsHandoff) {

    static ReasonCodeView of(ReasonCode reason) {
        return new ReasonCodeView(
                reason.wireName(), reason.title(), reason.group().wireName(), reason.needsText(), reason.endsHandoff());
    }
}
