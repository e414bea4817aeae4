package io.handshake.e2e.bench;

import java.util.Arrays;

/**
 * How a load went.
 *
 * @param rows how many it stored a second
 * @param p99 how many milliseconds all but the slowest hundredth of the turns stayed below; NaN where nobody looked
 */
record Pace(double rows, double p99) {
    static Pace of(double rows) {
        return new Pace(rows, Double.NaN);
    }

    /** From how long each turn took, in nanoseconds. */
    static Pace of(double rows, long... turns) {
        if (turns.length == 0) {
            return of(rows);
        }
        long[] sorted = turns.clone();
        Arrays.sort(sorted);
        return new Pace(rows, sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6);
    }
}
