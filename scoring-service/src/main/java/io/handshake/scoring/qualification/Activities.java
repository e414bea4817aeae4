package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.qualification.Facts.RecordedActivity;
import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.score.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What visitors and leads did, each id once, under the key it was posted with. */
@ApplicationScoped
class Activities {
    /** From so many rows on a reading takes its turn. */
    static final int LARGE = 20_000;

    private final Sql sql;
    private final Rules rules;
    private final LargeReads largeReads;

    Activities(Sql sql, Rules rules, LargeReads largeReads) {
        this.sql = sql;
        this.rules = rules;
        this.largeReads = largeReads;
    }

    /** An activity of a lead; {@code late} when it was recorded before its contact key was the lead's. */
    record Done(UUID lead, Activity activity, Instant recordedAt, boolean late) {}

    void add(List<RecordedActivity> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into activity (id, key, type, occurred_at, recorded_at, source, campaign, properties)
                select id, key, type, occurred_at, recorded_at, source, campaign, properties::jsonb
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                  as a (id, key, type, occurred_at, recorded_at, source, campaign, properties)
                order by id
                on conflict (id) do nothing""",
                recorded.stream().map(RecordedActivity::id).toArray(UUID[]::new),
                recorded.stream().map(RecordedActivity::key).toArray(UUID[]::new),
                recorded.stream().map(RecordedActivity::type).toArray(String[]::new),
                recorded.stream().map(RecordedActivity::occurredAt).toArray(Instant[]::new),
                recorded.stream().map(RecordedActivity::recordedAt).toArray(Instant[]::new),
                recorded.stream().map(RecordedActivity::source).toArray(String[]::new),
                recorded.stream().map(RecordedActivity::campaign).toArray(String[]::new),
                recorded.stream().map(RecordedActivity::properties).toArray(String[]::new));
    }

    /**
     * What was recorded of each lead after an instant, read through the identity map. One range of the index per key:
     * a lead with 100,000 activities costs some 5,000 pages and half a second when all are of its pass, and next to
     * nothing when they are of earlier ones. ({@code offset 0} keeps both bounds in the index; joined plainly the instant
     * would be looked at row by row.)
     */
    Map<UUID, Doings> recordedAfter(Map<UUID, Instant> leads) {
        List<Map.Entry<UUID, Instant>> each = List.copyOf(leads.entrySet());
        return read(
                """
                select l.id as lead, a.id, a.type, a.occurred_at, a.recorded_at, a.recorded_at < k.since as late,
                  case when a.type = any(?::text[]) then a.properties end as properties
                from unnest(?::uuid[], ?::timestamptz[]) as l (id, instant)
                  join contact_key k on k.lead = l.id
                  cross join lateral (select * from activity a
                                      where a.key = k.key and a.recorded_at > l.instant offset 0) as a
                order by l.id, a.occurred_at, a.id""",
                each.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                each.stream().map(Map.Entry::getValue).toArray(Instant[]::new));
    }

    /**
     * The same by what had been recorded by an instant: activities, and whose keys they were posted under. Each key that was
     * ever said to be the lead's is looked up once in the index of words, whose last one by then is read; its activities
     * cost as much as above, and those recorded later nothing.
     */
    Map<UUID, Doings> asKnown(Map<UUID, Pass> leads, Instant knownAt) {
        List<Map.Entry<UUID, Pass>> each = List.copyOf(leads.entrySet());
        return read(
                """
                select k.lead, a.id, a.type, a.occurred_at, a.recorded_at, false as late,
                  case when a.type = any(?::text[]) then a.properties end as properties
                from (select distinct w.lead, w.key, l.counts_after
                      from unnest(?::uuid[], ?::timestamptz[]) as l (id, counts_after)
                        join key_word w on w.lead = l.id) as k
                  join lateral (select w.lead from key_word w where w.key = k.key and w.since <= ?
                                order by w.moves desc, w.since desc, w.lead desc limit 1) as owner
                    on owner.lead = k.lead
                  cross join lateral (select * from activity a where a.key = k.key
                                      and a.recorded_at > k.counts_after and a.recorded_at <= ? offset 0) as a
                order by k.lead, a.occurred_at, a.id""",
                each.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                each.stream().map(lead -> lead.getValue().countsAfter()).toArray(Instant[]::new),
                knownAt,
                knownAt);
    }

    /** Rows come in the order of leads, and of each in time. */
    private Map<UUID, Doings> read(String statement, Object... arguments) {
        Map<String, Set<String>> asked = rules.properties();
        Object[] all = new Object[arguments.length + 1];
        all[0] = asked.keySet().toArray(String[]::new);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Map<UUID, Doings.Builder> building = new HashMap<>();
        int[] rows = new int[1];
        sql.each(
                statement,
                row -> {
                    if (++rows[0] == LARGE) {
                        largeReads.begin();
                    }
                    UUID lead = row.getObject("lead", UUID.class);
                    building.computeIfAbsent(lead, Doings.Builder::new)
                            .add(
                                    activity(row, asked),
                                    Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                                    row.getBoolean("late"));
                },
                all);
        Map<UUID, Doings> doings = new HashMap<>();
        building.forEach((lead, its) -> doings.put(lead, its.built()));
        return doings;
    }

    /** Of the properties those that some rule asks for. */
    private static Activity activity(ResultSet row, Map<String, Set<String>> asked) throws SQLException {
        String type = row.getString("type");
        Map<String, Object> told = Values.of(row.getString("properties"));
        Set<String> names = asked.getOrDefault(type, Set.of());
        return new Activity(
                row.getObject("id", UUID.class),
                type,
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                names.containsAll(told.keySet())
                        ? told
                        : told.entrySet().stream()
                                .filter(property -> names.contains(property.getKey()))
                                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    void forget() {
        sql.update("delete from activity");
    }
}
