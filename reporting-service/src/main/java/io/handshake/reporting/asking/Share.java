package io.handshake.reporting.asking;

import io.handshake.reporting.numbers.Rate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a whole, as a report shows it. */
@Schema(name = "Share", description = "A part of a whole.")
public record Share(
        @Schema(description = "How many; below 0 only where a report of a period says that it may be.", required = true)
        long part,

        @Schema(
                description = "Of how many; below 0 only where a report of a period says that it may be.",
                required = true)
        long whole,

        @Schema(
                description = "part / whole, a fraction; null when the whole is 0 or less.",
                required = true,
                nullable = true)
        @Nullable
        Double rate,

        @Schema(description = "Whether the whole is below 20, too few to compare.", required = true)
        boolean smallSample) {

    public static Share of(Rate rate) {
        return new Share(rate.part(), rate.whole(), rate.fraction(), rate.isSmall());
    }
}
