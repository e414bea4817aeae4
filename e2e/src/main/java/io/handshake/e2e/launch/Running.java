package io.handshake.e2e.launch;

import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installation that {@code up} started, as seen through its environment file. */
public final class Running {
    private final DataFolder folder;
    private final String environment;

    private Running(DataFolder folder, String environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Finds it by the data folder, and refuses when nothing was ever started there. */
    public static Running in(Options options) {
        DataFolder folder = DataFolder.at(options.data());
        String environment = folder.read("env")
                .filter(_ -> new PidFile(folder, Supervisor.NAME).running().isPresent())
                .orElseThrow(() -> new Refusal("Handshake is not running; start it with ./handshake up --detach."));
        return new Running(folder, environment);
    }

    public Api api(Deployable deployable) {
        return new Api(url(deployable));
    }

    public URI url(Deployable deployable) {
        return URI.create(value(deployable.name() + "_URL"));
    }

    /** The token of a role, as a shell would send it. */
    public Credential credential(String role) {
        return Credential.bearer(value("TOKEN_" + role.toUpperCase(Locale.ROOT)));
    }

    public String partnerKey() {
        return value("PARTNER_KEY");
    }

    /** Where the superuser reaches PostgreSQL: {@code postgresql://...}. */
    public String postgresUrl() {
        return folder.read("secrets/postgres-url").orElseThrow();
    }

    /** A value that is made once and kept with the installation's other secrets. */
    public String kept(String name, Supplier<String> fresh) {
        Optional<String> kept = folder.read("secrets/" + name);
        if (kept.isPresent()) {
            return kept.get();
        }
        String made = fresh.get();
        folder.write("secrets/" + name, made);
        return made;
    }

    /** Memory of a service as the operating system counts it. */
    public long residentMegabytes(Deployable deployable) {
        return new PidFile(folder, deployable.module())
                .running()
                .map(Control::residentMegabytes)
                .orElse(0L);
    }

    /** How long the processes of a service kept the processors busy since they began. */
    public Duration worked(Deployable deployable) {
        return processes(deployable).stream().map(this::worked).reduce(Duration.ZERO, Duration::plus);
    }

    /** The names of the processes of a service that run. */
    public List<String> processes(Deployable deployable) {
        return folder.processes().stream()
                .filter(name -> name.startsWith(deployable.module()))
                .filter(name -> new PidFile(folder, name).running().isPresent())
                .toList();
    }

    /** How long the PostgreSQL that came along kept the processors busy since it began; nothing for one of one's own. */
    public Duration databaseWorked() {
        return worked(Postgres.NAME);
    }

    private Duration worked(String name) {
        return new PidFile(folder, name)
                .running().stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus);
    }

    /** Stops these services where they are, or lets them go on; nothing they were doing is lost. */
    public void pause(boolean stop, Deployable... services) {
        for (Deployable service : services) {
            new PidFile(folder, service.module())
                    .running()
                    .ifPresent(process -> Processes.signal(process, stop ? "STOP" : "CONT"));
        }
    }

    private String value(String name) {
        Matcher line = Pattern.compile("^export " + name + "='([^']*)'$", Pattern.MULTILINE)
                .matcher(environment);
        if (!line.find()) {
            throw new Refusal("The environment file has no " + name + "; start Handshake anew.");
        }
        return line.group(1);
    }
}
