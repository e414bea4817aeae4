package io.handshake.scoring.calibration;

import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version that gave the scores of some of the leads. */
@Schema(name = "ScoringVersion", description = "A version that gave the scores of some of the leads.")
record ScoringVersion(
        @Schema(description = "Key of the definition.", required = true)
        String definition,

        @Schema(description = "Its version.", required = true, minimum = "1")
        int version,

        @Schema(description = "Leads it gave the score of.", required = true, minimum = "0")
        long leads) {
    static final Comparator<ScoringVersion> MOST_FREQUENT_FIRST = Comparator.comparingLong(ScoringVersion::leads)
            .reversed()
            .thenComparing(ScoringVersion::definition)
            .thenComparingInt(ScoringVersion::version);
}
