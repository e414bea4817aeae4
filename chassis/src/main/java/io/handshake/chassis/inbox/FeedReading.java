package io.handshake.chassis.inbox;

import io.handshake.chassis.event.Slots;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the loops that read the peers' feeds: four ranges of slots per feed, shared by the replicas. */
@Startup
@ApplicationScoped
class FeedReading {
    private static final int RANGE = 16;

    private final List<Inbox> inboxes;
    private final Leases leases;
    private final FeedClient client;
    private final Applying applying;
    private final FeedsConfig config;
    private final List<FeedLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    FeedReading(@All List<Inbox> inboxes, Leases leases, FeedClient client, Applying applying, FeedsConfig config) {
        this.inboxes = inboxes;
        this.leases = leases;
        this.client = client;
        this.applying = applying;
        this.config = config;
    }

    @jakarta.annotation.PostConstruct
    void start() {
        if (inboxes.isEmpty()) {
            return;
        }
        leases.beat();
        for (Inbox inbox : inboxes) {
            for (int first = 0; first < Slots.COUNT; first += RANGE) {
                leases.register(inbox.feed(), first);
                FeedLoop loop = new FeedLoop(inbox, first, first + RANGE - 1, leases, client, applying, config);
                loops.add(loop);
                threads.add(Thread.ofVirtual()
                        .name("feed-" + inbox.feed() + "-" + first)
                        .start(loop));
            }
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        if (!inboxes.isEmpty()) {
            leases.beat();
        }
    }

    void metrics(@Observes io.quarkus.runtime.StartupEvent started, MeterRegistry registry, FeedLags lags) {
        for (Inbox inbox : inboxes) {
            registry.gauge(
                    "handshake.feed.lag.seconds",
                    List.of(io.micrometer.core.instrument.Tag.of("feed", inbox.feed())),
                    lags,
                    all -> all.seconds(inbox.feed()));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loops.forEach(FeedLoop::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(2_000);
        }
        if (!loops.isEmpty()) {
            leases.release();
        }
    }
}
