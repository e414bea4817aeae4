package io.handshake.e2e.launch;

import io.handshake.e2e.api.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at an installation and changes it from outside of its supervisor. */
public final class Control {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Options options;

    public Control(Options options) {
        this.options = options;
    }

    /** Says for each process whether it runs, and for each service whether it is ready. */
    public int status() {
        if (Files.notExists(options.data()) || supervisor().isEmpty()) {
            System.out.println("Handshake is not running (data folder " + options.data() + ").");
            return 1;
        }
        boolean allReady = true;
        for (Deployable deployable : Deployable.values()) {
            URI url = url(deployable);
            boolean ready = Readiness.of(url);
            allReady &= ready;
            line(deployable.module(), ready ? "ready" : "not ready", url.toString());
        }
        DataFolder.at(options.data()).processes().stream()
                .filter(name -> !name.endsWith("-service") && pid(name).isPresent())
                .forEach(name -> line(name, "running", ""));
        pid(Postgres.NAME).ifPresent(_ -> line(Postgres.NAME, "running", ""));
        return allReady ? 0 : 1;
    }

    private void line(String name, String state, String url) {
        String process = pid(name)
                .map(running -> "process %d, %d MB".formatted(running.pid(), residentMegabytes(running)))
                .orElse("no process");
        System.out.printf("%-18s %-10s %-24s %s%n", name, state, process, url);
    }

    /** Ends the supervisor, which stops the services and then PostgreSQL. */
    public int down() {
        if (Files.notExists(options.data())) {
            System.out.println("Handshake is not running (data folder " + options.data() + ").");
            return 0;
        }
        DataFolder folder = DataFolder.at(options.data());
        Optional<ProcessHandle> running = supervisor();
        running.ifPresent(supervisor -> Processes.end(supervisor, "TERM", PATIENCE));
        new Leftovers(folder).stop(System.out::println);
        System.out.println(running.isPresent() ? "Handshake is down; its data stay." : "Handshake is not running.");
        return 0;
    }

    /** Ends one service gracefully; its supervisor starts it again. */
    public int restart() {
        if (options.rest().size() != 1) {
            throw new Refusal("Which service? ./handshake restart lead|scoring|sla|reporting");
        }
        Deployable deployable = Deployable.of(options.rest().getFirst());
        ProcessHandle before = pid(deployable.module())
                .filter(_ -> supervisor().isPresent())
                .orElseThrow(() -> new Refusal(deployable.module() + " is not running."));
        Processes.end(before, "TERM", PATIENCE);
        Instant end = Instant.now().plus(PATIENCE);
        while (!Readiness.of(url(deployable))) {
            if (Instant.now().isAfter(end)) {
                throw new Refusal(deployable.module() + " did not come back; see ./handshake logs " + deployable.key());
            }
            Pause.of(Duration.ofMillis(100));
        }
        System.out.println(deployable.module() + " ... ready");
        return 0;
    }

    /** Deletes everything the installation kept. */
    public int reset() {
        if (!DataFolder.isOne(options.data())) {
            throw new Refusal("There is nothing to delete: " + options.data() + " is no data folder of Handshake.");
        }
        if (supervisor().isPresent()) {
            throw new Refusal("Handshake is running; end it first with ./handshake down.");
        }
        DataFolder folder = DataFolder.at(options.data());
        new Leftovers(folder).stop(System.out::println);
        folder.deleteContent();
        System.out.println("All data in " + options.data() + " are deleted.");
        return 0;
    }

    private Optional<ProcessHandle> supervisor() {
        return pid(Supervisor.NAME);
    }

    private Optional<ProcessHandle> pid(String name) {
        return Files.exists(options.data())
                ? new PidFile(DataFolder.at(options.data()), name).running()
                : Optional.empty();
    }

    /** As written by {@code up}, whichever ports it was given. */
    private URI url(Deployable deployable) {
        String start = "export " + deployable.name() + "_URL='";
        return DataFolder.at(options.data())
                .read("env")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(start)).findFirst())
                .map(line -> URI.create(line.substring(start.length(), line.length() - 1)))
                .orElseGet(() -> URI.create("http://localhost:" + options.port(deployable)));
    }

    /** Memory as the operating system counts it. */
    static long residentMegabytes(ProcessHandle process) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (BufferedReader reader = ps.inputReader(StandardCharsets.US_ASCII)) {
                String kilobytes = reader.readLine();
                return kilobytes == null ? 0 : Long.parseLong(kilobytes.trim()) / 1024;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
