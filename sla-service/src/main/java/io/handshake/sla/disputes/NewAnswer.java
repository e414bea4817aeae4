package io.handshake.sla.disputes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sales answers in a dispute. */
@Schema(name = "NewAnswer", description = "What sales answers in a dispute.")
public record NewAnswer(
        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "The answer in sales' words, 1 to 1,000 characters. Not published.",
                required = true,
                examples = "The buyer says that it was spent in March.")
        String text) {}
