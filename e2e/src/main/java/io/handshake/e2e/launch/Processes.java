package io.handshake.e2e.launch;

import io.handshake.e2e.api.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** Ends processes the launcher started, in this run or in an earlier one. */
final class Processes {
    private Processes() {}

    /** Sends the signal, waits, and kills what is still there after the patience is over. */
    static void end(ProcessHandle process, String signal, Duration patience) {
        signal(process, signal);
        if (!awaitExit(process, patience)) {
            process.destroyForcibly();
            awaitExit(process, patience);
        }
    }

    /** False also for a process that ended and whose parent has not noticed. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean awaitExit(ProcessHandle process, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (isRunning(process)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }

    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
