package io.handshake.sla.routing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rep as routing sees it before the next hand-off. */
public record Candidate(
        UUID rep,
        boolean active,
        int weeklyCapacity,
        int offeredThisWeek,
        @Nullable Instant lastOfferedAt) {}
