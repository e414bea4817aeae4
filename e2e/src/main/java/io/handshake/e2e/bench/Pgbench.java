package io.handshake.e2e.bench;

import static io.handshake.e2e.bench.ActivityIntake.BATCH;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ceiling by PostgreSQL's own load program; the rows go over the wire with every call, as they do for the product. */
record Pgbench(String url, Path script) implements Load {
    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    static Pgbench into(String url) {
        try {
            Path script = Files.createTempFile("insert", ".sql");
            script.toFile().deleteOnExit();
            Files.writeString(script, """
                    insert into activity (id, key, type, source, campaign, occurred_at, recorded_at)
                    select gen_random_uuid(), key, type, source, campaign, now(), now()
                    from unnest(:keys::uuid[], :types::text[], :sources::text[], :campaigns::text[]) as row (key, type, source, campaign)
                    on conflict do nothing;
                    """);
            return new Pgbench(url, script);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String array(Stream<String> values) {
        return values.limit(BATCH).collect(joining(",", "{", "}"));
    }

    @Override
    public double run(int connections, Duration time) {
        try {
            Process pgbench = new ProcessBuilder(
                            "pgbench",
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--file=" + script,
                            "--client=" + connections,
                            "--jobs=" + Math.min(connections, 2),
                            "--time=" + time.toSeconds(),
                            "--define=keys="
                                    + array(Stream.generate(
                                            () -> UUID.randomUUID().toString())),
                            "--define=types=" + array(Stream.generate(() -> "key-page")),
                            "--define=sources=" + array(Stream.generate(() -> "website")),
                            "--define=campaigns=" + array(Stream.generate(() -> "bench")),
                            url)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher transactions = TRANSACTIONS.matcher(output);
            if (pgbench.waitFor() != 0 || !transactions.find()) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
            return Double.parseDouble(transactions.group(1)) * BATCH;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
