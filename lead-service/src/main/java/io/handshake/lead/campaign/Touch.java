package io.handshake.lead.campaign;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign by which a lead came, at one instant. */
@Schema(description = "A campaign by which the lead came.")
public record Touch(
        @Schema(description = "The campaign; null when only UTM tags were told.", nullable = true) @Nullable
        String campaign,

        @Schema(description = "The UTM tags; null when none were told.", nullable = true) @Nullable
        Utm utm,

        @Schema(description = "When, as claimed.", required = true)
        Instant at) {

    /** Empty when nothing of a campaign was told. */
    public static Optional<Touch> of(@Nullable String campaign, @Nullable Utm utm, Instant at) {
        return campaign == null && utm == null ? Optional.empty() : Optional.of(new Touch(campaign, utm, at));
    }

    /** The first of two. */
    public static Touch first(@Nullable Touch known, Touch told) {
        return known == null || told.at().isBefore(known.at()) ? told : known;
    }

    /** The latest of two; at the same instant what was told last. */
    public static Touch latest(@Nullable Touch known, Touch told) {
        return known == null || !told.at().isBefore(known.at()) ? told : known;
    }
}
