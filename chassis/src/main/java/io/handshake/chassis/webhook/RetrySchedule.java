package io.handshake.chassis.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an event that could not be told is tried again. */
record RetrySchedule(List<Duration> pauses) {
    private static final double SPREAD = 0.2;
    /** Whoever asks for more than that is tried all the same. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * The pause after so many tries; empty when it is given up.
     *
     * @param retryAfter how long the receiver wants to be left alone
     * @param chance from 0 to 1, so that many that failed together do not come back together
     */
    Optional<Duration> after(int tries, @Nullable Duration retryAfter, double chance) {
        if (tries > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - SPREAD + 2 * SPREAD * chance;
        Duration pause = Duration.ofMillis(Math.round(pauses.get(tries - 1).toMillis() * factor));
        if (retryAfter == null || retryAfter.compareTo(pause) <= 0) {
            return Optional.of(pause);
        }
        return Optional.of(retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter);
    }
}
