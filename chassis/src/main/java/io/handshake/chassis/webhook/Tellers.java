package io.handshake.chassis.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.handshake.chassis.event.LogTail;
import io.handshake.chassis.webhook.Claims.Claim;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes the webhooks that nobody tells, and tells them in a thread each until the service stops. */
@ApplicationScoped
class Tellers {
    private static final int AT_ONCE = 100;
    private static final long PATIENCE_MILLIS = 5_000;

    private final boolean offered;
    private final Claims claims;
    private final LogTail log;
    private final TellPage tell;
    private final WebhooksConfig config;
    private final InstantSource clock;
    private final List<Teller> tellers = new ArrayList<>();
    private long renewed = System.nanoTime();
    private boolean stopped;

    Tellers(
            @All List<WebhookTypes> types,
            Claims claims,
            LogTail log,
            TellPage tell,
            WebhooksConfig config,
            InstantSource clock) {
        this.offered = !types.isEmpty();
        this.claims = claims;
        this.log = log;
        this.tell = tell;
        this.config = config;
        this.clock = clock;
    }

    private record Teller(Claim claim, Telling telling, Thread thread) {}

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void look() {
        if (offered) {
            keepAndTake();
        }
    }

    synchronized void keepAndTake() {
        if (stopped) {
            return;
        }
        tellers.removeIf(teller -> !teller.thread().isAlive());
        if (!tellers.isEmpty() && System.nanoTime() - renewed > config.lease().toNanos() / 3) {
            claims.renew(claimed());
            renewed = System.nanoTime();
        }
        for (Claim claim : claims.take(AT_ONCE)) {
            Telling telling = new Telling(claim, claims, log, tell, config, clock);
            tellers.add(new Teller(
                    claim,
                    telling,
                    Thread.ofVirtual().name("webhook-" + claim.webhook()).start(telling)));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    /** Lets those at work finish what they are at, for a while. */
    synchronized void stop() throws InterruptedException {
        stopped = true;
        tellers.forEach(teller -> teller.telling().stop());
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        for (Teller teller : tellers) {
            teller.thread().join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        tellers.forEach(teller -> teller.thread().interrupt());
        if (!tellers.isEmpty()) {
            claims.release(claimed());
        }
        tellers.clear();
    }

    private List<Claim> claimed() {
        return tellers.stream().map(Teller::claim).toList();
    }
}
