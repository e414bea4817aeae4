package io.handshake.chassis.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a peer's feed is applied here. */
public record FeedLag(
        @Schema(description = "The peer's feed.", required = true)
        String feed,

        @Schema(
                description =
                        "Everything the peer had committed before this instant is applied here; null before the first page.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(
                description = "Seconds since then, 0 or more; a few seconds in quiet times.",
                required = true,
                nullable = true)
        @Nullable
        Long lagSeconds,

        @Schema(description = "Events of this feed that could not be applied and wait.", required = true)
        long parkedEvents) {}
