package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;

/**
 * The services that read what lead-service takes in stand still while this is open, since they share the machine: what is
 * measured is the intake.
 */
final class Quiet implements AutoCloseable {
    private static final Deployable[] READERS = {Deployable.SCORING, Deployable.SLA, Deployable.REPORTING};
    private static final int WARM_UP_RUNS = 6;

    private final Running running;

    Quiet(Running running) {
        this.running = running;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.pause(false, READERS)));
        running.pause(true, READERS);
    }

    /** Lets these share six times the length of a run. */
    void warmUp(Duration run, Load... loads) {
        Duration all = run.multipliedBy(WARM_UP_RUNS);
        System.out.printf("Warming up for %d seconds with the other three services paused.%n", all.toSeconds());
        for (Load load : loads) {
            load.run(4, all.dividedBy(loads.length));
        }
    }

    /** How long lead-service and PostgreSQL worked so far. */
    Duration busy() {
        return running.worked(Deployable.LEAD).plus(running.databaseWorked());
    }

    @Override
    public void close() {
        running.pause(false, READERS);
        for (Deployable deployable : Deployable.values()) {
            System.out.printf("%-18s %d MB resident%n", deployable.module(), running.residentMegabytes(deployable));
        }
    }
}
