package io.handshake.chassis.webhook;

import io.handshake.chassis.event.LogTail;
import io.handshake.chassis.event.LogTail.Read;
import io.handshake.chassis.webhook.Claims.Claim;
import io.handshake.chassis.webhook.Claims.Held;
import io.handshake.chassis.webhook.Claims.Parked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells one webhook what happens, as long as this replica holds it.
 *
 * <p>What cannot be told is put aside for {@link Retries}, and the next is told. When nothing of a page could be told the receiver
 * is likely to be down, and what happens meanwhile waits in the log instead: the pages shrink to a single event with longer and
 * longer pauses between them, until one is told.
 */
final class Telling implements Runnable {
    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    /** Between two looks at a log in which only other events are written. */
    private static final Duration LINGER = Duration.ofMillis(500);
    /** How often the cursor is kept though nothing was told. */
    private static final Duration KEEP = Duration.ofMinutes(1);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Claim claim;
    private final Claims claims;
    private final LogTail log;
    private final TellPage tell;
    private final WebhooksConfig config;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int pageSize;
    private int failures;
    /** How far it is, which runs ahead of what is kept while there is nothing to tell. */
    private @Nullable String position;

    private long kept = System.nanoTime();

    Telling(Claim claim, Claims claims, LogTail log, TellPage tell, WebhooksConfig config, InstantSource clock) {
        this.claim = claim;
        this.claims = claims;
        this.log = log;
        this.tell = tell;
        this.config = config;
        this.clock = clock;
        this.pageSize = config.pageSize();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        boolean held = true;
        while (held && stopped.getCount() > 0) {
            try {
                held = round();
            } catch (Claims.Outrun _) {
                held = false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                held = false;
            } catch (RuntimeException e) {
                LOG.warnf(e, "webhook %s: cannot go on, trying again", claim.webhook());
                rest();
            }
        }
    }

    /** False when it is somebody else's, or nobody's, by now. */
    private boolean round() throws InterruptedException {
        Optional<Held> found = claims.look(claim);
        if (found.isEmpty()) {
            return false;
        }
        Held held = found.get();
        String from = position == null ? held.cursor() : position;
        Read page = log.after(from, held.types(), pageSize);
        if (page.events().isEmpty()) {
            idle(held, from, page.cursor());
            return true;
        }
        List<Tried> tried = tell.all(
                held.receiver(), page.events().stream().map(Message::of).toList());
        settle(held, page, tried);
        return true;
    }

    private void idle(Held held, String from, String to) throws InterruptedException {
        position = to;
        if (!to.equals(held.cursor()) && System.nanoTime() - kept > KEEP.toNanos()) {
            claims.move(claim, held.cursor(), to, List.of());
            kept = System.nanoTime();
        }
        if (!to.equals(from)) {
            pause(LINGER);
        }
        log.awaitBeyond(to, LOOK_AGAIN);
    }

    private void settle(Held held, Read page, List<Tried> tried) {
        if (tried.stream().anyMatch(one -> one.outcome() instanceof Outcome.Gone)) {
            claims.end(claim.webhook());
            return;
        }
        List<Parked> parked = tried.stream()
                .<Parked>mapMulti((one, into) -> {
                    if (one.outcome() instanceof Outcome.Failed failed) {
                        into.accept(new Parked(one.message(), failed, next(failed)));
                    }
                })
                .toList();
        claims.move(claim, held.cursor(), page.cursor(), parked);
        position = page.cursor();
        kept = System.nanoTime();
        if (parked.size() == tried.size()) {
            pageSize = 1;
            rest();
        } else {
            failures = 0;
            pageSize = Math.min(config.pageSize(), pageSize * 2);
        }
    }

    private Optional<Instant> next(Outcome.Failed failed) {
        return new RetrySchedule(config.retries())
                .after(1, failed.retryAfter(), ThreadLocalRandom.current().nextDouble())
                .map(clock.instant()::plus);
    }

    private void rest() {
        failures++;
        long most = Math.min(LONGEST_REST.toMillis(), 250L << Math.min(failures, 16));
        try {
            pause(Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debugf("webhook %s: stopping", claim.webhook());
        }
    }
}
