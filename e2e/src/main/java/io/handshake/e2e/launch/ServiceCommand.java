package io.handshake.e2e.launch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How one service is run: the packaged program, a small heap, and everything it has to know in its environment. */
record ServiceCommand(Options options, Tokens tokens, Databases databases, DataFolder folder) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final Duration FEED_TOKEN_VALIDITY = Duration.ofDays(3650);

    ProcessBuilder of(Deployable deployable, int port) {
        Path jar = deployable.jar(options.repository());
        if (Files.notExists(jar)) {
            throw new Refusal(deployable.module() + " is not packaged; run ./mvnw -DskipTests package.");
        }
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dvertx.disableURIValidation=true",
                "-Xms48m",
                "-Xmx" + options.heap() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-Xmn" + options.heap() * 2 / 5 + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:TrimNativeHeapInterval=1000",
                "-jar",
                jar.toString());
        command.directory(options.data().toFile());
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("HANDSHAKE_"));
        environment.put("MALLOC_ARENA_MAX", "1");
        environment.put("QUARKUS_HTTP_HOST", options.host());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        if (!options.origins().isEmpty()) {
            environment.put(
                    "QUARKUS_HTTP_CORS_ORIGINS",
                    options.origins().stream().map(URI::toString).collect(Collectors.joining(",")));
        }
        // a receiver of webhooks that is being tried out is near; nobody but this machine can name one then
        environment.put("HANDSHAKE_WEBHOOKS_ALLOW_PRIVATE", Boolean.toString(LOOPBACK.contains(options.host())));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", databases.url(deployable.key()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", deployable.key());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", folder.secret(deployable.key()));
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", tokens.publicKey());
        environment.put("HANDSHAKE_FEED_TOKEN", tokens.mint(deployable.module(), "service", FEED_TOKEN_VALIDITY));
        for (Deployable feed : deployable.feeds()) {
            environment.put(
                    "HANDSHAKE_FEEDS_" + feed.name() + "_URL", "http://" + loopback() + ":" + options.port(feed));
        }
        return command;
    }

    private String loopback() {
        return options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    }
}
