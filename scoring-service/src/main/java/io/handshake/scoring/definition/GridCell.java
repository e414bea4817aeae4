package io.handshake.scoring.definition;

import io.handshake.scoring.rule.Threshold;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** So much fit together with so much intent is enough. */
@Schema(
        name = "GridCell",
        description = "At least so many points of fit together with at least so many of intent are enough.")
public record GridCell(
        @NotNull
        @Min(-1_000_000)
        @Max(1_000_000)
        @Schema(description = "Points of the fit rules, -1,000,000 to 1,000,000.", required = true, examples = "20")
        Long fit,

        @NotNull
        @Min(-1_000_000)
        @Max(1_000_000)
        @Schema(
                description = "Points of the rules of activities, -1,000,000 to 1,000,000.",
                required = true,
                examples = "10")
        Long intent) {
    Threshold.Cell cell() {
        return new Threshold.Cell(fit, intent);
    }
}
