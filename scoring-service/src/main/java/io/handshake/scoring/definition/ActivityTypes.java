package io.handshake.scoring.definition;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The activity types a rule may give points for. */
@ApplicationScoped
public class ActivityTypes {
    private final Sql sql;

    ActivityTypes(Sql sql) {
        this.sql = sql;
    }

    /** A type as lead-service published it. */
    public record ActivityType(String key, String title, String intent) {}

    public void register(List<ActivityType> types) {
        sql.update(
                """
                insert into activity_type (key, title, intent)
                select * from unnest(?::text[], ?::text[], ?::text[])
                on conflict (key) do update set title = excluded.title, intent = excluded.intent""",
                types.stream().map(ActivityType::key).toArray(String[]::new),
                types.stream().map(ActivityType::title).toArray(String[]::new),
                types.stream().map(ActivityType::intent).toArray(String[]::new));
    }

    Set<String> unknownAmong(Collection<String> keys) {
        Set<String> unknown = new HashSet<>(keys);
        sql.list("select key from activity_type where key = any(?::text[])", row -> row.getString("key"), (Object)
                        keys.toArray(String[]::new))
                .forEach(unknown::remove);
        return unknown;
    }
}
