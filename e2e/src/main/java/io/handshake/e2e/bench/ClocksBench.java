package io.handshake.e2e.bench;

import io.handshake.e2e.api.Pause;
import io.handshake.e2e.bench.OpenClocks.Looks;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Refusal;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Clocks that fall due in one second, told of by two processes of sla-service, with a million others open. */
public final class ClocksBench {
    private static final int OTHERS = 1_000_000;
    private static final Duration TARGET = Duration.ofSeconds(10);
    private static final Duration AT_REST = Duration.ofSeconds(30);
    private static final Duration AHEAD = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Deployable[] OTHERS_AT_WORK = {Deployable.LEAD, Deployable.SCORING, Deployable.REPORTING};

    private final Running running;
    private final int clocks;
    private final OpenClocks open;

    /** @param clocks how many fall due in one second */
    public ClocksBench(Running running, int clocks) {
        this.running = running;
        this.clocks = clocks;
        open = new OpenClocks(new Server(running.postgresUrl()));
    }

    public int run() {
        if (running.processes(Deployable.SLA).size() < 2) {
            throw new Refusal("This bench needs two processes of sla-service and an installation of its own:"
                    + " ./handshake up --detach --data DIR --also sla=8093.");
        }
        running.api(Deployable.SLA)
                .as(running.credential("sales"))
                .post("/v1/reps", Map.of("name", "Bench", "userSub", "bench", "weeklyCapacity", 0))
                .expect(201, 409);
        open.write(OTHERS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.pause(false, OTHERS_AT_WORK)));
        running.pause(true, OTHERS_AT_WORK);
        try {
            rest();
            return burst() ? 0 : 1;
        } finally {
            running.pause(false, OTHERS_AT_WORK);
        }
    }

    private void rest() {
        Looks before = open.looks();
        Duration service = running.worked(Deployable.SLA);
        Duration database = running.databaseWorked();
        Pause.of(AT_REST);
        Duration serviceWorked = running.worked(Deployable.SLA).minus(service);
        Duration databaseWorked = running.databaseWorked().minus(database);
        Looks looks = open.looks().since(before);
        System.out.printf(
                "%,d clocks are open. At rest, in %d s: %d looks for what is to be told, %.2f rows and %.1f pages of the index a look,"
                        + " %d whole tables read; CPU %.2f ms a look in sla-service and %.2f in PostgreSQL, all they do included%n",
                open.open(),
                AT_REST.toSeconds(),
                looks.looks(),
                (double) looks.rows() / looks.looks(),
                (double) looks.pages() / looks.looks(),
                looks.wholeTables(),
                (double) serviceWorked.toMillis() / looks.looks(),
                (double) databaseWorked.toMillis() / looks.looks());
    }

    private boolean burst() {
        Instant due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        open.fallDue(clocks, due);
        if (Instant.now().isAfter(due)) {
            throw new Refusal("Writing the clocks took longer than " + AHEAD.toSeconds() + " s; try fewer.");
        }
        Duration service = running.worked(Deployable.SLA);
        Duration database = running.databaseWorked();
        Looks before = open.looks();
        Instant last = due.plusSeconds(1);
        Pause.of(Duration.between(Instant.now(), last));
        while (open.unannounced(due) > 0 && Instant.now().isBefore(last.plus(PATIENCE))) {
            Pause.of(Duration.ofMillis(200));
        }
        Duration late = Duration.between(last, Instant.now());
        long told = open.told(due, false);
        long once = open.told(due, true);
        boolean met = once == clocks && told == once && late.compareTo(TARGET) <= 0;
        System.out.printf(
                "%,d clocks fell due in one second, on %d processes: %,d announced, %d twice, the last one %.1f s after it was due"
                        + " (%s %d); CPU %.1f s in sla-service, %.1f in PostgreSQL; %d whole tables read%n",
                clocks,
                running.processes(Deployable.SLA).size(),
                once,
                told - once,
                late.toMillis() / 1000.0,
                late.compareTo(TARGET) <= 0 ? "at most" : "more than",
                TARGET.toSeconds(),
                running.worked(Deployable.SLA).minus(service).toMillis() / 1000.0,
                running.databaseWorked().minus(database).toMillis() / 1000.0,
                open.looks().since(before).wholeTables());
        return met;
    }
}
