package io.handshake.scoring.experiment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The first version of an experiment's plan, and the key it is known by from then on. */
@Schema(description = "A new experiment; its plan becomes version 1, without signatures.")
public record NewExperiment(
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the experiment, the same for all versions of its plan: lower-case letters, digits"
                        + " and hyphens, at most 63.",
                required = true,
                examples = "budget-guide")
        String key,

        @NotNull @Valid @Schema(description = "The plan.", required = true)
        Plan plan,

        @NotNull
        @Schema(
                description = "The earliest instant at which it may start, 1970 to 2099.",
                required = true,
                examples = "2026-01-01T00:00:00Z")
        Instant effectiveFrom) {
    NewExperimentVersion firstVersion() {
        return new NewExperimentVersion(plan, effectiveFrom, "new");
    }
}
