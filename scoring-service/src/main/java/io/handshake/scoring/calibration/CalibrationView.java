package io.handshake.scoring.calibration;

import io.handshake.scoring.calibration.ScoreCounts.Young;
import io.handshake.scoring.rate.Curve;
import io.handshake.scoring.rate.Cut;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often leads of each score became opportunities, and what follows for the threshold. */
@Schema(
        name = "Calibration",
        description =
                "How often leads of each score became opportunities, and what follows for the threshold. Those too"
                        + " young to be judged are counted apart and in no rate.")
public record CalibrationView(
        @Schema(description = "Begin of the window.", required = true)
        Instant from,

        @Schema(description = "End of the window, not included.", required = true)
        Instant to,

        @Schema(
                description = "Days of 24 hours each lead is given, from when it was handed over or its pass opened.",
                required = true,
                minimum = "1")
        int horizonDays,

        @Schema(description = "`handed-off` or `all-leads`. More may be added.", required = true)
        String population,

        @Schema(
                description =
                        "Which score counts: `at-qualification`, so that nobody is below the threshold of then; or"
                                + " `judged-last`: the lead's when it was judged last, what it did since included; points"
                                + " that fade may have faded since. More may be added.",
                required = true)
        String scored,

        @Schema(description = "Only leads of this segment; null for any.", required = true, nullable = true) @Nullable
        String segment,

        @Schema(description = "Only leads of this region; null for any.", required = true, nullable = true) @Nullable
        String region,

        @Schema(description = "Only leads of this channel; null for any.", required = true, nullable = true) @Nullable
        String channel,

        @Schema(description = "The rate both sides agreed on.", required = true, minimum = "0", maximum = "1")
        double target,

        @Schema(
                description =
                        "The rate sales reaches without marketing, as it was given: opportunities that sales opens"
                                + " without a lead are not known here.",
                required = true,
                minimum = "0",
                maximum = "1")
        double baseline,

        @Schema(
                description =
                        "Everything recorded before this instant is counted; null while nothing has been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "Whether every member is older than the horizon.", required = true)
        boolean mature,

        @Schema(description = "Passes of the cohort, each once.", required = true, minimum = "0")
        long members,

        @Schema(description = "Of these, too young to be judged.", required = true, minimum = "0")
        long immature,

        @Schema(
                description =
                        "Passes after the end of the window that are too young to be judged: they are no members.",
                required = true,
                minimum = "0")
        long younger,

        @Schema(
                description = "When the first of those that are too young, in the window or after it, is old enough;"
                        + " null when there is none.",
                required = true,
                nullable = true)
        @Nullable
        Instant nextOldEnoughAt,

        @Schema(
                description = "Of the members, those without a score: in no band and no cut, but in `overall`.",
                required = true,
                minimum = "0")
        long unscored,

        @Schema(
                description = "The versions that gave the scores, most frequent first. Points of different versions are"
                        + " on different scales: with more than one, the bands mix them.",
                required = true)
        List<ScoringVersion> versions,

        @Schema(description = "All members together.", required = true)
        JudgementView overall,

        @Schema(description = "Width of a band, in points.", required = true, minimum = "1")
        int bandWidth,

        @Schema(description = "Bands that hold somebody, by score.", required = true)
        List<BandView> bands,

        @Schema(description = "A threshold at the lower end of each band, in the same order.", required = true)
        List<CutView> cuts,

        @Schema(
                description = "The lowest threshold whose leads together reach the target; null when none does. Look at"
                        + " `marginalBelowTarget` before taking it.",
                required = true,
                nullable = true)
        @Nullable
        CutView recommended,

        @Schema(
                description =
                        "The threshold that would fill the reps; null when no `weeklyCapacity` was given and there are no reps.",
                required = true,
                nullable = true)
        @Nullable
        CapacityView capacity) {
    static CalibrationView of(Question asked, Calibration found, Young young) {
        Cohort cohort = asked.cohort();
        Curve curve = found.curve();
        double weeks = cohort.weeks();
        Function<Cut, CutView> view = cut -> CutView.of(cut, asked.target(), weeks);
        Integer capacity = asked.weeklyCapacity();
        return new CalibrationView(
                cohort.from(),
                cohort.to(),
                cohort.horizonDays(),
                asked.population().wireName(),
                asked.population().scored(),
                asked.scope().segment(),
                asked.scope().region(),
                asked.scope().channel(),
                asked.target(),
                asked.baseline(),
                cohort.asOf(),
                found.isMature(),
                found.members(),
                found.immature(),
                young.afterwards(),
                young.oldEnoughAt(cohort.horizon()),
                found.unscored(),
                found.versions(),
                JudgementView.of(found.rate(), found.isMature(), asked.target(), asked.baseline()),
                asked.bandWidth(),
                curve.bands().stream()
                        .map(band -> BandView.of(band, asked.bandWidth()))
                        .toList(),
                curve.cuts().stream().map(view).toList(),
                curve.lowestReaching(asked.target()).map(view).orElse(null),
                capacity == null ? null : CapacityView.of(curve, capacity, asked.target(), weeks));
    }
}
