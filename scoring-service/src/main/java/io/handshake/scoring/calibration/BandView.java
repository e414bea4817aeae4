package io.handshake.scoring.calibration;

import io.handshake.scoring.rate.Band;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the leads that score about the same. */
@Schema(name = "ScoreBand", description = "What became of the leads that score about the same.")
record BandView(
        @Schema(description = "Lowest score of the band, in points.", required = true)
        long from,

        @Schema(description = "End of the band, not included, in points.", required = true)
        long to,

        @Schema(description = "All leads of the band.", required = true, minimum = "1")
        long members,

        @Schema(description = "Of these, too young to be judged.", required = true, minimum = "0")
        long immature,

        @Schema(description = "immature / members.", required = true, minimum = "0", maximum = "1")
        double immatureShare,

        @Schema(description = "Those old enough.", required = true)
        MeasuredRate measured) {
    static BandView of(Band band, int width) {
        return new BandView(
                band.from(),
                band.from() + width,
                band.members(),
                band.immature(),
                (double) band.immature() / band.members(),
                MeasuredRate.of(band.rate()));
    }
}
