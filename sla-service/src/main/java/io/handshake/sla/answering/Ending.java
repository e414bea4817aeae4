package io.handshake.sla.answering;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a rep does not go on with a lead that was accepted. */
@Schema(name = "Ending", description = "Why a rep does not go on with a lead that was accepted.")
public record Ending(
        @Schema(
                description = "A code of `GET /v1/reason-codes`, but for `rep-capacity`. More may be added.",
                required = true,
                examples = "bad-timing")
        @NotBlank
        @Size(max = 100)
        String reason,

        @Schema(
                description =
                        "More about it in the rep's words, 1 to 1,000 characters; required for the reason `other`."
                                + " Not published.",
                nullable = true)
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Nullable
        String text) {}
