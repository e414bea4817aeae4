package io.handshake.scoring.experiment;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has come of an experiment so far. */
@Schema(
        name = "ExperimentResult",
        description = "What has come of an experiment so far. It may be looked at as often as one likes: the intervals"
                + " allow for that.")
public record ExperimentResultView(
        @Schema(description = "Key of the experiment.", required = true)
        String experiment,

        @Schema(description = "The version of the plan it runs by.", required = true, minimum = "1")
        int version,

        @Schema(description = "When it started.", required = true)
        Instant startedAt,

        @Schema(description = "The instant the result is for.", required = true)
        Instant asOf,

        @Schema(description = "The share that sales wants, 0 to 1.", required = true)
        BigDecimal targetRate,

        @Schema(description = "The share that sales gets without marketing, 0 to 1.", required = true)
        BigDecimal baselineRate,

        @Schema(description = "Those who are handed over.", required = true)
        ArmView treated,

        @Schema(
                description = "Those who are left alone; null when there is no control.",
                required = true,
                nullable = true)
        @Nullable
        ArmView control,

        @Schema(
                description = "Share of all members that are mature, 0 to 1; the verdicts are about these alone.",
                required = true,
                minimum = "0",
                maximum = "1")
        double matureShare,

        @Schema(
                description = "Against the target: meets (the interval's lower end is at least the target), misses (its"
                        + " upper end is below it) or not-yet-known. More may come.",
                required = true,
                examples = "not-yet-known")
        String target,

        @Schema(
                description =
                        "Against the baseline: worth-having (the lower end is above it), not-worth-having (the upper"
                                + " end is below it) or not-yet-known. More may come.",
                required = true,
                examples = "worth-having")
        String baseline,

        @Schema(
                description =
                        "Against the control, by intervals of 97.5 % for each: better, worse or not-yet-known; null"
                                + " without a control. More may come.",
                required = true,
                nullable = true,
                examples = "better")
        @Nullable
        String againstControl) {

    /** One arm of an experiment in figures. */
    @Schema(
            name = "ExperimentArm",
            description =
                    "One arm of an experiment in figures. Every member counts in the arm it was drawn for, whatever"
                            + " became of it.")
    public record ArmView(
            @Schema(description = "How many were drawn for it.", required = true, minimum = "0")
            int members,

            @Schema(
                    description =
                            "How many of them were handed to sales within their time, by the experiment or by themselves.",
                    required = true,
                    minimum = "0")
            int handedOff,

            @Schema(
                    description = "How many of them became an opportunity within their time.",
                    required = true,
                    minimum = "0")
            int opportunities,

            @Schema(description = "How many of them have had all their time.", required = true, minimum = "0")
            int mature,

            @Schema(description = "How many of the mature ones became an opportunity.", required = true, minimum = "0")
            int matureOpportunities,

            @Schema(
                    description = "Their share of the mature ones, 0 to 1; null when none is mature.",
                    required = true,
                    nullable = true,
                    minimum = "0",
                    maximum = "1")
            @Nullable
            Double rate,

            @Schema(
                    description = "Lower end of the always-valid 95 % interval for the rate, 0 to 1.",
                    required = true,
                    minimum = "0",
                    maximum = "1")
            double lower,

            @Schema(
                    description = "Upper end of the always-valid 95 % interval for the rate, 0 to 1.",
                    required = true,
                    minimum = "0",
                    maximum = "1")
            double upper) {}
}
