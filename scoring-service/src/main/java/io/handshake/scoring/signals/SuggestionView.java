package io.handshake.scoring.signals;

import io.handshake.scoring.calibration.Cohort;
import io.handshake.scoring.calibration.MeasuredRate;
import io.handshake.scoring.rate.Cut;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points that the evidence suggests, and how well they did on leads they were not learnt from. */
@Schema(
        name = "Suggestion",
        description =
                "Points that the evidence suggests, learnt from one half of the leads and judged by the other. Never in"
                        + " force by itself.")
public record SuggestionView(
        @Schema(description = "Id of the suggestion.", required = true)
        UUID id,

        @Schema(description = "When it was made.", required = true)
        Instant createdAt,

        @Schema(description = "Begin of the window.", required = true)
        Instant from,

        @Schema(description = "End of the window, not included.", required = true)
        Instant to,

        @Schema(description = "Days of 24 hours each pass was given.", required = true, minimum = "1")
        int horizonDays,

        @Schema(description = "The rate the threshold was chosen for.", required = true)
        double target,

        @Schema(description = "What the halves were drawn with.", required = true)
        int seed,

        @Schema(
                description =
                        "Everything recorded before this instant was known; null while nothing had been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(
                description = "The half that was learnt from; of more than 20,000 passes, 20,000 are drawn for both.",
                required = true)
        MeasuredRate learnt,

        @Schema(description = "The half held out, by which everything below is judged.", required = true)
        MeasuredRate heldOut,

        @Schema(description = "Rules and threshold.", required = true)
        SuggestedDefinition definition,

        @Schema(
                description = "Leads held out that reach the threshold; null when there is none.",
                required = true,
                nullable = true)
        @Nullable
        MeasuredRate atThreshold,

        @Schema(
                description =
                        "Area under the ROC curve: the chance that a lead that became an opportunity scores higher"
                                + " than one that did not. 0.5 is guessing, 1 is perfect.",
                required = true,
                minimum = "0",
                maximum = "1")
        double auc,

        @Schema(
                description = "Lower end of its interval of 95 % by DeLong.",
                required = true,
                minimum = "0",
                maximum = "1")
        double aucLower,

        @Schema(
                description = "Upper end of its interval of 95 % by DeLong.",
                required = true,
                minimum = "0",
                maximum = "1")
        double aucUpper,

        @Schema(
                description = "Mean of -ln of the chance the points gave to what happened; the lower the better.",
                required = true,
                minimum = "0")
        double logLoss,

        @Schema(
                description = "The same of giving every lead the rate of all: what the points have to beat.",
                required = true,
                minimum = "0")
        double usualLogLoss,

        @Schema(
                description = "Ten groups by chance, lowest first: whether what was expected happened.",
                required = true)
        List<Group> groups) {

    /** Leads with about the same chance. */
    @Schema(name = "ChanceGroup", description = "Leads with about the same chance.")
    record Group(
            @Schema(
                    description = "The chance the points gave, on average.",
                    required = true,
                    minimum = "0",
                    maximum = "1")
            double expected,

            @Schema(description = "What became of them.", required = true)
            MeasuredRate happened) {}

    static SuggestionView of(
            UUID id,
            Instant now,
            Cohort cohort,
            NewSuggestion asked,
            MeasuredRate learnt,
            PointSet points,
            Trial trial) {
        Cut cut = trial.cut().orElse(null);
        return new SuggestionView(
                id,
                now,
                cohort.from(),
                cohort.to(),
                cohort.horizonDays(),
                asked.target().doubleValue(),
                asked.seeded(),
                cohort.asOf(),
                learnt,
                MeasuredRate.of(trial.all()),
                SuggestedDefinition.of(points, cut == null ? null : cut.threshold()),
                cut == null ? null : MeasuredRate.of(cut.pooled()),
                trial.auc().value(),
                trial.auc().lower(),
                trial.auc().upper(),
                trial.logLoss(),
                trial.usualLogLoss(),
                trial.groups().stream()
                        .map(group -> new Group(group.expected(), MeasuredRate.of(group.happened())))
                        .toList());
    }
}
