package io.handshake.lead.intake;

import io.handshake.chassis.sql.Rows;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The leads' rows, written and read any number at once. */
@ApplicationScoped
public class Leads {
    private static final String COLUMNS = columns(Attribute::column);

    private static final String VALUES = columns(attribute -> "t." + attribute.column() + "::" + attribute.sqlType());

    private static final String TEXTS = columns(attribute -> "?::text[]");

    private static final String INSERT =
            "insert into lead (pass, created_at, changed_at, stage, id, source, occurred_at, event_sequence, "
                    + COLUMNS
                    + ") select 1, ?, ?, t.stage, t.id, t.source, t.occurred_at, t.event_sequence, " + VALUES
                    + " from ";

    private static final String UPDATE =
            "update lead l set changed_at = ?, event_sequence = t.event_sequence, (" + COLUMNS
                    + ") = (" + VALUES + ") from unnest(?::uuid[], ?::bigint[], " + TEXTS
                    + ") as t (id, event_sequence, " + COLUMNS + ") where l.id = t.id";

    /** By key that leads merged into this one brought, the leads it came by, from the one it is of on; none pays for it but survivors. */
    private static final String CAME_BY = """
            case when l.own is not null then (select jsonb_object_agg(path.key, path.leads)
              from (select brought.key, jsonb_agg(m.merged order by m.id) as leads from contact_key alias
                join lead_merge m on m.merged = alias.id and m.undone_at is null join lead_merge_key brought on brought.merge = m.id
                where alias.lead = l.id and alias.kind = 'lead' group by brought.key) path) end as came_by""";

    private static final String LOCK = """
            select l.*, (select a.customer from account a where a.id = l.account) as account_customer,
              (select a.customer from account a where a.id = (l.own ->> 'ACCOUNT')::uuid) as own_account_customer,
              %s
            from lead l where l.id = any(?::uuid[]) order by l.id for no key update""".formatted(CAME_BY);

    private final Sql sql;
    private final InstantSource clock;

    Leads(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is known of these leads, locked in order of id until the transaction ends. */
    public Map<UUID, Known> lock(Collection<UUID> ids) {
        Map<UUID, Known> known = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            sql.list(LOCK, Leads::known, (Object) ids.toArray(UUID[]::new)).forEach(lead -> known.put(lead.id(), lead));
        }
        return known;
    }

    /** Writes new leads; leads and the stages they begin in go in pairs. */
    Sql.Statement insert(List<Known> leads, List<String> stages) {
        Instant now = clock.instant();
        Rows rows = new Rows("id", "uuid", column(leads, UUID[]::new, Known::id))
                .with("stage", "text", stages.toArray(String[]::new))
                .with("source", "text", column(leads, String[]::new, Known::source))
                .with("occurred_at", "timestamptz", column(leads, Instant[]::new, Known::occurredAt))
                .with("event_sequence", "bigint", column(leads, Long[]::new, Known::sequence));
        for (Attribute attribute : Attribute.values()) {
            rows.with(attribute.column(), "text", column(leads, String[]::new, lead -> lead.get(attribute)));
        }
        List<@Nullable Object> arguments = new ArrayList<>(List.of(now, now));
        arguments.addAll(rows.arguments());
        return new Sql.Statement(INSERT + rows.table("t"), arguments.toArray());
    }

    public void update(List<Known> leads) {
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

    /** Writes what was told about these leads themselves, which matters where others were merged into them. */
    public void updateOwn(List<Known> leads) {
        if (!leads.isEmpty()) {
            sql.update(
                    "update lead l set own = t.own from unnest(?::uuid[], ?::jsonb[]) as t (id, own) where l.id = t.id",
                    column(leads, UUID[]::new, Known::id),
                    column(
                            leads,
                            String[]::new,
                            lead -> lead.own()
                                    .map(own -> StoredJson.text(own.texts()))
                                    .orElse(null)));
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = text(row, attribute);
            if (value != null) {
                attributes.put(attribute, value);
            }
        }
        Known known = new Known(
                row.getObject("id", UUID.class),
                row.getString("source"),
                false,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                row.getLong("event_sequence"),
                attributes,
                StoredJson.portrait(row.getString("own")),
                StoredJson.cameBy(row.getString("came_by")));
        known.withAccount(row.getBoolean("account_customer"), row.getBoolean("own_account_customer"));
        return known;
    }

    private static @Nullable String text(ResultSet row, Attribute attribute) throws SQLException {
        if (!attribute.sqlType().equals("boolean")) {
            return row.getString(attribute.column());
        }
        boolean flag = row.getBoolean(attribute.column());
        return row.wasNull() ? null : Boolean.toString(flag);
    }

    private static String columns(Function<Attribute, String> text) {
        return Arrays.stream(Attribute.values()).map(text).collect(Collectors.joining(", "));
    }

    /** One array per attribute; null where nobody has a value, since a missing array counts as one of nulls and costs nothing. */
    private static List<@Nullable Object> attributes(List<Known> leads) {
        List<@Nullable Object> columns = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            boolean known = leads.stream().anyMatch(lead -> lead.get(attribute) != null);
            columns.add(known ? column(leads, String[]::new, lead -> lead.get(attribute)) : null);
        }
        return columns;
    }

    private static <C> @Nullable C[] column(
            List<Known> leads, IntFunction<@Nullable C[]> array, Function<Known, ? extends @Nullable C> cell) {
        return leads.stream().map(cell).toArray(array);
    }
}
