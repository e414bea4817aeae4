package io.handshake.sla.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which somebody said that the clock should stand still; it may go on. */
public record Pause(String reason, Instant from, @Nullable Instant to) {

    boolean covers(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }
}
