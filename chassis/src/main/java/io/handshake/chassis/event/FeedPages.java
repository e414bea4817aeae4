package io.handshake.chassis.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
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
        List<Row> rows = rows(from, filter, limit);
        rows.forEach(row -> cursor.advance(row.slot(), row.position()));
        if (rows.size() < limit) {
            seen.stream()
                    .filter(head -> filter.slots().contains(head.slot()))
                    .forEach(head -> cursor.advance(head.slot(), head.position()));
        } else {
            cursor.serveAfter(rows.getLast().slot());
        }
        StringBuilder text = new StringBuilder(rows.size() * 400 + 2).append('[');
        int count = 0;
        for (Row row : rows) {
            if (row.data() != null) {
                write(text.append(count++ == 0 ? "" : ","), from.feed(), row, row.data());
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

    private record Row(
            int slot,
            long position,
            String type,
            String subject,
            long sequence,
            OffsetDateTime occurredAt,
            OffsetDateTime recorded,
            @Nullable String data) {
        Instant recordedAt() {
            return recorded.toInstant();
        }
    }

    private List<Row> rows(FeedCursor from, Filter filter, int limit) {
        Integer[] order = from.order();
        Long[] after = Arrays.stream(order).map(from::position).toArray(Long[]::new);
        Sql.Row<Row> row = r -> new Row(
                r.getInt("slot"),
                r.getLong("position"),
                r.getString("type"),
                r.getString("subject"),
                r.getLong("sequence"),
                r.getObject("occurred_at", OffsetDateTime.class),
                r.getObject("recorded_at", OffsetDateTime.class),
                r.getString("data"));
        return filter.subject() == null
                ? sql.list(PAGE, row, filter.type(), filter.type(), order, after, limit, limit)
                : sql.list(
                        PAGE_OF_SUBJECT,
                        row,
                        filter.type(),
                        filter.type(),
                        order,
                        after,
                        filter.subject(),
                        filter.subject(),
                        limit);
    }

    private void write(StringBuilder text, UUID feed, Row row, String data) {
        text.append("{\"specversion\":\"1.0\",\"id\":\"").append(row.position());
        text.append("\",\"source\":\"/").append(service).append("/feeds/").append(feed);
        text.append("\",\"type\":\"").append(row.type()).append("\",\"subject\":\"");
        JsonStringEncoder.getInstance().quoteAsString(row.subject(), text);
        text.append("\",\"time\":\"").append(row.occurredAt().toInstant());
        text.append("\",\"recordedat\":\"").append(row.recordedAt()).append('"');
        if (row.sequence() > 0) {
            text.append(",\"sequence\":").append(row.sequence());
        }
        text.append(",\"datacontenttype\":\"application/json\",\"data\":")
                .append(data)
                .append('}');
    }
}
