package io.handshake.sla.handoffs;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import java.time.Instant;
import java.util.Locale;

/** How an open offer ends, and what that means for its clock. */
enum OfferEnd {
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    CANCELLED,
    EXPIRED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    ClockState stop(Countdown countdown, Instant now) {
        return switch (this) {
            case ACCEPTED, REJECTED -> countdown.answeredAt(now);
            case WITHDRAWN, CANCELLED, EXPIRED -> countdown.droppedAt(now);
        };
    }
}
