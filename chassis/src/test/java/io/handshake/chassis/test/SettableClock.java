package io.handshake.chassis.test;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the service under test: runs, until a test sets it ahead or back. */
@ApplicationScoped
public class SettableClock implements InstantSource {
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(AHEAD.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** The clock shows this instant now, and runs on. */
    public static void set(Instant now) {
        AHEAD.set(Duration.between(Instant.now(), now));
    }

    public static void advance(Duration by) {
        AHEAD.updateAndGet(by::plus);
    }

    public static void reset() {
        AHEAD.set(Duration.ZERO);
    }
}
