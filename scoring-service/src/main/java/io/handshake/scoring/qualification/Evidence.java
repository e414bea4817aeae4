package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.Facts.Outcome;
import io.handshake.scoring.qualification.Facts.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who leads are, what they did, and what became of them. */
@ApplicationScoped
class Evidence {
    private final Sql sql;
    private final Activities activities;
    private final Profiles profiles;
    private final Passes passes;

    Evidence(Sql sql, Activities activities, Profiles profiles, Passes passes) {
        this.sql = sql;
        this.activities = activities;
        this.profiles = profiles;
        this.passes = passes;
    }

    /** What a page says about leads, which stood like this before it. */
    void keep(Facts facts, List<Lead> before) {
        activities.add(facts.activities);
        profiles.keep(facts.profiles);
        passes.keep(before, facts.moves);
        passes.leftAgain(facts.milestones.reversals);
        passes.reached(facts.milestones.reached());
        note(facts.outcomes.values());
        place(facts.places);
    }

    /** Opportunities and how they ended: what a threshold is calibrated on. */
    private void note(Collection<Outcome> outcomes) {
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
    private void place(Collection<Place> places) {
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
        activities.forget();
        profiles.forget();
        passes.forget();
        sql.update("delete from opportunity");
        sql.update("delete from opportunity_pass");
    }
}
