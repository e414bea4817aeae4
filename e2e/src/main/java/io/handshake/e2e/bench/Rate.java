package io.handshake.e2e.bench;

import java.time.Duration;
import java.util.Arrays;

/** Rows a second. */
record Rate(double perSecond) {

    static Rate of(long rows, Duration time) {
        return new Rate(rows * 1e9 / time.toNanos());
    }

    static Rate median(Rate... rates) {
        double[] sorted =
                Arrays.stream(rates).mapToDouble(Rate::perSecond).sorted().toArray();
        return new Rate(sorted[sorted.length / 2]);
    }

    @Override
    public String toString() {
        return "%,9.0f rows/s".formatted(perSecond);
    }
}
