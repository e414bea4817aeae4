package io.handshake.e2e.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The PostgreSQL the launcher brings along: durable settings, a password for everybody, loop-back only. */
final class Postgres {
    static final String ADMIN = "handshake_admin";
    static final String NAME = "postgresql";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresBinaries binaries;
    private final DataFolder folder;
    private final Path data;
    private final Supervised server;
    private final int port;

    Postgres(PostgresBinaries binaries, DataFolder folder, Consumer<String> progress) throws IOException {
        this.binaries = binaries;
        this.folder = folder;
        this.data = folder.path().resolve("postgresql");
        this.port = Ports.firstFreeFrom(15432);
        this.server = new Supervised(
                NAME, new ProcessBuilder(serve()), folder.log(NAME), new PidFile(folder, NAME), progress);
    }

    Databases start() throws IOException {
        if (Files.notExists(data)) {
            initialise();
        }
        Files.writeString(data.resolve("pg_hba.conf"), """
                # Written by the launcher at every start: a password for everybody, and each role in its own database only.
                host all %s 127.0.0.1/32 scram-sha-256
                host sameuser all 127.0.0.1/32 scram-sha-256
                """.formatted(ADMIN));
        dropStaleLock();
        server.start();
        Databases databases = new Databases("127.0.0.1", port, "postgres", ADMIN, folder.secret("admin"));
        databases.await(PATIENCE, server::crashes, folder.log(NAME));
        return databases;
    }

    void kill() {
        server.kill();
    }

    /** Leaves everything as a power cut would, with nobody to start it again. */
    void abandon() {
        server.stop("KILL", PATIENCE);
    }

    /** Ends after a checkpoint, without waiting for clients to leave. */
    void stop() {
        server.stop("INT", PATIENCE);
    }

    private List<String> serve() {
        return binaries.command(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "max_connections=200",
                "-c",
                "max_wal_size=2GB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_line_prefix=%m [%p] %q%u@%d ");
    }

    /** Into a folder of its own first, so that an interrupted attempt is never taken for a database. */
    private void initialise() throws IOException {
        Path fresh = Files.createTempDirectory(folder.run(""), "postgresql-");
        Path password = folder.run("initdb-password");
        folder.write("run/initdb-password", folder.secret("admin"));
        try {
            Process initdb = new ProcessBuilder(binaries.command(
                            "initdb",
                            "--pgdata=" + fresh,
                            "--username=" + ADMIN,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log(NAME).toFile()))
                    .start();
            if (initdb.waitFor() != 0) {
                throw new Refusal("PostgreSQL could not set up its data; see " + folder.log(NAME) + ".");
            }
            Files.move(fresh, data);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while PostgreSQL set up its data.");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /** After a power cut the lock names a process id that somebody else may have by now. */
    private void dropStaleLock() {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (Files.exists(lock) && owner(lock).isEmpty()) {
                Files.delete(lock);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<ProcessHandle> owner(Path lock) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().trim());
        return ProcessHandle.of(pid)
                .filter(Processes::isRunning)
                .filter(process ->
                        process.info().commandLine().orElse(data.toString()).contains(data.toString()));
    }
}
