package io.handshake.e2e.launch;

import io.handshake.e2e.api.Api;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One process of a service at an address of its own, started again whenever it ends by itself. */
public final class ServiceProcess {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int HOPELESS = 4;

    private final String name;
    private final Supervised process;
    private final URI url;
    private final Path log;

    ServiceProcess(String name, Supervised process, URI url, Path log) {
        this.name = name;
        this.process = process;
        this.url = url;
        this.log = log;
    }

    String name() {
        return name;
    }

    void start() {
        process.start();
    }

    void stop() {
        process.stop("TERM", STOP_PATIENCE);
    }

    /** Waits until it answers that it is ready, and refuses when it does not come up. */
    public void awaitReady() {
        Instant end = Instant.now().plus(START_PATIENCE);
        int crashesBefore = process.crashes();
        while (!(process.isAlive() && Readiness.of(url))) {
            if (process.crashes() - crashesBefore >= HOPELESS || Instant.now().isAfter(end)) {
                throw new Refusal(name + " does not start; the reason is at the end of " + log + ".");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new Refusal("Interrupted while " + name + " started.");
            }
        }
    }

    /** Ends it as a power cut would; the supervisor then starts it again. */
    public void kill() {
        process.kill();
    }

    public long pid() {
        return process.pid();
    }

    URI url() {
        return url;
    }

    public Api api() {
        return new Api(url);
    }
}
