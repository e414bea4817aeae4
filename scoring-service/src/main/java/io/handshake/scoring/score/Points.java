package io.handshake.scoring.score;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Points are counted in billionths, so that every score is a whole number of them and sums are exact in any order.
 *
 * <p>Time is counted in microseconds, which is how finely it is kept.
 */
final class Points {
    static final long ONE = 1_000_000_000;

    private static final int DIGITS = 9;

    private Points() {}

    static BigDecimal decimal(long billionths) {
        BigDecimal points = BigDecimal.valueOf(billionths, DIGITS).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }

    /** Points x 2^(-age / half-life), rounded to the billionth. */
    static long faded(long points, long age, @Nullable Duration halfLife) {
        return halfLife == null ? points * ONE : Fading.points(points, age, halfLife);
    }

    static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000), duration.getNano() / 1_000);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
