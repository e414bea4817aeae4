package io.handshake.lead.activity;

import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Holds activities of kinds nobody registered, until somebody does. */
@ApplicationScoped
class Quarantine {
    /** An activity and the contact key it was posted under. */
    record Held(Activity activity, UUID key) {}

    private final Sql sql;
    private final InstantSource clock;

    Quarantine(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void hold(List<Held> held) {
        if (held.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into quarantined_activity (recorded_at, id, type, key, source, campaign, occurred_at)
                select ?, * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])""",
                clock.instant(),
                column(held, UUID[]::new, it -> it.activity().id()),
                column(held, String[]::new, it -> it.activity().type()),
                column(held, UUID[]::new, Held::key),
                column(held, String[]::new, it -> it.activity().source()),
                column(held, String[]::new, it -> it.activity().campaign()),
                column(held, Instant[]::new, it -> it.activity().occurredAt()));
    }

    /** Takes up to so many of this type out; what is returned must be recorded in the same transaction. */
    List<NewEvent> release(String type, int limit) {
        return sql.list("""
                delete from quarantined_activity where id in
                  (select id from quarantined_activity where type = ? order by id limit ? for update skip locked)
                returning id, type, key, source, campaign, occurred_at""", Quarantine::fact, type, limit);
    }

    long count(String type) {
        return sql.first(
                        "select count(*) as held from quarantined_activity where type = ?",
                        row -> row.getLong("held"),
                        type)
                .orElse(0L);
    }

    List<QuarantinedActivityView> after(@Nullable String type, @Nullable UUID id, int limit) {
        return sql.list("""
                select * from quarantined_activity where (?::text is null or type = ?) and (?::uuid is null or id > ?)
                order by id limit ?""", QuarantinedActivityView::read, type, type, id, id, limit);
    }

    private static NewEvent fact(ResultSet row) throws SQLException {
        UUID key = row.getObject("key", UUID.class);
        return new NewEvent(
                key.toString(),
                null,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                new ActivityRecorded(
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("source"),
                        row.getString("campaign")));
    }

    private static <C> Object column(
            List<Held> held, IntFunction<C[]> array, Function<Held, ? extends @Nullable C> cell) {
        return held.stream().map(cell).toArray(array);
    }
}
