package io.handshake.scoring.calibration;

import io.handshake.scoring.rate.Interval;
import io.handshake.scoring.rate.Rate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many of some leads became opportunities, and how sure that is. */
@Schema(
        name = "MeasuredRate",
        description = "How many of some leads became opportunities within the horizon, and how sure that is. Only those"
                + " older than the horizon are counted.")
public record MeasuredRate(
        @Schema(description = "Those old enough to be judged.", required = true, minimum = "0")
        long leads,

        @Schema(description = "Of these, those that became opportunities.", required = true, minimum = "0")
        long opportunities,

        @Schema(
                description = "opportunities / leads, a fraction; null when there are no leads.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double rate,

        @Schema(
                description = "Lower end of the Wilson interval of 95 %; null when there are no leads.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double lower,

        @Schema(
                description = "Upper end of the Wilson interval of 95 %; null when there are no leads.",
                required = true,
                nullable = true,
                minimum = "0",
                maximum = "1")
        @Nullable
        Double upper,

        @Schema(
                description = "Whether these are fewer than 20 leads or 5 opportunities: not to be ranked.",
                required = true)
        boolean smallSample) {

    public static MeasuredRate of(Rate rate) {
        Interval interval = rate.interval().orElse(null);
        return new MeasuredRate(
                rate.whole(),
                rate.part(),
                rate.fraction(),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                rate.isSmall());
    }
}
