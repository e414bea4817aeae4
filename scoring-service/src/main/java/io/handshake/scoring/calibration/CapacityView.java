package io.handshake.scoring.calibration;

import io.handshake.scoring.rate.Curve;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The threshold that would fill the reps. */
@Schema(
        name = "CapacityFit",
        description = "The lowest threshold that lets no more leads through than the reps can follow up.")
record CapacityView(
        @Schema(
                description = "Leads a week that the reps can follow up, as asked for, or else as sla-service told it.",
                required = true,
                minimum = "1")
        int weeklyCapacity,

        @Schema(
                description =
                        "What it would let through; null when even the highest band is more than the reps can follow"
                                + " up, or nothing of the window is known.",
                required = true,
                nullable = true)
        @Nullable
        CutView cut,

        @Schema(
                description = "Leads a week / weeklyCapacity, 0 to 1: how full the reps would be. Below 1 when the next"
                        + " lower threshold would already be too much, or all leads are too few.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double filled) {
    static CapacityView of(Curve curve, int weeklyCapacity, double target, double weeks) {
        CutView cut = weeks == 0
                ? null
                : curve.lowestWithin(weeklyCapacity * weeks)
                        .map(found -> CutView.of(found, target, weeks))
                        .orElse(null);
        return new CapacityView(weeklyCapacity, cut, cut == null ? null : cut.members() / (weeklyCapacity * weeks));
    }
}
