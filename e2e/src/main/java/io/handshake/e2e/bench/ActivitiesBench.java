package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.util.Arrays;

/**
 * Activities in batches of 500 against the same rows by plain inserts: alternating pairs after a warm-up, the median of three.
 *
 * <p>The services that read the activities afterwards are paused meanwhile, since they share the machine: what is measured is
 * the intake.
 */
public final class ActivitiesBench {
    private static final int PAIRS = 3;
    private static final Deployable[] READERS = {Deployable.SCORING, Deployable.SLA, Deployable.REPORTING};
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration RUN = Duration.ofSeconds(10);
    private static final double TARGET = 0.4;

    private final Running running;

    public ActivitiesBench(Running running) {
        this.running = running;
    }

    public int run() {
        Load product = ActivityIntake.of(running);
        boolean reached = true;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.pause(false, READERS)));
        running.pause(true, READERS);
        try (PlainInsert plain = new PlainInsert(running.postgresUrl())) {
            Load ceiling = Pgbench.isInstalled() ? Pgbench.into(plain.url()) : new JdbcInsert(plain.url());
            System.out.printf(
                    "Warming up for %d seconds with the other three services paused; the ceiling is measured by %s.%n",
                    WARM_UP.toSeconds(), Pgbench.isInstalled() ? "pgbench" : "JDBC");
            product.run(4, WARM_UP);
            System.out.printf("Both sides hold %,d activities now.%n", plain.level());
            reached &= compare(product, ceiling, 2);
            reached &= compare(product, ceiling, 8);
        } finally {
            running.pause(false, READERS);
        }
        for (Deployable deployable : Deployable.values()) {
            System.out.printf("%-18s %d MB resident%n", deployable.module(), running.residentMegabytes(deployable));
        }
        return reached ? 0 : 1;
    }

    private static boolean compare(Load product, Load ceiling, int connections) {
        double[] ours = new double[PAIRS];
        double[] plain = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            plain[i] = ceiling.run(connections, RUN);
            ours[i] = product.run(connections, RUN);
            ratios[i] = ours[i] / plain[i];
        }
        double ratio = median(ratios);
        System.out.printf(
                "%d connections: product %,.0f rows/s, plain insert %,.0f rows/s, ratio %.2f (%s %.1f)%n",
                connections, median(ours), median(plain), ratio, ratio >= TARGET ? "at least" : "below", TARGET);
        return ratio >= TARGET;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
