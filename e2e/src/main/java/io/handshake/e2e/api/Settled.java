package io.handshake.e2e.api;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for figures that other processes are still working on. */
public final class Settled {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Longer than any feed waits, so that what is on its way has arrived. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private Settled() {}

    /** Returns when the figures are there and have stopped changing, or when patience is over. */
    public static <T> T await(Supplier<T> figures, Predicate<T> there, Duration patience) {
        Instant end = Instant.now().plus(patience);
        T last = figures.get();
        Instant since = Instant.now();
        while (Instant.now().isBefore(end)) {
            if (there.test(last) && since.plus(QUIET).isBefore(Instant.now())) {
                return last;
            }
            Pause.of(BETWEEN_LOOKS);
            T now = figures.get();
            if (!now.equals(last)) {
                since = Instant.now();
            }
            last = now;
        }
        return last;
    }
}
