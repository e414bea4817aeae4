package io.handshake.sla.handoffs;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;

/** What happens because time passes. Every replica runs these; the rows they lock share out the work. */
@ApplicationScoped
class Timers {

    private static final int ROUND = 1000;

    private final AnnounceBreaches breaches;
    private final CapacityChanged capacity;
    private final AlarmUnrouted alarms;
    private final ExpireOffers expiry;

    Timers(AnnounceBreaches breaches, CapacityChanged capacity, AlarmUnrouted alarms, ExpireOffers expiry) {
        this.breaches = breaches;
        this.capacity = capacity;
        this.alarms = alarms;
        this.expiry = expiry;
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void announceBreaches() {
        untilDone(() -> breaches.announce(ROUND));
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void expireOffers() {
        untilDone(() -> expiry.expire(ROUND));
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void offerWaiting() {
        untilDone(capacity::offerWaitingIfAny);
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void alarmUnrouted() {
        untilDone(() -> alarms.announce(ROUND));
    }

    private static void untilDone(IntSupplier round) {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(round::getAsInt);
        } while (done >= ROUND);
    }
}
