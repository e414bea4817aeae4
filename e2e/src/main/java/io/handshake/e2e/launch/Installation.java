package io.handshake.e2e.launch;

import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running Handshake: PostgreSQL and the four services, watched until it is closed. */
public final class Installation implements AutoCloseable {
    private final Options options;
    private final DataFolder folder;
    private final Consumer<String> progress;
    private final Tokens tokens = new Tokens();
    private final Map<Deployable, ServiceProcess> services = new EnumMap<>(Deployable.class);
    private final List<ServiceProcess> more = new ArrayList<>();
    private Optional<Postgres> postgres = Optional.empty();
    private String partnerKey = "";

    private Installation(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.folder = DataFolder.at(options.data());
    }

    /** Starts everything and returns when all of it is ready; whatever cannot be done is a {@link Refusal}. */
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
            services.put(deployable, process(deployable.module(), deployable, options.port(deployable), server));
        }
        for (Replica replica : options.also()) {
            more.add(process(replica.name(), replica.deployable(), replica.port(), server));
        }
        services.values().forEach(ServiceProcess::start);
        services.values().forEach(this::awaitReady);
        more.forEach(ServiceProcess::start);
        more.forEach(this::awaitReady);
        partnerKey = PartnerKey.of(folder, api(Deployable.LEAD), credential("admin"));
        new EnvironmentFile(folder).write(this::url, tokens, partnerKey);
    }

    private void checkPorts() {
        for (Deployable deployable : Deployable.values()) {
            checkPort(options.port(deployable), deployable.module(), "--ports");
        }
        for (Replica replica : options.also()) {
            checkPort(replica.port(), "one more " + replica.deployable().module(), "--also");
        }
    }

    private void checkPort(int port, String meantFor, String option) {
        if (!Ports.isFree(options.host(), port)) {
            throw new Refusal("Port " + port + ", meant for " + meantFor
                    + ", is taken by another program; free it, or choose others with " + option + ".");
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

    private ServiceProcess process(String name, Deployable deployable, int port, Databases server) throws IOException {
        ProcessBuilder command = new ServiceCommand(options, tokens, server, folder).of(deployable, port);
        Path log = folder.log(name);
        return new ServiceProcess(
                name, new Supervised(name, command, log, new PidFile(folder, name), progress), url(port), log);
    }

    private void awaitReady(ServiceProcess process) {
        process.awaitReady();
        progress.accept(process.name() + " ... ready");
    }

    /** Waits until the service answers that it is ready, and refuses when it does not come up. */
    public void awaitReady(Deployable deployable) {
        service(deployable).awaitReady();
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

    /** The first process of a service, which the others call. */
    public ServiceProcess service(Deployable deployable) {
        return Optional.ofNullable(services.get(deployable)).orElseThrow();
    }

    /** The processes beyond the first of each service, in the order they were asked for. */
    public List<ServiceProcess> more() {
        return List.copyOf(more);
    }

    public URI url(Deployable deployable) {
        return url(options.port(deployable));
    }

    private URI url(int port) {
        String host = options.host().equals("0.0.0.0") ? "localhost" : options.host();
        return URI.create("http://" + (host.equals("127.0.0.1") ? "localhost" : host) + ":" + port);
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
        Stream.concat(services.values().stream(), more.stream()).parallel().forEach(ServiceProcess::stop);
        postgres.ifPresent(Postgres::stop);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
