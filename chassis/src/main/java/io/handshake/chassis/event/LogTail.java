package io.handshake.chassis.event;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Lets a part of the service follow its own decisions: those of some types beyond a cursor, each as the text the feed gives. */
@ApplicationScoped
public class LogTail {
    private static final String FILTER = "log-tail";

    private static final String PAGE = """
            select e.slot, e.position, e.type, e.subject, e.sequence, e.occurred_at, e.recorded_at, e.data
            from unnest(?::int[], ?::bigint[], ?::bigint[]) as c (slot, after, up_to)
            cross join lateral (
              select * from event_decision d
              where d.slot = c.slot and d.position > c.after and d.position <= c.up_to and d.type = any(?::text[])
              order by d.position limit ?) e
            limit ?""";

    private final Sql sql;
    private final FeedHeads heads;
    private final FeedPages pages;

    LogTail(Sql sql, FeedHeads heads, FeedPages pages) {
        this.sql = sql;
        this.heads = heads;
        this.pages = pages;
    }

    /**
     * @param id the feed and the position in it, so that it is unique whatever else is told by whomever
     * @param text the CloudEvent
     */
    public record Told(String id, String type, String subject, String text) {}

    /** Events in order per subject, and where to go on. */
    public record Read(List<Told> events, String cursor) {}

    /** The cursor behind everything committed so far. */
    public String end() {
        FeedCursor cursor = FeedCursor.start(pages.state().feed(), FILTER, SlotRange.ALL);
        heads.newest(new long[Slots.COUNT]).forEach(head -> cursor.advance(head.slot(), head.position()));
        return cursor.encode();
    }

    /** At most {@code limit} events; with fewer than that, the cursor has passed everything committed before the call. */
    public Read after(String text, Collection<String> types, int limit) {
        FeedCursor from = decode(text);
        long[] ends = ends(from);
        Integer[] news = Arrays.stream(from.order())
                .filter(slot -> ends[slot] > from.position(slot))
                .toArray(Integer[]::new);
        if (news.length == 0) {
            return new Read(List.of(), text);
        }
        List<EventRow> rows = sql.list(
                PAGE,
                EventRow::read,
                news,
                Arrays.stream(news).map(from::position).toArray(Long[]::new),
                Arrays.stream(news).map(slot -> ends[slot]).toArray(Long[]::new),
                types.toArray(String[]::new),
                limit,
                limit);
        FeedCursor next = from.copy();
        rows.forEach(row -> next.advance(row.slot(), row.position()));
        if (rows.size() < limit) {
            Arrays.stream(news).forEach(slot -> next.advance(slot, ends[slot]));
        } else {
            next.serveAfter(rows.getLast().slot());
        }
        return new Read(told(rows), next.encode());
    }

    /** Waits until something is written beyond the cursor, of whatever type; false when the time is over or the service stops. */
    public boolean awaitBeyond(String cursor, Duration atMost) {
        return heads.awaitBeyond(decode(cursor), atMost);
    }

    private long[] ends(FeedCursor from) {
        long[] known = new long[Slots.COUNT];
        Arrays.setAll(known, from::position);
        long[] ends = known.clone();
        heads.newest(known).forEach(head -> ends[head.slot()] = Math.max(ends[head.slot()], head.position()));
        return ends;
    }

    private List<Told> told(List<EventRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        UUID feed = pages.state().feed();
        String source = pages.source(feed);
        return rows.stream().map(row -> told(row, feed, source)).toList();
    }

    private static Told told(EventRow row, UUID feed, String source) {
        StringBuilder text = new StringBuilder(600);
        row.write(text, source);
        return new Told(feed + "_" + row.position(), row.type(), row.subject(), text.toString());
    }

    private static FeedCursor decode(String text) {
        return FeedCursor.decode(text)
                .filter(cursor -> cursor.isFor(FILTER))
                .orElseThrow(() -> new IllegalArgumentException("no cursor of the log's tail"));
    }
}
