package io.handshake.sla.answering;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.sla.SlaProblem.TEXT_REQUIRED;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.reasons.ReasonCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a rep does not take a hand-off, or not any more. */
@Schema(name = "Rejection", description = "Why a rep does not take a hand-off, or not any more.")
public record Rejection(
        @Schema(
                description = "A code of `GET /v1/reason-codes`. More may be added.",
                required = true,
                examples = "no-budget")
        @NotBlank
        @Size(max = 100)
        String reason,

        @Schema(
                description = "More about it in the rep's words; required for the reason `other`. Not published.",
                nullable = true)
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Nullable
        String text) {

    /** The reason, with the text that it needs. */
    ReasonCode code() {
        ReasonCode code = ReasonCode.of(reason)
                .orElseThrow(() -> INVALID_CONTENT.because(
                        "the reason is not a known code",
                        List.of(FieldError.at("/reason", "must be a code of GET /v1/reason-codes"))));
        if (code.needsText() && text == null) {
            throw TEXT_REQUIRED.because(
                    "the reason " + code.wireName() + " needs a text",
                    List.of(FieldError.at("/text", "must say more")));
        }
        return code;
    }
}
