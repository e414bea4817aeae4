package io.handshake.lead.activity;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of activities there are. */
@ApplicationScoped
class ActivityTypes {
    /** What describing a type came to: its count of published facts, and whether it is new. */
    record Described(long sequence, boolean created) {}

    private final Sql sql;

    ActivityTypes(Sql sql) {
        this.sql = sql;
    }

    /** Empty when it is described so already. */
    Optional<Described> describe(String key, ActivityTypeDescription description) {
        return sql.first(
                """
                insert into activity_type as t (key, title, intent, shipped, event_sequence) values (?, ?, ?, false, 1)
                on conflict (key) do update set title = excluded.title, intent = excluded.intent, event_sequence = t.event_sequence + 1
                where (t.title, t.intent) <> (excluded.title, excluded.intent) or t.event_sequence = 0
                returning event_sequence, xmax = 0 as created""",
                row -> new Described(row.getLong("event_sequence"), row.getBoolean("created")),
                key,
                description.title(),
                description.intent());
    }

    Optional<ActivityTypeView> find(String key) {
        return sql.first("select * from activity_type where key = ?", ActivityTypes::view, key);
    }

    List<ActivityTypeView> after(String key, int limit) {
        return sql.list(
                "select * from activity_type where key > ? order by key limit ?", ActivityTypes::view, key, limit);
    }

    Set<String> registered(Collection<String> keys) {
        return new HashSet<>(sql.list(
                "select key from activity_type where key = any(?::text[])", row -> row.getString("key"), (Object)
                        keys.toArray(String[]::new)));
    }

    private static ActivityTypeView view(ResultSet row) throws SQLException {
        return new ActivityTypeView(
                row.getString("key"), row.getString("title"), row.getString("intent"), row.getBoolean("shipped"));
    }
}
