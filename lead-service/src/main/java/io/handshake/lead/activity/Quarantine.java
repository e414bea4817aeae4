package io.handshake.lead.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.campaign.Utm;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Holds activities that do not fit a registered type, until they do. */
@ApplicationScoped
class Quarantine {
    private record Waiting(UUID id, NewEvent fact, @Nullable ObjectNode properties) {}

    private final Sql sql;
    private final InstantSource clock;
    private final ObjectMapper json;

    Quarantine(Sql sql, InstantSource clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    void hold(List<Held> held) {
        if (held.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into quarantined_activity
                  (recorded_at, id, type, key, source, campaign, occurred_at, utm, properties, reason, errors, judged_by)
                select ?, * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])""",
                clock.instant(),
                column(held, UUID[]::new, it -> it.activity().id()),
                column(held, String[]::new, it -> it.activity().type()),
                column(held, UUID[]::new, Held::key),
                column(held, String[]::new, it -> it.activity().source()),
                column(held, String[]::new, it -> it.activity().campaign()),
                column(held, Instant[]::new, it -> it.activity().occurredAt()),
                column(held, String[]::new, it -> text(it.activity().utm())),
                column(held, String[]::new, it -> text(it.activity().properties())),
                column(held, String[]::new, Held::reason),
                column(held, String[]::new, it -> text(it.errors())),
                column(held, Long[]::new, Held::judgedBy));
    }

    /**
     * Judges up to so many of this type that its present version has not judged yet; those that fit are taken out and returned, to be
     * recorded in the same transaction.
     */
    List<NewEvent> release(RegisteredType type, int limit) {
        List<Waiting> waiting = sql.list("""
                select * from quarantined_activity where type = ? and judged_by < ?
                order by judged_by, id limit ? for update skip locked""", this::waiting, type.key(), type.version(), limit);
        List<UUID> fit = new ArrayList<>();
        List<NewEvent> facts = new ArrayList<>();
        List<UUID> unfit = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Waiting activity : waiting) {
            List<FieldError> misfits = type.misfits(activity.properties());
            if (misfits.isEmpty()) {
                fit.add(activity.id());
                facts.add(activity.fact());
            } else {
                unfit.add(activity.id());
                errors.add(text(misfits));
            }
        }
        sql.update("delete from quarantined_activity where id = any(?::uuid[])", (Object) fit.toArray(UUID[]::new));
        sql.update("""
                update quarantined_activity q set reason = ?, errors = j.errors, judged_by = ?
                from unnest(?::uuid[], ?::text[]) as j (id, errors) where q.id = j.id""", Held.MISFIT, type.version(), unfit.toArray(UUID[]::new), errors.toArray(String[]::new));
        return facts;
    }

    /** How many of a type that version has not judged yet, and how many it has, in vain. */
    QuarantineResource.Released left(RegisteredType type, int released) {
        return sql.first(
                        """
                        select count(*) filter (where judged_by < ?) as remaining, count(*) filter (where judged_by >= ?) as unfit
                        from quarantined_activity where type = ?""",
                        row -> new QuarantineResource.Released(
                                released, row.getLong("remaining"), row.getLong("unfit")),
                        type.version(),
                        type.version(),
                        type.key())
                .orElseThrow();
    }

    List<QuarantinedActivityView> after(@Nullable String type, @Nullable String reason, @Nullable UUID id, int limit) {
        return sql.list("""
                select * from quarantined_activity
                where (?::text is null or type = ?) and (?::text is null or reason = ?) and (?::uuid is null or id > ?)
                order by id limit ?""", QuarantinedActivityView::read, type, type, reason, reason, id, id, limit);
    }

    Optional<QuarantinedActivityView> find(UUID id) {
        return sql.first("select * from quarantined_activity where id = ?", QuarantinedActivityView::read, id);
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ObjectNode properties = read(row.getString("properties"), ObjectNode.class);
        ActivityRecorded recorded = new ActivityRecorded(
                id,
                row.getString("type"),
                row.getString("source"),
                row.getString("campaign"),
                read(row.getString("utm"), Utm.class),
                properties);
        UUID key = row.getObject("key", UUID.class);
        Instant occurredAt = Objects.requireNonNull(Sql.instant(row, "occurred_at"));
        return new Waiting(id, new NewEvent(key.toString(), null, occurredAt, recorded), properties);
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String text(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <C> Object column(
            List<Held> held, IntFunction<C[]> array, Function<Held, ? extends @Nullable C> cell) {
        return held.stream().map(cell).toArray(array);
    }
}
