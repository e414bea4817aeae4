package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.Pass;
import io.handshake.scoring.score.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every trip of every lead through its funnel, and how far each has come. */
@ApplicationScoped
class Passes {
    private static final String BEGIN = "VISITOR";

    private final Sql sql;

    Passes(Sql sql) {
        this.sql = sql;
    }

    private record Trip(
            UUID lead,
            int number,
            Instant openedAt,
            Instant countsAfter,
            @Nullable Instant closedAt,
            @Nullable String outcome,
            @Nullable String reason) {
        static Trip open(UUID lead, int number, Instant at, Instant countsAfter) {
            return new Trip(lead, number, at, countsAfter, null, null, null);
        }

        Trip ended(Move.Closed closed) {
            return new Trip(lead, number, openedAt, countsAfter, closed.at(), closed.outcome(), closed.reason());
        }
    }

    /** What a page says of the passes of leads, which stood like this before it. */
    void keep(List<Lead> before, Map<UUID, List<Move>> moves) {
        List<Trip> trips = new ArrayList<>();
        before.forEach(lead -> trips.addAll(trips(lead, moves.getOrDefault(lead.id(), List.of()))));
        if (trips.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into pass as p (lead, number, opened_at, counts_after, closed_at, outcome, reason)
                select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                on conflict (lead, number) do update
                  set closed_at = excluded.closed_at, outcome = excluded.outcome, reason = excluded.reason
                  where p.closed_at is null""",
                trips.stream().map(Trip::lead).toArray(UUID[]::new),
                trips.stream().map(Trip::number).toArray(Integer[]::new),
                trips.stream().map(Trip::openedAt).toArray(Instant[]::new),
                trips.stream().map(Trip::countsAfter).toArray(Instant[]::new),
                trips.stream().map(Trip::closedAt).toArray(Instant[]::new),
                trips.stream().map(Trip::outcome).toArray(String[]::new),
                trips.stream().map(Trip::reason).toArray(String[]::new));
    }

    private static Collection<Trip> trips(Lead lead, List<Move> moves) {
        Map<Integer, Trip> trips = new LinkedHashMap<>();
        Pass pass = lead.pass();
        for (Move move : moves) {
            Instant countsAfter = pass.countsAfter();
            pass = move.on(pass);
            switch (move) {
                case Move.Opened opened ->
                    trips.put(opened.number(), Trip.open(lead.id(), opened.number(), opened.at(), pass.countsAfter()));
                case Move.Closed closed -> {
                    // opened on an earlier page: the row that is there keeps when
                    int number = closed.number();
                    Trip open = Trip.open(lead.id(), number, closed.at(), countsAfter);
                    trips.put(number, trips.getOrDefault(number, open).ended(closed));
                }
                case Move.Entered _ -> {
                    // kept as a milestone
                }
            }
        }
        return trips.values();
    }

    /** Entries that hold no more, as the acceptance behind them was taken back. */
    void leftAgain(List<Milestones.Reversal> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        sql.update(
                """
                update milestone m set reversed_at = r.reversed_at
                from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                  as r (lead, pass, milestone, entered_at, reversed_at)
                where (m.lead, m.pass, m.milestone, m.entered_at) = (r.lead, r.pass, r.milestone, r.entered_at)
                  and m.reversed_at is null""",
                reversals.stream().map(reversal -> reversal.key().lead()).toArray(UUID[]::new),
                reversals.stream().map(reversal -> reversal.key().pass()).toArray(Integer[]::new),
                reversals.stream().map(reversal -> reversal.key().milestone()).toArray(String[]::new),
                reversals.stream().map(Milestones.Reversal::enteredAt).toArray(Instant[]::new),
                reversals.stream().map(Milestones.Reversal::at).toArray(Instant[]::new));
    }

    /** Each once: the first stage of a milestone counts, or the next once that entry was taken back. */
    void reached(Collection<Milestone> milestones) {
        if (milestones.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into milestone as m (lead, pass, milestone, entered_at, recorded_at, inferred, handoff_to, actor, reversed_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[],
                  ?::text[], ?::timestamptz[])
                on conflict (lead, pass, milestone) do update
                  set entered_at = excluded.entered_at, inferred = excluded.inferred, actor = excluded.actor,
                    reversed_at = excluded.reversed_at
                  where m.reversed_at is not null and m.entered_at <> excluded.entered_at""",
                milestones.stream().map(Milestone::lead).toArray(UUID[]::new),
                milestones.stream().map(Milestone::pass).toArray(Integer[]::new),
                milestones.stream().map(Milestone::milestone).toArray(String[]::new),
                milestones.stream().map(Milestone::enteredAt).toArray(Instant[]::new),
                milestones.stream().map(Milestone::recordedAt).toArray(Instant[]::new),
                milestones.stream().map(Milestone::inferred).toArray(Boolean[]::new),
                milestones.stream().map(Milestone::handoffTo).toArray(String[]::new),
                milestones.stream().map(Milestone::actor).toArray(String[]::new),
                milestones.stream().map(Milestone::reversedAt).toArray(Instant[]::new));
    }

    private record Step(UUID lead, UnaryOperator<Pass> move) {}

    /** Where each lead stood by what had been recorded by an instant: the same moves again, as far as they were known. */
    Map<UUID, Pass> asKnown(Collection<UUID> leads, Instant knownAt) {
        UUID[] ids = leads.toArray(UUID[]::new);
        Map<UUID, Pass> passes = new HashMap<>();
        sql.list(
                        """
                        select * from (
                          select lead, number, 'opened' as step, opened_at as at, '' as word
                            from pass where lead = any(?::uuid[]) and opened_at <= ?
                          union all select lead, pass, 'reached', recorded_at, milestone
                            from milestone where lead = any(?::uuid[]) and recorded_at <= ?
                          union all select lead, number, 'closed', closed_at, outcome
                            from pass where lead = any(?::uuid[]) and closed_at <= ?) as steps
                        order by lead, number, step = 'closed', step = 'reached', at""",
                        row -> new Step(
                                row.getObject("lead", UUID.class),
                                step(
                                        row.getString("step"),
                                        row.getInt("number"),
                                        row.getString("word"),
                                        Objects.requireNonNull(Sql.instant(row, "at")))),
                        ids,
                        knownAt,
                        ids,
                        knownAt,
                        ids,
                        knownAt)
                .forEach(step ->
                        passes.put(step.lead(), step.move().apply(passes.getOrDefault(step.lead(), Pass.NONE))));
        return passes;
    }

    private static UnaryOperator<Pass> step(String step, int number, String word, Instant at) {
        return switch (step) {
            case "opened" -> pass -> pass.opened(number, BEGIN);
            // several of one instant have no order, and a pass only goes forward
            case "reached" -> pass -> pass.standing() == Standing.QUALIFIED ? pass : pass.entered(number, word);
            default -> pass -> pass.closed(number, word, at);
        };
    }

    void forget() {
        sql.update("delete from pass");
        sql.update("delete from milestone");
    }
}
