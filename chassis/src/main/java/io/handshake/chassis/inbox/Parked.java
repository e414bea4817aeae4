package io.handshake.chassis.inbox;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Events that could not be applied, with those of the same subject behind them. */
@ApplicationScoped
class Parked {
    private final Sql sql;
    private final InstantSource clock;

    Parked(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Aside(FeedEvent event, String error) {}

    record Waiting(long id, String event) {}

    void add(String feed, List<Aside> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant[] now = new Instant[events.size()];
        Arrays.fill(now, clock.instant());
        sql.update(
                """
                insert into parked_event (feed, position, subject, type, event, error, parked_at)
                select ?, p.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                  as p (position, subject, type, event, error, parked_at)
                on conflict (feed, position) do nothing""",
                feed,
                events.stream().map(a -> a.event().id()).toArray(String[]::new),
                events.stream().map(a -> a.event().subject()).toArray(String[]::new),
                events.stream().map(a -> a.event().type()).toArray(String[]::new),
                events.stream().map(a -> a.event().envelope()).toArray(String[]::new),
                events.stream().map(Aside::error).toArray(String[]::new),
                now);
    }

    List<String> subjects(String feed, String[] among) {
        return sql.list(
                "select distinct subject from parked_event where feed = ? and subject = any(?::text[])",
                row -> row.getString("subject"),
                feed,
                among);
    }

    List<Waiting> queue(String feed, String subject) {
        return sql.list(
                "select id, event from parked_event where feed = ? and subject = ? order by id for update",
                row -> new Waiting(row.getLong("id"), row.getString("event")),
                feed,
                subject);
    }

    void remove(long id) {
        sql.update("delete from parked_event where id = ?", id);
    }

    List<ParkedEvent> page(long after, int limit) {
        return sql.list(
                "select id, feed, subject, type, error, parked_at from parked_event where id > ? order by id limit ?",
                Parked::view,
                after,
                limit);
    }

    Optional<ParkedEvent> find(long id) {
        return sql.first(
                "select id, feed, subject, type, error, parked_at from parked_event where id = ?", Parked::view, id);
    }

    private static ParkedEvent view(java.sql.ResultSet row) throws java.sql.SQLException {
        return new ParkedEvent(
                row.getLong("id"),
                row.getString("feed"),
                row.getString("subject"),
                row.getString("type"),
                row.getString("error"),
                Objects.requireNonNull(Sql.instant(row, "parked_at")));
    }
}
