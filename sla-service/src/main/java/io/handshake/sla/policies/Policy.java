package io.handshake.sla.policies;

import io.handshake.sla.clock.Countdown;
import java.time.Duration;
import java.time.Instant;

/** The version of a promise that a new clock starts under. */
public record Policy(String key, int version, Duration target) {

    public Countdown countdown(Instant startedAt) {
        return new Countdown(startedAt, target);
    }
}
