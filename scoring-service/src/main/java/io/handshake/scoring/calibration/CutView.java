package io.handshake.scoring.calibration;

import io.handshake.scoring.rate.Cut;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a threshold would let through. */
@Schema(name = "ScoreCut", description = "What a threshold would let through.")
record CutView(
        @Schema(description = "The threshold, in points.", required = true)
        long threshold,

        @Schema(description = "Leads that score at least this.", required = true, minimum = "1")
        long members,

        @Schema(
                description = "Of these, how many in a week of the window; null when nothing of the window is known.",
                required = true,
                nullable = true,
                minimum = "0")
        @Nullable
        Double perWeek,

        @Schema(description = "All that score at least this.", required = true)
        MeasuredRate pooled,

        @Schema(description = "The band just above: what the next higher threshold would do without.", required = true)
        MeasuredRate marginal,

        @Schema(
                description = "Whether the band just above reaches less than the target, so that the better ones carry"
                        + " it; null when nobody in it is old enough.",
                required = true,
                nullable = true)
        @Nullable
        Boolean marginalBelowTarget) {
    static CutView of(Cut cut, double target, double weeks) {
        return new CutView(
                cut.threshold(),
                cut.members(),
                weeks == 0 ? null : cut.members() / weeks,
                MeasuredRate.of(cut.pooled()),
                MeasuredRate.of(cut.marginal()),
                cut.marginal().whole() == 0 ? null : cut.isCarried(target));
    }
}
