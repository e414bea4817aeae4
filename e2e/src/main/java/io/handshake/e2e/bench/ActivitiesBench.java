package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Running;
import java.time.Duration;

/** Activities in batches of 500 against the same rows by plain inserts. */
public final class ActivitiesBench {
    private static final double TARGET = 0.4;

    private final Running running;
    private final Duration run;

    /** @param run how long each side works in each of the pairs */
    public ActivitiesBench(Running running, Duration run) {
        this.running = running;
        this.run = run;
    }

    public int run() {
        Load product = ActivityIntake.of(running);
        boolean reached = true;
        try (Quiet quiet = new Quiet(running);
                PlainInsert plain = new PlainInsert(new Server(running.postgresUrl()))) {
            Load ceiling = plain.load();
            System.out.println("The ceiling is measured by " + (Pgbench.isInstalled() ? "pgbench." : "JDBC."));
            quiet.warmUp(run, product);
            System.out.printf("Both sides hold %,d activities now.%n", plain.level());
            for (int connections : new int[] {2, 8}) {
                Rounds rounds = Rounds.of(product, ceiling, connections, run, quiet::busy);
                reached &= rounds.print("%d connections".formatted(connections), "rows", TARGET);
            }
        }
        return reached ? 0 : 1;
    }
}
