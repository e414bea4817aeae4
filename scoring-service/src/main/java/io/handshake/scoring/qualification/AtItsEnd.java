package io.handshake.scoring.qualification;

import jakarta.transaction.Synchronization;
import java.util.concurrent.Semaphore;

/** Gives a turn back once a transaction has ended, however it did. */
record AtItsEnd(Semaphore free) implements Synchronization {
    @Override
    public void beforeCompletion() {
        // it may still be needed
    }

    @Override
    public void afterCompletion(int status) {
        free.release();
    }
}
