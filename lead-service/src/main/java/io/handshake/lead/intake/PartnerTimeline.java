package io.handshake.lead.intake;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a partner may know of a lead's story: how it came in, where its passes went, and the activities of its own source. */
@ApplicationScoped
class PartnerTimeline {
    /** Of each contact key of the lead; a merged lead counts if it came from the same source. */
    static final String OF_LEAD = """
            select e.position, e.type, e.occurred_at, e.recorded_at, e.data::jsonb ->> 'pass' as pass,
              coalesce(e.data::jsonb ->> 'to', e.data::jsonb ->> 'stage') as stage, e.data::jsonb ->> 'inferred' as inferred,
              e.data::jsonb ->> 'outcome' as outcome, e.data::jsonb ->> 'reason' as reason, e.data::jsonb ->> 'activity' as activity,
              e.data::jsonb ->> 'activityType' as activity_type, e.data::jsonb ->> 'campaign' as campaign,
              e.data::jsonb -> 'utm' as utm, e.data::jsonb -> 'properties' as properties
            from contact_key k
            cross join lateral (
              select * from event
              where hashtext(event.subject) = hashtext(k.id::text) and event.subject = k.id::text and position > ?
                and case
                  when type = 'activity-recorded' then data::jsonb ->> 'source' = ?
                  when type in ('lead-created', 'pass-opened', 'stage-entered', 'pass-closed')
                    then exists (select from lead l where l.id = k.id and l.source = ?)
                  else false end
              order by position limit ?) e
            where k.lead = ?
            order by e.position limit ?""";

    record Placed(long position, PartnerTimelineEntry entry) {}

    private final Sql sql;

    PartnerTimeline(Sql sql) {
        this.sql = sql;
    }

    /** What was recorded beyond a position, oldest first. */
    List<Placed> of(UUID lead, String source, long after, int limit) {
        return sql.list(OF_LEAD, PartnerTimeline::placed, after, source, source, limit, lead, limit);
    }

    private static Placed placed(ResultSet row) throws SQLException {
        String type = row.getString("type");
        String pass = row.getString("pass");
        return new Placed(
                row.getLong("position"),
                new PartnerTimelineEntry(
                        type,
                        Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                        pass == null ? null : Integer.valueOf(pass),
                        row.getString("stage"),
                        type.equals("stage-entered") ? Boolean.valueOf(row.getString("inferred")) : null,
                        row.getString("outcome"),
                        type.equals("pass-closed") ? row.getString("reason") : null,
                        row.getString("activity"),
                        row.getString("activity_type"),
                        row.getString("campaign"),
                        row.getString("utm"),
                        row.getString("properties")));
    }
}
