package io.handshake.sla.routing;

import java.time.Duration;
import java.time.Instant;

/** How much of the time between two instants somebody works. */
@FunctionalInterface
public interface WorkingTime {
    Duration between(Instant from, Instant to);
}
