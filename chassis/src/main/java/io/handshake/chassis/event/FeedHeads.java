package io.handshake.chassis.event;

import io.handshake.chassis.sql.Sql;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The newest committed position of each slot, as far as this process knows: who waits for news waits here, without a connection.
 *
 * <p>Commits of this process wake waiters at once. Commits of other replicas are found by one poller, which asks the database
 * every 20 ms while somebody waits.
 */
@ApplicationScoped
public class FeedHeads {
    private static final Logger LOG = Logger.getLogger(FeedHeads.class);
    private static final Duration ASK_EVERY = Duration.ofMillis(20);

    private final Sql sql;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final long[] heads = new long[Slots.COUNT];
    private int waiting;
    private boolean polling;
    private boolean stopped;

    FeedHeads(Sql sql) {
        this.sql = sql;
    }

    record Head(int slot, long position) {}

    /** Waits until a slot has something beyond the cursor; false when the time is over or the service stops. */
    boolean awaitBeyond(FeedCursor cursor, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            waiting++;
            startPolling();
            while (!beyond(cursor)) {
                if (left <= 0 || stopped) {
                    return false;
                }
                left = news.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** How many wait now. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    void advance(List<Head> written) {
        if (written.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            written.forEach(head -> heads[head.slot()] = Math.max(heads[head.slot()], head.position()));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stopping(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        lock.lock();
        try {
            stopped = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean beyond(FeedCursor cursor) {
        return IntStream.rangeClosed(cursor.slots().first(), cursor.slots().last())
                .anyMatch(slot -> heads[slot] > cursor.position(slot));
    }

    private void startPolling() {
        if (!polling) {
            polling = true;
            Thread.ofVirtual().name("feed-heads").start(this::poll);
        }
    }

    private void poll() {
        for (long[] known = somebodyWaits(); known.length > 0; known = somebodyWaits()) {
            try {
                advance(newest(known));
                TimeUnit.NANOSECONDS.sleep(ASK_EVERY.toNanos());
            } catch (RuntimeException e) {
                LOG.debug("no news from the database", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** While the database is away there is no news; the waiting requests end by themselves. */
    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known, or nothing when nobody waits any more and the poller may end. */
    private long[] somebodyWaits() {
        lock.lock();
        try {
            polling = waiting > 0 && !stopped;
            return polling ? heads.clone() : new long[0];
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest committed positions beyond what is known: two index probes per slot. Decisions and activities are asked for
     * apart, because then the partitions are taken one after the other, and not all of them are looked into.
     */
    List<Head> newest(long[] known) {
        return sql.list(
                """
                select c.slot, e.position from unnest(?::int[], ?::bigint[]) as c (slot, known)
                cross join lateral (
                  (select position from event_decision d
                   where d.slot = c.slot and position > c.known order by position desc limit 1)
                  union all
                  (select position from event_activity a
                   where a.slot = c.slot and position > c.known order by position desc limit 1)) e""",
                row -> new Head(row.getInt("slot"), row.getLong("position")),
                IntStream.range(0, known.length).boxed().toArray(Integer[]::new),
                Arrays.stream(known).boxed().toArray(Long[]::new));
    }
}
