package io.handshake.sla.disputes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why marketing does not agree with a refusal. */
@Schema(name = "NewDispute", description = "Why marketing does not agree with a refusal.")
public record NewDispute(
        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "The reason in marketing's words, 1 to 1,000 characters. Not published.",
                required = true,
                examples = "The budget is on page two of the form.")
        String reason) {}
