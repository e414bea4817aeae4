package io.handshake.chassis.test;

import java.time.Duration;

/** Waits for what a consumer or a timer does by itself. */
public final class Eventually {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private Eventually() {}

    /** Repeats an assertion until it holds; its last failure is the test's failure. */
    public static void untilAsserted(Runnable assertion) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
