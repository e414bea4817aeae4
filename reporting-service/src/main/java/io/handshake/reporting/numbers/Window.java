package io.handshake.reporting.numbers;

import java.time.Instant;

/** From an instant up to, but not including, another. */
public record Window(Instant from, Instant to) {

    public boolean isEmpty() {
        return !from.isBefore(to);
    }
}
