package io.handshake.e2e.launch;

import java.time.Duration;
import java.util.function.Consumer;

/** Processes of an earlier run whose supervisor was killed before it could stop them. */
public record Leftovers(DataFolder folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Stops them, PostgreSQL last. */
    public void stop(Consumer<String> progress) {
        folder.processes().forEach(name -> stop(name, "TERM", progress));
        stop(Postgres.NAME, "INT", progress);
    }

    private void stop(String name, String signal, Consumer<String> progress) {
        PidFile pidFile = new PidFile(folder, name);
        pidFile.running().ifPresent(process -> {
            progress.accept(name + " of an earlier run ... stopped");
            Processes.end(process, signal, PATIENCE);
        });
        pidFile.delete();
    }
}
