package io.handshake.lead.intake;

import static io.handshake.lead.LeadProblem.UNKNOWN_LEAD;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The leads' rows, written and read any number at once. */
@ApplicationScoped
class Leads {
    private static final String COLUMNS =
            "email, first_name, last_name, phone, company, country, region, segment, industry, company_size, channel, campaign, sourced_by, email_class";

    private static final String TEXTS = "?::text[], ".repeat(Attribute.values().length - 1) + "?::text[]";

    private static final String INSERT =
            "insert into lead (pass, created_at, changed_at, stage, id, source, occurred_at, event_sequence, "
                    + COLUMNS
                    + ") select 1, ?, ?, * from unnest(?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[], "
                    + TEXTS + ")";

    private static final String UPDATE =
            "update lead l set changed_at = ?, event_sequence = t.event_sequence, (" + COLUMNS
                    + ") = (t." + COLUMNS.replace(", ", ", t.") + ") from unnest(?::uuid[], ?::bigint[], " + TEXTS
                    + ") as t (id, event_sequence, " + COLUMNS + ") where l.id = t.id";

    private final Sql sql;
    private final InstantSource clock;

    Leads(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is known of these leads, locked in order of id until the transaction ends. */
    Map<UUID, Known> lock(Collection<UUID> ids) {
        Map<UUID, Known> known = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            sql.list(
                            "select * from lead where id = any(?::uuid[]) order by id for no key update",
                            Leads::known,
                            (Object) ids.toArray(UUID[]::new))
                    .forEach(lead -> known.put(lead.id(), lead));
        }
        return known;
    }

    /** Writes new leads; leads and the stages they begin in go in pairs. */
    void insert(List<Known> leads, List<String> stages) {
        Instant now = clock.instant();
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(now);
        arguments.add(now);
        arguments.add(stages.toArray(String[]::new));
        arguments.add(column(leads, UUID[]::new, Known::id));
        arguments.add(column(leads, String[]::new, Known::source));
        arguments.add(column(leads, Instant[]::new, Known::occurredAt));
        arguments.add(column(leads, Long[]::new, Known::sequence));
        arguments.addAll(attributes(leads));
        sql.update(INSERT, arguments.toArray());
    }

    void update(List<Known> leads) {
        if (leads.isEmpty()) {
            return;
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(clock.instant());
        arguments.add(column(leads, UUID[]::new, Known::id));
        arguments.add(column(leads, Long[]::new, Known::sequence));
        arguments.addAll(attributes(leads));
        sql.update(UPDATE, arguments.toArray());
    }

    /** Lets the caller go on if there is such a lead and it is of the source asked for. */
    void require(UUID id, Optional<String> source) {
        boolean shown = sql.first("select source from lead where id = ?", row -> row.getString("source"), id)
                .filter(of -> source.map(of::equals).orElse(true))
                .isPresent();
        if (!shown) {
            throw UNKNOWN_LEAD.because("no lead has id " + id);
        }
    }

    /** Ids of leads after a place in their order. */
    List<UUID> ids(LeadFilter filter, @Nullable UUID after, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("select id from lead where true");
        and(where, arguments, " and id > ?", after);
        and(where, arguments, " and source = ?", filter.source());
        and(where, arguments, " and stage = ?", filter.stage());
        and(where, arguments, " and channel = ?", filter.channel());
        and(where, arguments, " and changed_at >= ?", filter.updatedSince());
        arguments.add(limit);
        return sql.list(
                where.append(" order by id limit ?").toString(),
                row -> row.getObject("id", UUID.class),
                arguments.toArray());
    }

    private static void and(
            StringBuilder where, List<@Nullable Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            where.append(condition);
            arguments.add(argument);
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = row.getString(attribute.column());
            if (value != null) {
                attributes.put(attribute, value);
            }
        }
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("source"),
                false,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                row.getLong("event_sequence"),
                attributes);
    }

    private static List<Object> attributes(List<Known> leads) {
        List<Object> columns = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            columns.add(column(leads, String[]::new, lead -> lead.get(attribute)));
        }
        return columns;
    }

    private static <C> Object column(
            List<Known> leads, IntFunction<C[]> array, Function<Known, ? extends @Nullable C> cell) {
        return leads.stream().map(cell).toArray(array);
    }
}
