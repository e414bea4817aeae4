package io.handshake.e2e.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child process that is started again, ever more slowly, whenever it ends by itself. */
final class Supervised {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final String name;
    private final ProcessBuilder command;
    private final PidFile pidFile;
    private final Consumer<String> progress;

    private @Nullable Process process;
    private Instant startedAt = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;
    private boolean wanted;
    private int crashes;

    Supervised(String name, ProcessBuilder command, Path log, PidFile pidFile, Consumer<String> progress) {
        this.name = name;
        this.command = command.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        this.pidFile = pidFile;
        this.progress = progress;
    }

    synchronized void start() {
        wanted = true;
        try {
            Process started = command.start();
            process = started;
            startedAt = Instant.now();
            pidFile.write(started.toHandle());
            started.onExit().thenAccept(this::ended);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void ended(Process ended) {
        if (!wanted || ended != process) {
            return;
        }
        crashes++;
        if (startedAt.plus(STABLE).isBefore(Instant.now())) {
            pause = FIRST_PAUSE;
        }
        progress.accept(name + " ended (exit code " + ended.exitValue() + ") and is started again");
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::startAgain);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private synchronized void startAgain() {
        if (wanted) {
            start();
        }
    }

    /** How often it ended without being asked to. */
    synchronized int crashes() {
        return crashes;
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Ends the process the hard way, as a power cut would; it is then started again. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Asks the process to end with the signal, and insists after the patience is over. */
    void stop(String signal, Duration patience) {
        Process stopping;
        synchronized (this) {
            wanted = false;
            stopping = process;
        }
        if (stopping == null) {
            return;
        }
        Processes.end(stopping.toHandle(), signal, patience);
        pidFile.delete();
    }
}
