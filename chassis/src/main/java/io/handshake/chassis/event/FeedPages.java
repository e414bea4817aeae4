package io.handshake.chassis.event;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads pages of the feed out of the log, as the text that is sent: payloads pass through unparsed. */
@ApplicationScoped
class FeedPages {
    static final String PAGE = """
            select e.slot, e.position, e.type, e.subject, e.sequence, e.occurred_at, e.recorded_at,
                   case when ?::text is null or e.type = ? then e.data end as data
            from unnest(?::int[], ?::bigint[]) as c (slot, after)
            cross join lateral (
              select * from event where event.slot = c.slot and position > c.after order by position limit ?) e
            limit ?""";

    private static final String PAGE_OF_SUBJECT = """
            select e.slot, e.position, e.type, e.subject, e.sequence, e.occurred_at, e.recorded_at,
                   case when ?::text is null or e.type = ? then e.data end as data
            from event e join unnest(?::int[], ?::bigint[]) as c (slot, after) on e.slot = c.slot and e.position > c.after
            where hashtext(e.subject) = hashtext(?) and e.subject = ? order by e.position limit ?""";

    private final Sql sql;
    private final FeedHeads heads;
    private final InstantSource clock;
    private final String service;

    FeedPages(
            Sql sql,
            FeedHeads heads,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.heads = heads;
        this.clock = clock;
        this.service = service;
    }

    /** The feed's identity and the largest position drawn so far. */
    record State(UUID feed, long written) {}

    /** What a reader asks for; null means any. */
    record Filter(@Nullable String type, @Nullable String subject, SlotRange slots) {
        @Override
        public String toString() {
            return type + "|" + subject + "|" + slots;
        }
    }

    /**
     * @param events the batch as JSON text
     * @param count events in it
     * @param cursor where the next page begins
     * @param readUntil everything committed before it is on this page or an earlier one
     */
    record FeedPage(String events, int count, FeedCursor cursor, Instant readUntil) {}

    State state() {
        return sql.first(
                        "select id, (select case when is_called then last_value else 0 end from event_position) as written from feed",
                        row -> new State(row.getObject("id", UUID.class), row.getLong("written")))
                .orElseThrow();
    }

    FeedPage read(FeedCursor from, Filter filter, int limit) {
        Instant before = clock.instant();
        FeedCursor cursor = from.copy();
        List<FeedHeads.Head> seen = filter.subject() == null ? List.of() : heads.newest(new long[Slots.COUNT]);
        List<EventRow> rows = rows(from, filter, limit);
        rows.forEach(row -> cursor.advance(row.slot(), row.position()));
        if (rows.size() < limit) {
            seen.stream()
                    .filter(head -> filter.slots().contains(head.slot()))
                    .forEach(head -> cursor.advance(head.slot(), head.position()));
        } else {
            cursor.serveAfter(rows.getLast().slot());
        }
        String source = source(from.feed());
        StringBuilder text = new StringBuilder(rows.size() * 400 + 2).append('[');
        int count = 0;
        for (EventRow row : rows) {
            if (row.data() != null) {
                row.write(text.append(count++ == 0 ? "" : ","), source);
            }
        }
        Instant readUntil = rows.size() < limit
                ? before
                : oldestUnread(cursor).filter(before::isAfter).orElse(before);
        return new FeedPage(text.append(']').toString(), count, cursor, readUntil);
    }

    /**
     * When the first event that the cursor has not passed was recorded, over all slots: whatever else is unread in its slot was
     * committed later still.
     */
    private Optional<Instant> oldestUnread(FeedCursor cursor) {
        Integer[] slots = cursor.order();
        return sql.first(
                """
                select e.recorded_at from unnest(?::int[], ?::bigint[]) as c (slot, after)
                cross join lateral (
                  (select recorded_at from event_decision d
                   where d.slot = c.slot and position > c.after order by position limit 1)
                  union all
                  (select recorded_at from event_activity a
                   where a.slot = c.slot and position > c.after order by position limit 1)) e
                order by e.recorded_at limit 1""",
                row -> Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                slots,
                Arrays.stream(slots).map(cursor::position).toArray(Long[]::new));
    }

    private List<EventRow> rows(FeedCursor from, Filter filter, int limit) {
        Integer[] order = from.order();
        Long[] after = Arrays.stream(order).map(from::position).toArray(Long[]::new);
        return filter.subject() == null
                ? sql.list(PAGE, EventRow::read, filter.type(), filter.type(), order, after, limit, limit)
                : sql.list(
                        PAGE_OF_SUBJECT,
                        EventRow::read,
                        filter.type(),
                        filter.type(),
                        order,
                        after,
                        filter.subject(),
                        filter.subject(),
                        limit);
    }

    /** What the events of a feed name as their source. */
    String source(UUID feed) {
        return "/" + service + "/feeds/" + feed;
    }
}
