package io.handshake.chassis.inbox;

import io.handshake.chassis.inbox.FeedClient.Answer;
import io.handshake.chassis.problem.Answers;
import io.handshake.chassis.sql.Ids;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one range of slots of one feed for as long as the service runs.
 *
 * <p>After a failure the page shrinks to a single event and grows again with each success: so the event that cannot be applied
 * is found without any other bookkeeping, and parked when it keeps failing.
 *
 * <p>While all goes well, the database is written once per page: the cursor is known from the page before, the lease is renewed
 * only when a third of it is over (a reader that lost it is fenced off by the cursor anyway), and after a small page the loop
 * lingers, so that events which trickle in are applied together.
 */
final class FeedLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(FeedLoop.class);
    private static final int SMALL_PAGE = 100;
    private static final Duration LINGER = Duration.ofMillis(20);

    private final Inbox inbox;
    private final int first;
    private final String slots;
    private final Leases leases;
    private final FeedClient client;
    private final Applying applying;
    private final FeedsConfig config;
    private volatile boolean running = true;
    private int pageSize;
    private int failures;
    /** How often the event at hand has failed alone. */
    private int failedAlone;

    private @Nullable String position;
    private long renewed;

    FeedLoop(
            Inbox inbox, int first, int last, Leases leases, FeedClient client, Applying applying, FeedsConfig config) {
        this.inbox = inbox;
        this.first = first;
        this.slots = first + "-" + last;
        this.leases = leases;
        this.client = client;
        this.applying = applying;
        this.config = config;
        this.pageSize = config.pageSize();
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        while (running) {
            try {
                round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                failed("cannot go on", e);
            }
        }
    }

    private void round() throws InterruptedException {
        String cursor = position();
        if (cursor == null) {
            leases.release(inbox.feed(), first);
            Thread.sleep(Math.min(1_000, config.lease().toMillis() / 3));
            return;
        }
        position = null;
        switch (client.fetch(inbox.feed(), slots, cursor, pageSize, failures == 0)) {
            case Answer.Page page -> apply(cursor, page);
            case Answer.BeginAnew _ -> beginAnew(cursor);
            case Answer.Failed(String why) -> failed(why, null);
        }
    }

    /** Where to go on from; null while another replica reads these slots. */
    private @Nullable String position() {
        long now = System.nanoTime();
        if (position == null || now - renewed > config.lease().toNanos() / 3) {
            renewed = now;
            position = leases.hold(inbox.feed(), first).orElse(null);
        }
        return position;
    }

    private void apply(String cursor, Answer.Page page) throws InterruptedException {
        try {
            applying.apply(inbox, first, cursor, page);
            position = page.cursor();
            failures = 0;
            failedAlone = 0;
            pageSize = Math.min(config.pageSize(), pageSize * 2);
        } catch (Applying.Outrun e) {
            outrun(e);
        } catch (RuntimeException e) {
            boolean poison = !Answers.isDatabaseAway(e);
            if (poison && page.events().size() == 1 && failedAlone++ >= config.retries()) {
                park(cursor, page, e);
                return;
            }
            pageSize = poison ? 1 : pageSize;
            failed("a page of " + page.events().size() + " could not be applied", e);
            return;
        }
        if (!page.events().isEmpty() && page.events().size() < Math.min(SMALL_PAGE, pageSize)) {
            Thread.sleep(LINGER);
        }
    }

    private void park(String cursor, Answer.Page page, RuntimeException cause) {
        FeedEvent event = page.events().getFirst();
        String reference = Ids.next().toString();
        LOG.errorf(cause, "parked %s %s of feed %s, reference %s", event.type(), event.id(), inbox.feed(), reference);
        applying.park(inbox, first, cursor, page, "could not be applied; the log tells more under " + reference);
        failures = 0;
        failedAlone = 0;
    }

    private void beginAnew(String cursor) {
        try {
            applying.beginAnew(inbox, first, cursor);
            LOG.warnf("feed %s was restored to an earlier point: reading it again from the start", inbox.feed());
        } catch (Applying.Outrun e) {
            outrun(e);
        }
    }

    private void outrun(Applying.Outrun e) {
        LOG.debugf("feed %s slots %s: %s", inbox.feed(), slots, e.getMessage());
    }

    private void failed(String what, @Nullable Throwable cause) {
        failures++;
        if (running && (failures <= 3 || failures % 50 == 0)) {
            LOG.warnf(cause, "feed %s slots %s: %s (try %d)", inbox.feed(), slots, what, failures);
        }
        Duration longest = config.maxPause();
        long pause = Math.min(longest.toMillis(), 50L << Math.min(failures, 12));
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
