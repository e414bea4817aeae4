package io.handshake.e2e.launch;

import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A running Handshake: PostgreSQL and the four services, watched until it is closed. */
public final class Installation implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int HOPELESS = 4;

    private final Options options;
    private final DataFolder folder;
    private final Consumer<String> progress;
    private final Tokens tokens = new Tokens();
    private final Map<Deployable, Supervised> services = new EnumMap<>(Deployable.class);
    private Optional<Postgres> postgres = Optional.empty();
    private String partnerKey = "";

    private Installation(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.folder = DataFolder.at(options.data());
    }

    /** Starts everything and returns when all four services are ready; whatever cannot be done is a {@link Refusal}. */
    public static Installation start(Options options, Consumer<String> progress) {
        Installation installation = new Installation(options, progress);
        try {
            installation.start();
            return installation;
        } catch (IOException failure) {
            installation.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            installation.close();
            throw failure;
        }
    }

    private void start() throws IOException {
        new Leftovers(folder).stop(progress);
        checkPorts();
        Databases server = startPostgres();
        for (Deployable deployable : Deployable.values()) {
            server.prepare(deployable, folder.secret(deployable.key()));
            services.put(deployable, supervised(deployable, server));
        }
        services.values().forEach(Supervised::start);
        for (Deployable deployable : Deployable.values()) {
            awaitReady(deployable);
            progress.accept(deployable.module() + " ... ready");
        }
        partnerKey = PartnerKey.of(folder, api(Deployable.LEAD), credential("admin"));
        new EnvironmentFile(folder).write(this::url, tokens, partnerKey);
    }

    private void checkPorts() {
        for (Deployable deployable : Deployable.values()) {
            int port = options.port(deployable);
            if (!Ports.isFree(options.host(), port)) {
                throw new Refusal("Port " + port + ", meant for " + deployable.module()
                        + ", is taken by another program; free it, or choose others with --ports.");
            }
        }
    }

    private Databases startPostgres() throws IOException {
        Databases server;
        if (options.postgres().isPresent()) {
            server = ExternalPostgres.at(options.postgres().get());
            server.check();
            progress.accept("PostgreSQL of your own ... reached");
        } else {
            PostgresBinaries binaries = PostgresBinaries.unpacked(options.repository());
            Postgres embedded = new Postgres(binaries, folder, progress);
            postgres = Optional.of(embedded);
            server = embedded.start();
            progress.accept("PostgreSQL ... ready");
        }
        folder.write("secrets/postgres-url", server.adminUrl());
        return server;
    }

    private Supervised supervised(Deployable deployable, Databases server) throws IOException {
        ProcessBuilder command = new ServiceCommand(options, tokens, server, folder).of(deployable);
        String name = deployable.module();
        return new Supervised(name, command, folder.log(name), new PidFile(folder, name), progress);
    }

    /** Waits until the service answers that it is ready, and refuses when it does not come up. */
    public void awaitReady(Deployable deployable) {
        Instant end = Instant.now().plus(START_PATIENCE);
        Supervised service = service(deployable);
        int crashesBefore = service.crashes();
        while (!(service.isAlive() && Readiness.of(url(deployable)))) {
            if (service.crashes() - crashesBefore >= HOPELESS || Instant.now().isAfter(end)) {
                throw new Refusal(deployable.module() + " does not start; the reason is at the end of "
                        + folder.path().resolve("logs").resolve(deployable.module() + ".log") + ".");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted while " + deployable.module() + " started.");
            }
        }
    }

    /** Ends the service as a power cut would; the supervisor then starts it again. */
    public void kill(Deployable deployable) {
        service(deployable).kill();
    }

    /** Ends PostgreSQL as a power cut would; the supervisor then starts it again. */
    public void killPostgres() {
        postgres.orElseThrow().kill();
    }

    public long pid(Deployable deployable) {
        return service(deployable).pid();
    }

    private Supervised service(Deployable deployable) {
        return Optional.ofNullable(services.get(deployable)).orElseThrow();
    }

    public URI url(Deployable deployable) {
        String host = options.host().equals("0.0.0.0") ? "localhost" : options.host();
        return URI.create("http://" + (host.equals("127.0.0.1") ? "localhost" : host) + ":" + options.port(deployable));
    }

    public Api api(Deployable deployable) {
        return new Api(url(deployable));
    }

    public Credential credential(String role) {
        return Credential.bearer(tokens.mint(role + "-1", role, EnvironmentFile.WORKING_DAY));
    }

    public String partnerKey() {
        return partnerKey;
    }

    /** Stops the services, then PostgreSQL. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        services.values().parallelStream().forEach(service -> service.stop("TERM", STOP_PATIENCE));
        postgres.ifPresent(Postgres::stop);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
