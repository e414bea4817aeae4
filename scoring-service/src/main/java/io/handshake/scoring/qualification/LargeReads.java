package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few transactions at a time hold what leads that did very much did, so that memory suffices for all others. */
@ApplicationScoped
class LargeReads {
    private static final String HELD = LargeReads.class.getName();

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final TransactionSynchronizationRegistry transaction;

    LargeReads(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** Until the transaction that is open ends; whose turn does not come in time is told to try again. */
    void begin() {
        if (transaction.getTransactionKey() == null || transaction.getResource(HELD) != null) {
            return;
        }
        take();
        boolean registered = false;
        try {
            transaction.putResource(HELD, true);
            transaction.registerInterposedSynchronization(new AtItsEnd(free));
            registered = true;
        } finally {
            if (!registered) {
                free.release();
            }
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseException(
                        new SQLTransientConnectionException("too many large leads are being read at this moment"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a turn");
        }
    }

    /** How many more may begin. */
    int free() {
        return free.availablePermits();
    }
}
