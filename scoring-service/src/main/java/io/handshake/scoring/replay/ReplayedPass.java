package io.handshake.scoring.replay;

import io.handshake.scoring.score.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pass that qualifies by the version replayed, by what was in force, or by both. */
@Schema(
        name = "ReplayedPass",
        description = "A pass that qualifies by the version replayed, by what was in force, or by both.")
public record ReplayedPass(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of its pass.", required = true, minimum = "1")
        int pass,

        @Schema(
                description =
                        "gained: it qualifies by the version replayed only; lost: by what was in force only; kept: by both.",
                required = true,
                examples = "gained")
        String change,

        @Schema(
                description = "When it qualifies by the version replayed, in claimed time; null when it does not.",
                required = true,
                nullable = true)
        @Nullable
        Instant crossedAt,

        @Schema(
                description = "Points it has then by the version replayed; null when it does not qualify.",
                required = true,
                nullable = true)
        @Nullable
        BigDecimal score,

        @Schema(
                description = "When it qualifies by what was in force, in claimed time; null when it does not.",
                required = true,
                nullable = true)
        @Nullable
        Instant crossedInForceAt,

        @Schema(description = "Whether the pass reached an opportunity.", required = true)
        boolean opportunity) {
    /** Nothing for a pass that qualifies by neither. */
    static Optional<ReplayedPass> of(PastPass pass, Optional<Sum> replayed, Optional<Sum> inForce) {
        return replayed.isEmpty() && inForce.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplayedPass(
                        pass.lead(),
                        pass.number(),
                        inForce.isEmpty() ? "gained" : replayed.isEmpty() ? "lost" : "kept",
                        replayed.map(Sum::asOf).orElse(null),
                        replayed.map(Sum::total).orElse(null),
                        inForce.map(Sum::asOf).orElse(null),
                        pass.opportunity()));
    }
}
