package io.handshake.scoring.calibration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a figure is about, and how long each of them is given.
 *
 * @param from begin of the window
 * @param to end of the window, not included
 * @param horizonDays days of 24 hours
 * @param asOf up to when everything is known here; null while the feed has not been read
 */
public record Cohort(
        Instant from, Instant to, int horizonDays, @Nullable Instant asOf) {
    public Duration horizon() {
        return Duration.ofDays(horizonDays);
    }

    /** Members from before this instant are older than the horizon; null while none is known to be. */
    public @Nullable Instant matureBefore() {
        return asOf == null ? null : asOf.minus(horizon());
    }

    /** The part of the window of which the members are known, in weeks of seven days. */
    public double weeks() {
        Instant end = asOf == null || asOf.isAfter(to) ? to : asOf;
        return Math.max(0, Duration.between(from, end).toSeconds())
                / (double) Duration.ofDays(7).toSeconds();
    }
}
