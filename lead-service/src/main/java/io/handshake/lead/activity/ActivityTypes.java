package io.handshake.lead.activity;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of activities there are. */
@ApplicationScoped
class ActivityTypes {
    /** What describing a type came to: its count of published facts, and whether it is new. */
    record Described(long sequence, boolean created) {}

    private static final int MOST_COMPILED = 500;

    private final Map<String, PropertySchema> compiled = new ConcurrentHashMap<>();
    private final Sql sql;

    ActivityTypes(Sql sql) {
        this.sql = sql;
    }

    /** Empty when it is described so already. */
    Optional<Described> describe(String key, ActivityTypeDescription description) {
        return sql.first(
                """
                insert into activity_type as t (key, title, intent, properties, shipped, event_sequence) values (?, ?, ?, ?, false, 1)
                on conflict (key) do update set title = excluded.title, intent = excluded.intent, properties = excluded.properties,
                  event_sequence = t.event_sequence + 1
                where (t.title, t.intent, t.properties) is distinct from (excluded.title, excluded.intent, excluded.properties)
                  or t.event_sequence = 0
                returning event_sequence, xmax = 0 as created""",
                row -> new Described(row.getLong("event_sequence"), row.getBoolean("created")),
                key,
                description.title(),
                description.intent(),
                description.properties() == null
                        ? null
                        : description.properties().toString());
    }

    Optional<ActivityTypeView> find(String key) {
        return sql.first("select * from activity_type where key = ?", ActivityTypes::view, key);
    }

    List<ActivityTypeView> after(String key, int limit) {
        return sql.list(
                "select * from activity_type where key > ? order by key limit ?", ActivityTypes::view, key, limit);
    }

    /** Those of these types that are registered; the schema comes with those whose activities tell properties. */
    Map<String, RegisteredType> registered(Collection<String> keys, Collection<String> telling) {
        Map<String, RegisteredType> registered = HashMap.newHashMap(keys.size());
        sql.list("""
                        select key, event_sequence, case when key = any(?::text[]) then properties end as properties
                        from activity_type where key = any(?::text[])""", this::registered, telling.toArray(String[]::new), keys.toArray(String[]::new))
                .forEach(type -> registered.put(type.key(), type));
        return registered;
    }

    private RegisteredType registered(ResultSet row) throws SQLException {
        String properties = row.getString("properties");
        return new RegisteredType(
                row.getString("key"), row.getLong("event_sequence"), properties == null ? null : compiled(properties));
    }

    private PropertySchema compiled(String schema) {
        if (compiled.size() >= MOST_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(schema, PropertySchema::of);
    }

    private static ActivityTypeView view(ResultSet row) throws SQLException {
        return new ActivityTypeView(
                row.getString("key"),
                row.getString("title"),
                row.getString("intent"),
                row.getBoolean("shipped"),
                row.getString("properties"));
    }
}
