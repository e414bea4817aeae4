package io.handshake.scoring.replay;

import java.math.BigDecimal;
import java.time.Instant;
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
        boolean opportunity) {}
