package io.handshake.e2e.api;

import java.time.Duration;

/** Waits, and gives up at once when the thread is asked to stop. */
public final class Pause {
    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("interrupted while waiting");
        }
    }
}
