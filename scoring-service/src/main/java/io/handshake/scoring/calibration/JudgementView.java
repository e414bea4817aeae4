package io.handshake.scoring.calibration;

import io.handshake.scoring.rate.Interval;
import io.handshake.scoring.rate.Rate;
import io.handshake.scoring.rate.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be said of a cohort. */
@Schema(name = "Judgement", description = "What is to be said of the whole cohort, those without a score included.")
record JudgementView(
        @Schema(description = "Those old enough.", required = true)
        MeasuredRate measured,

        @Schema(
                description = "`meets` (lower >= target), `misses` (upper < target) or `not-yet-known`; null while the"
                        + " cohort is immature. More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String target,

        @Schema(
                description =
                        "Whether marketing is worth having: lower > baseline. Null while the cohort is immature or"
                                + " empty.",
                required = true,
                nullable = true)
        @Nullable
        Boolean worthHaving,

        @Schema(
                description = "The floor rule, at least twice the baseline: `meets`, `misses` or `not-yet-known`; null"
                        + " while the cohort is immature. More may be added.",
                required = true,
                nullable = true)
        @Nullable
        String floor) {
    private static final double FLOOR = 2;

    static JudgementView of(Rate rate, boolean mature, double target, double baseline) {
        return new JudgementView(
                MeasuredRate.of(rate),
                mature ? Verdict.of(rate, target).wireName() : null,
                mature
                        ? rate.interval()
                                .map(Interval::lower)
                                .map(lower -> lower > baseline)
                                .orElse(null)
                        : null,
                mature ? Verdict.of(rate, FLOOR * baseline).wireName() : null);
    }
}
