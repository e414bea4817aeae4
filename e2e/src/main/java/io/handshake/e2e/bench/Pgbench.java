package io.handshake.e2e.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A ceiling by PostgreSQL's own load program: a script again and again, each time storing so many rows.
 *
 * @param values what the script finds under {@code :name}, besides {@code :begun}, when the run began in microseconds
 */
record Pgbench(String url, Path script, int rows, Map<String, String> values) implements Load {
    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    static Pgbench of(String url, int rows, String script, Map<String, String> values) {
        try {
            Path file = Files.createTempFile("bench", ".sql");
            file.toFile().deleteOnExit();
            Files.writeString(file, script);
            return new Pgbench(url, file, rows, values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As PostgreSQL reads an array of texts without blanks, commas, quotes and braces. */
    static String array(Stream<String> values) {
        return values.collect(joining(",", "{", "}"));
    }

    @Override
    public Pace run(int connections, Duration time) {
        try {
            Process pgbench = new ProcessBuilder(command(connections, time))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher transactions = TRANSACTIONS.matcher(output);
            if (pgbench.waitFor() != 0 || !transactions.find()) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
            return Pace.of(Double.parseDouble(transactions.group(1)) * rows);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    private List<String> command(int connections, Duration time) {
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + connections,
                "--jobs=" + Math.min(connections, 2),
                "--time=" + time.toSeconds(),
                "--define=begun=" + ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
        values.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(url);
        return command;
    }
}
