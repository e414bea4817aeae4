package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Facts.Outcome;
import io.handshake.scoring.qualification.Facts.Place;
import io.handshake.scoring.qualification.Facts.RecordedActivity;
import io.handshake.scoring.score.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What visitors and leads did, each id once, and what became of them. */
@ApplicationScoped
class Evidence {
    private final Sql sql;

    Evidence(Sql sql) {
        this.sql = sql;
    }

    /** An activity of a lead; {@code late} when it was recorded before its contact key was the lead's. */
    record Counted(UUID lead, Activity activity, boolean late) {}

    void add(List<RecordedActivity> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into activity (id, key, type, occurred_at, recorded_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                  as a (id, key, type, occurred_at, recorded_at)
                order by id
                on conflict (id) do nothing""",
                recorded.stream().map(RecordedActivity::id).toArray(UUID[]::new),
                recorded.stream().map(RecordedActivity::key).toArray(UUID[]::new),
                recorded.stream().map(RecordedActivity::type).toArray(String[]::new),
                recorded.stream().map(RecordedActivity::occurredAt).toArray(Instant[]::new),
                recorded.stream().map(RecordedActivity::recordedAt).toArray(Instant[]::new));
    }

    /** What counts towards the pass of each lead, read through the identity map. */
    Map<UUID, List<Counted>> of(List<Lead> leads) {
        return sql
                .list(
                        """
                        select l.id as lead, a.id, a.type, a.occurred_at, a.recorded_at < k.since as late
                        from unnest(?::uuid[], ?::timestamptz[]) as l (id, counts_after)
                          join contact_key k on k.lead = l.id
                          join activity a on a.key = k.key
                        where a.recorded_at > l.counts_after""",
                        row -> new Counted(
                                row.getObject("lead", UUID.class),
                                new Activity(
                                        row.getObject("id", UUID.class),
                                        row.getString("type"),
                                        Objects.requireNonNull(Sql.instant(row, "occurred_at"))),
                                row.getBoolean("late")),
                        leads.stream().map(Lead::id).toArray(UUID[]::new),
                        leads.stream().map(lead -> lead.pass().countsAfter()).toArray(Instant[]::new))
                .stream()
                .collect(groupingBy(Counted::lead, toList()));
    }

    /** Opportunities and how they ended: what a threshold is calibrated on. */
    void note(Collection<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity as o (id, lead, pass, outcome, created_at, closed_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                  as n (id, lead, pass, outcome, created_at, closed_at)
                order by id
                on conflict (id) do update set lead = coalesce(excluded.lead, o.lead), pass = coalesce(excluded.pass, o.pass),
                  outcome = excluded.outcome, created_at = coalesce(o.created_at, excluded.created_at),
                  closed_at = excluded.closed_at""",
                outcomes.stream().map(Outcome::opportunity).toArray(UUID[]::new),
                outcomes.stream().map(Outcome::lead).toArray(UUID[]::new),
                outcomes.stream().map(Outcome::pass).toArray(Integer[]::new),
                outcomes.stream().map(Outcome::outcome).toArray(String[]::new),
                outcomes.stream().map(Outcome::createdAt).toArray(Instant[]::new),
                outcomes.stream().map(Outcome::closedAt).toArray(Instant[]::new));
    }

    /** With several leads an opportunity speaks for each of their passes. */
    void place(Collection<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity_pass (opportunity, lead, pass)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[]) as n (opportunity, lead, pass)
                order by opportunity, lead, pass
                on conflict do nothing""",
                places.stream().map(Place::opportunity).toArray(UUID[]::new),
                places.stream().map(Place::lead).toArray(UUID[]::new),
                places.stream().map(Place::pass).toArray(Integer[]::new));
    }

    void forget() {
        sql.update("delete from activity");
        sql.update("delete from opportunity");
        sql.update("delete from opportunity_pass");
    }
}
