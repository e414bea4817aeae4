package io.handshake.scoring.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.audit.AuditItemView.ActivityView;
import io.handshake.scoring.audit.AuditItemView.SaidView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the auditor gets to see of each hand-off: what was known when it was handed off. */
@ApplicationScoped
class AuditItems {
    private static final int LISTED = 100;

    private final Sql sql;
    private final ObjectMapper json;

    AuditItems(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private record Done(int item, int count, ActivityView activity) {}

    /** Those after a number, in order. */
    List<AuditItemView> after(UUID audit, int number, int limit) {
        Map<Integer, List<Done>> done = done(audit, number, limit);
        return sql.list(
                """
                select i.*, f.attributes::text as attributes, v.qualified, v.reason, v.note, v.said_at
                from audit_item i
                left join lateral (select attributes from lead_profile f
                  where f.lead = i.lead and f.recorded_at <= i.handed_off_at order by f.sequence desc limit 1) f on true
                left join lateral (select * from audit_verdict v
                  where (v.audit, v.number) = (i.audit, i.number) order by v.said desc limit 1) v on true
                where i.audit = ? and i.number > ? order by i.number limit ?""", row -> item(row, done.getOrDefault(row.getInt("number"), List.of())), audit, number, limit);
    }

    /** Read through the identity map as it was known at the hand-off. */
    private Map<Integer, List<Done>> done(UUID audit, int number, int limit) {
        return sql
                .list(
                        """
                        select i.number, a.* from (
                          select * from audit_item where audit = ? and number > ? order by number limit ?) i
                        left join pass p on (p.lead, p.number) = (i.lead, i.pass)
                        cross join lateral (
                          select a.type, a.occurred_at, a.recorded_at > coalesce(p.counts_after, 'epoch') as counts,
                            a.properties::text as properties, count(*) over () as done
                          from key_word k join activity a on a.key = k.key
                          where k.lead = i.lead and k.since <= i.handed_off_at and a.recorded_at <= i.handed_off_at
                            and not exists (select from key_word other where other.key = k.key
                              and other.since <= i.handed_off_at
                              and (other.moves, other.since, other.lead) > (k.moves, k.since, k.lead))
                          order by a.occurred_at desc, a.id desc limit ?) a
                        order by i.number, a.occurred_at desc""",
                        row -> new Done(
                                row.getInt("number"),
                                row.getInt("done"),
                                new ActivityView(
                                        row.getString("type"),
                                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                                        row.getBoolean("counts"),
                                        values(row.getString("properties")))),
                        audit,
                        number,
                        limit,
                        LISTED)
                .stream()
                .collect(groupingBy(Done::item, toList()));
    }

    private AuditItemView item(ResultSet row, List<Done> done) throws SQLException {
        return new AuditItemView(
                row.getInt("number"),
                row.getObject("lead", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "handed_off_at")),
                values(row.getString("attributes")),
                done.stream().map(Done::activity).toList(),
                done.isEmpty() ? 0 : done.getFirst().count(),
                said(row));
    }

    private static @Nullable SaidView said(ResultSet row) throws SQLException {
        Instant at = Sql.instant(row, "said_at");
        return at == null
                ? null
                : new SaidView(
                        NewVerdict.word(row.getBoolean("qualified")),
                        row.getString("reason"),
                        row.getString("note"),
                        at);
    }

    private Map<String, Object> values(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored cannot be read", e);
        }
    }
}
