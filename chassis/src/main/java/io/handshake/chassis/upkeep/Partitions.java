package io.handshake.chassis.upkeep;

import io.handshake.chassis.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps partitions of the event log and of the idempotent answers ready, and drops what is over; any replica may. */
@ApplicationScoped
class Partitions {
    /** Positions per partition of the event log. */
    private static final long SIZE = 10_000_000;

    private final Sql sql;

    Partitions(Sql sql) {
        this.sql = sql;
    }

    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ensure() {
        sql.list("select event_partitions_ensure(?, 2)", row -> 1, SIZE);
        sql.list("select idempotent_partitions_ensure()", row -> 1);
    }
}
