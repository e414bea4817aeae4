package io.handshake.scoring.experiment;

import io.handshake.chassis.agreement.Version;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment as it is shown. */
@Schema(
        name = "Experiment",
        description =
                "An experiment, in the version of its plan by which it started; before, in the one that is in force, or in"
                        + " its newest when none is.")
public record ExperimentView(
        @Schema(description = "Key of the experiment.", required = true, examples = "budget-guide")
        String key,

        @Schema(description = "The version shown, 1 or more; a version never changes.", required = true, minimum = "1")
        int version,

        @Schema(description = "The newest version, signed or not.", required = true, minimum = "1")
        int latestVersion,

        @Schema(
                description = "planned (not signed by both yet), agreed (it may start) or started. More may come.",
                required = true,
                examples = "agreed")
        String state,

        @Schema(description = "The plan.", required = true) Plan plan,

        @Schema(description = "When it started; null before.", required = true, nullable = true) @Nullable
        Instant startedAt) {

    static ExperimentView of(Version version, int latestVersion, boolean inForce, Optional<Start> start) {
        String agreed = inForce ? "agreed" : "planned";
        return new ExperimentView(
                version.id().key(),
                version.id().version(),
                latestVersion,
                start.isPresent() ? "started" : agreed,
                version.terms().content(Plan.class),
                start.map(Start::at).orElse(null));
    }
}
