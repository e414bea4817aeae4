package io.handshake.sla.calendar;

import java.time.Instant;

/** A time that counts throughout, or not at all, for one reason. */
public record Part(Instant from, Instant to, Reason reason) {

    public boolean counts() {
        return reason instanceof Reason.WithinHours;
    }
}
