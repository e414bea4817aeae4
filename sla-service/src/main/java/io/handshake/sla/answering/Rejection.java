package io.handshake.sla.answering;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a rep does not take a hand-off. */
@Schema(name = "Rejection", description = "Why a rep does not take a hand-off.")
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
        String text) {}
