package io.handshake.e2e.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Ceiling and product in turn, several times over, so that a busy moment of the machine meets both; the medians.
 *
 * @param product rows a second
 * @param ceiling rows a second
 * @param ratio the median of the pairs' ratios
 * @param p99 of the product's calls, in milliseconds
 * @param cpu milliseconds that the product and its database worked on one row
 */
record Rounds(double product, double ceiling, double ratio, double p99, double cpu) {
    static final int PAIRS = 3;

    /** @param busy how long the product and its database worked so far */
    static Rounds of(Load product, Load ceiling, int connections, Duration time, Supplier<Duration> busy) {
        double[] ours = new double[PAIRS];
        double[] plain = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        double[] slowest = new double[PAIRS];
        double[] cpu = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            plain[i] = ceiling.run(connections, time).rows();
            Duration before = busy.get();
            Pace pace = product.run(connections, time);
            ours[i] = pace.rows();
            ratios[i] = ours[i] / plain[i];
            slowest[i] = pace.p99();
            cpu[i] = busy.get().minus(before).toNanos() / 1e6 / (pace.rows() * time.toNanos() / 1e9);
        }
        return new Rounds(median(ours), median(plain), median(ratios), median(slowest), median(cpu));
    }

    /** Says how it went, and whether the ratio is what is asked for. */
    boolean print(String what, String rows, double target) {
        System.out.printf(
                "%s: product %,.0f %s/s, ceiling %,.0f, ratio %.2f (%s %.2f); p99 of a call %.1f ms, %.3f ms CPU of service and database per row%n",
                what, product, rows, ceiling, ratio, ratio >= target ? "at least" : "below", target, p99, cpu);
        return ratio >= target;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
