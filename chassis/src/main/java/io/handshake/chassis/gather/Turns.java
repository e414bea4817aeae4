package io.handshake.chassis.gather;

import io.handshake.chassis.sql.DatabaseException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets some do a thing at the same time, and the next in the order in which they came. */
final class Turns {
    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Whose turn does not come in time is told as if the database were away. */
    <A> A take(Supplier<A> turn) {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseException(new SQLTransientConnectionException("no turn came in time"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a turn");
        }
        try {
            return turn.get();
        } finally {
            free.release();
        }
    }
}
