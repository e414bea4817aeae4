package io.handshake.sla.routing;

import java.time.Instant;

/** A time in which a rep is away; its end does not belong to it. */
public record Absence(Instant from, Instant to) {

    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
