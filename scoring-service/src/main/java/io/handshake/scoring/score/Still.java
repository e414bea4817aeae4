package io.handshake.scoring.score;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * A stretch of time in which nothing happens and the same activities count, so that a score changes by fading alone.
 *
 * <p>Positive points only sink and negative ones only rise. So the positive points at the beginning with the negative ones at
 * the end bound the score from above, and the other way round from below; where a bound says no, nothing has to be looked at.
 */
final class Still {
    private Still() {}

    @FunctionalInterface
    interface Possible {
        boolean between(long from, long to);
    }

    /** The first microsecond after {@code from} and no later than {@code to} at which something holds. */
    static OptionalLong first(long from, long to, Possible possible, LongPredicate holds) {
        if (from >= to || !possible.between(from + 1, to)) {
            return OptionalLong.empty();
        }
        if (to - from == 1) {
            return holds.test(to) ? OptionalLong.of(to) : OptionalLong.empty();
        }
        long middle = from + (to - from) / 2;
        OptionalLong early = first(from, middle, possible, holds);
        return early.isPresent() ? early : first(middle, to, possible, holds);
    }
}
