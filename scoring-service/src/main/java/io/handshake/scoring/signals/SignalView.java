package io.handshake.scoring.signals;

import io.handshake.scoring.calibration.MeasuredRate;
import io.handshake.scoring.rate.Rate;
import io.handshake.scoring.signals.SignalCounts.Counted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something a lead did or was, and how leads with it fared. */
@Schema(name = "Signal", description = "Something leads did or were, and how those with it fared.")
record SignalView(
        @Schema(
                description = "The activity type, done at least once before it was decided; or the attribute's value.",
                required = true)
        String signal,

        @Schema(description = "Leads with it.", required = true)
        MeasuredRate with,

        @Schema(description = "Leads without it.", required = true)
        MeasuredRate without,

        @Schema(
                description =
                        "Rate with it / rate of all: above 1 it speaks for a lead, below 1 against; null when nobody"
                                + " became an opportunity. It says what went together, not what caused it.",
                required = true,
                nullable = true,
                minimum = "0")
        @Nullable
        Double lift,

        @Schema(description = "Whether either side is too small to be ranked.", required = true)
        boolean smallSample) {
    static SignalView of(String signal, Counted counted, Rate all) {
        Rate with = counted.rate();
        Rate without = all.minus(with);
        Double rate = with.fraction();
        Double usual = all.fraction();
        return new SignalView(
                signal,
                MeasuredRate.of(with),
                MeasuredRate.of(without),
                rate == null || usual == null || usual == 0 ? null : rate / usual,
                with.isSmall() || without.isSmall());
    }
}
