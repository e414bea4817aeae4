package io.handshake.scoring.score;

import java.time.Duration;

/**
 * No less than what activities whose points fade alike give together, and hardly more: a double that is faded as time passes, where
 * the exact sum takes a power of each activity. What is taken away again stays in it until the next exact look.
 */
final class Ceiling {
    /** More than any sum, and small enough for as many sums as there can be rules. */
    private static final long UNKNOWN = Long.MAX_VALUE >> 12;

    /** More than one fading can make a double too small, of any that is worth a billionth. */
    private static final double UP = 1 + 1e-12;

    private final double rate;
    private double billionths;
    private long at;

    Ceiling(Duration halfLife) {
        this.rate = -Math.log(2) / Points.micros(halfLife);
    }

    /** Points at an instant not before the last one. */
    void add(long points, long occurred) {
        if (points > 0) {
            reach(occurred);
            billionths += (double) points * Points.ONE;
        }
    }

    void reach(long instant) {
        if (billionths > 0 && Double.isFinite(billionths) && instant > at) {
            billionths *= Math.exp(rate * (instant - at)) * UP;
        }
        at = instant;
    }

    /** What an exact look found. */
    void set(long found, long instant) {
        billionths = Math.max(0, found);
        at = instant;
    }

    /** Nothing is known of what was added. */
    void forget() {
        billionths = Double.POSITIVE_INFINITY;
    }

    /** In billionths, at the instant reached or later. */
    long points() {
        if (billionths == 0) {
            return 0;
        }
        return Double.isFinite(billionths) ? (long) Math.ceil(billionths) + 1 : UNKNOWN;
    }
}
