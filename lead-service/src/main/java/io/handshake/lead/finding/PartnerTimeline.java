package io.handshake.lead.finding;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner may know of a lead's story: how it came in, where its passes went, and the activities of its own source. */
@ApplicationScoped
class PartnerTimeline {
    /** How many events a page looks at, and some more where contact keys are many; so it costs the same however few a partner may see. */
    static final int WALK = 1_000;

    private static final Set<String> WITH_REASON = Set.of("stage-entry-reversed", "pass-closed");

    private static final String OF_KEY =
            "hashtext(event.subject) = hashtext(k.id::text) and event.subject = k.id::text and position > ?";

    /** The position up to which a page looks: where the first of the contact keys has had its share; null when all is looked at. */
    static final String REACH = """
            select min(e.last) filter (where e.found = k.share) as reach
            from (select id, ? / count(*) over () + 1 as share from contact_key where lead = ?) k
            cross join lateral (
              select count(*) as found, max(position) as last from (
                select position from event where %s order by position limit k.share) looked_at) e""".formatted(OF_KEY);

    /** Of each contact key of the lead; a merged lead counts if it came from the same source. */
    static final String OF_LEAD = """
            select e.position, e.type, e.occurred_at, e.recorded_at, e.data::jsonb ->> 'pass' as pass,
              coalesce(e.data::jsonb ->> 'back', e.data::jsonb ->> 'to', e.data::jsonb ->> 'stage') as stage, e.data::jsonb ->> 'inferred' as inferred,
              e.data::jsonb ->> 'outcome' as outcome, e.data::jsonb ->> 'reason' as reason, e.data::jsonb ->> 'activity' as activity,
              e.data::jsonb ->> 'activityType' as activity_type, e.data::jsonb ->> 'campaign' as campaign,
              e.data::jsonb -> 'utm' as utm, e.data::jsonb -> 'properties' as properties
            from contact_key k
            cross join lateral (
              select * from event
              where %s and position <= ?
                and case
                  when type = 'activity-recorded' then data::jsonb ->> 'source' = ?
                  when type in ('lead-created', 'pass-opened', 'stage-entered', 'stage-entry-reversed', 'pass-closed')
                    then exists (select from lead l where l.id = k.id and l.source = ?)
                  else false end
              order by position limit ?) e
            where k.lead = ?
            order by e.position limit ?""".formatted(OF_KEY);

    private record Placed(long position, PartnerTimelineEntry entry) {}

    /** Some entries, and the position after which to go on; none when all was looked at. */
    record Part(
            List<PartnerTimelineEntry> entries, @Nullable Long next) {}

    private final Sql sql;

    PartnerTimeline(Sql sql) {
        this.sql = sql;
    }

    /** What was recorded beyond a position, oldest first; fewer entries than wanted, even none, when those looked at have no more. */
    Part of(UUID lead, String source, long after, int limit) {
        Long reach = reach(lead, after);
        List<Placed> found = sql.list(
                OF_LEAD,
                PartnerTimeline::placed,
                after,
                reach == null ? Long.MAX_VALUE : reach,
                source,
                source,
                limit + 1,
                lead,
                limit + 1);
        boolean all = found.size() <= limit;
        List<Placed> page = all ? found : found.subList(0, limit);
        return new Part(
                page.stream().map(Placed::entry).toList(),
                all ? reach : Long.valueOf(page.getLast().position()));
    }

    private @Nullable Long reach(UUID lead, long after) {
        return sql.list(REACH, row -> Optional.ofNullable(row.getObject("reach", Long.class)), WALK, lead, after)
                .getFirst()
                .orElse(null);
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
                        WITH_REASON.contains(type) ? row.getString("reason") : null,
                        row.getString("activity"),
                        row.getString("activity_type"),
                        row.getString("campaign"),
                        row.getString("utm"),
                        row.getString("properties")));
    }
}
