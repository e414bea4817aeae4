package io.handshake.chassis.inbox;

import io.handshake.chassis.inbox.FeedClient.Answer.Page;
import io.handshake.chassis.problem.Answers;
import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Applies a page and saves the cursor in one transaction.
 *
 * <p>The cursor moves first and only from where the page was fetched: a reader that slept through the loss of its lease changes
 * nothing. Sequences are checked per subject: what was applied already is skipped, what comes after a gap is parked.
 */
@ApplicationScoped
class Applying {
    private static final Logger LOG = Logger.getLogger(Applying.class);

    private final Sql sql;
    private final Leases leases;
    private final Parked parked;

    Applying(Sql sql, Leases leases, Parked parked) {
        this.sql = sql;
        this.leases = leases;
        this.parked = parked;
    }

    /** Somebody else has moved the cursor; the page is dropped. */
    static final class Outrun extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outrun() {
            super("another replica reads these slots now", null, false, false);
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    void apply(Inbox inbox, int slots, String cursor, Page page) {
        moveCursor(inbox.feed(), slots, cursor, page);
        if (page.events().isEmpty()) {
            return;
        }
        Sorted sorted = sort(inbox.feed(), page.events());
        if (!sorted.due().isEmpty()) {
            inbox.apply(sorted.due());
        }
        saveSequences(inbox.feed(), sorted.sequences());
        parked.add(inbox.feed(), sorted.behind());
    }

    /** Puts a page's only event aside, since it fails however often it is tried. */
    @Transactional(TxType.REQUIRES_NEW)
    void park(Inbox inbox, int slots, String cursor, Page page, String error) {
        moveCursor(inbox.feed(), slots, cursor, page);
        parked.add(
                inbox.feed(),
                page.events().stream()
                        .map(event -> new Parked.Aside(event, error))
                        .toList());
    }

    /** Begins a feed anew, for all its slots, unless another replica did so already. */
    @Transactional(TxType.REQUIRES_NEW)
    void beginAnew(Inbox inbox, int slots, String cursor) {
        lockFeed(inbox.feed());
        boolean first = sql.update(
                        "update feed_cursor set cursor = '', read_until = null where feed = ? and slots = ? and cursor = ? and owner = ?",
                        inbox.feed(),
                        slots,
                        cursor,
                        leases.me())
                == 1;
        if (!first) {
            throw new Outrun();
        }
        inbox.forget();
        sql.update("update feed_cursor set cursor = '', read_until = null where feed = ?", inbox.feed());
        sql.update("delete from feed_subject where feed = ?", inbox.feed());
        sql.update("delete from parked_event where feed = ?", inbox.feed());
    }

    /**
     * Tries the parked events of a subject again, in order, up to the end of the queue: all of them or none. Repeats among them
     * are dropped; a gap before them is accepted, since the events in it will not come any more.
     */
    @Transactional
    int replay(Inbox inbox, String subject) {
        lockFeed(inbox.feed());
        long last = sequences(inbox.feed(), subject).getOrDefault(subject, 0L);
        int applied = 0;
        for (Parked.Waiting waiting : parked.queue(inbox.feed(), subject)) {
            FeedEvent event = FeedEvent.parse(waiting.event());
            Long sequence = event.sequence();
            if (sequence == null || sequence > last) {
                tryAgain(inbox, event);
                applied++;
                last = sequence == null ? last : sequence;
            }
            parked.remove(waiting.id());
        }
        if (last > 0) {
            saveSequences(inbox.feed(), Map.of(subject, last));
        }
        return applied;
    }

    private static void tryAgain(Inbox inbox, FeedEvent event) {
        try {
            inbox.apply(List.of(event));
        } catch (RuntimeException e) {
            if (Answers.isDatabaseAway(e)) {
                throw e;
            }
            String reference = Ids.next().toString();
            String which = event.type() + " " + event.id() + " of feed " + inbox.feed();
            LOG.warnf(e, "%s still fails, reference %s", which, reference);
            throw InboxProblem.EVENT_STILL_FAILS.because(
                    which + " fails as before, and nothing was changed; the log tells more under " + reference);
        }
    }

    private void lockFeed(String feed) {
        sql.list("select 1 from feed_cursor where feed = ? order by slots for update", row -> 1, feed);
    }

    private void moveCursor(String feed, int slots, String cursor, Page page) {
        int moved = sql.update(
                "update feed_cursor set cursor = ?, read_until = ? where feed = ? and slots = ? and cursor = ? and owner = ?",
                page.cursor(),
                page.readUntil(),
                feed,
                slots,
                cursor,
                leases.me());
        if (moved != 1) {
            throw new Outrun();
        }
    }

    private record Sorted(List<FeedEvent> due, List<Parked.Aside> behind, Map<String, Long> sequences) {}

    private Sorted sort(String feed, List<FeedEvent> events) {
        String[] subjects = events.stream().map(FeedEvent::subject).distinct().toArray(String[]::new);
        Map<String, Long> sequences = sequences(feed, subjects);
        Set<String> queued = new HashSet<>(parked.subjects(feed, subjects));
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (FeedEvent event : events) {
            long expected = sequences.getOrDefault(event.subject(), 0L) + 1;
            Long sequence = event.sequence();
            if (queued.contains(event.subject())) {
                sorted.behind().add(new Parked.Aside(event, "an earlier event of this subject is parked"));
            } else if (sequence != null && sequence > expected) {
                queued.add(event.subject());
                sorted.behind()
                        .add(new Parked.Aside(event, "its sequence is " + sequence + ", expected was " + expected));
            } else if (sequence == null || sequence == expected) {
                sorted.due().add(event);
                if (sequence != null) {
                    sequences.put(event.subject(), sequence);
                    sorted.sequences().put(event.subject(), sequence);
                }
            }
        }
        return sorted;
    }

    private Map<String, Long> sequences(String feed, String... subjects) {
        Map<String, Long> sequences = new HashMap<>();
        sql.list(
                "select subject, sequence from feed_subject where feed = ? and subject = any(?::text[])",
                row -> sequences.put(row.getString("subject"), row.getLong("sequence")),
                feed,
                subjects);
        return sequences;
    }

    private void saveSequences(String feed, Map<String, Long> sequences) {
        if (sequences.isEmpty()) {
            return;
        }
        String[] subjects = sequences.keySet().toArray(String[]::new);
        Long[] numbers = Arrays.stream(subjects).map(sequences::get).toArray(Long[]::new);
        sql.update("""
                insert into feed_subject (feed, subject, sequence)
                select ?, subject, sequence from unnest(?::text[], ?::bigint[]) as s (subject, sequence) order by subject
                on conflict (feed, subject) do update set sequence = excluded.sequence""", feed, subjects, numbers);
    }
}
