package io.handshake.scoring.qualification;

import io.handshake.scoring.qualification.Activities.Done;
import io.handshake.scoring.qualification.KnownLeads.Known;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.EarlierNeeded;
import io.handshake.scoring.score.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Judges leads, which the caller has locked, going on from what is added up of each; where that does not tell, from the start. */
@ApplicationScoped
class Judgements {
    private final KnownLeads known;
    private final RunningScores running;

    Judgements(KnownLeads known, RunningScores running) {
        this.known = known;
        this.running = running;
    }

    /**
     * How a lead stands.
     *
     * @param done what it did lately: the activity with which it came to qualify, if any, is among that
     */
    record Judged(List<Done> done, Judgement judgement) {}

    /** And what is added up of it now, when that is worth it. */
    private record Outcome(Judged judged, Optional<RunningScore> running) {}

    /** @param tried those that an experiment handed over */
    Map<Lead, Judged> of(List<Lead> leads, Set<UUID> tried, InForce inForce, Instant now) {
        Map<UUID, RunningScore> scores = running.of(leads.stream().map(Lead::id).toList());
        leads.forEach(lead -> scores.computeIfPresent(lead.id(), (id, score) -> score.suits(lead) ? score : null));
        Map<Lead, Outcome> outcomes = new LinkedHashMap<>();
        known.of(leads.stream().filter(lead -> scores.containsKey(lead.id())).toList(), scores)
                .forEach((lead, what) -> goOn(
                                lead, tried, what, Objects.requireNonNull(scores.get(lead.id())), inForce, now)
                        .ifPresent(outcome -> outcomes.put(lead, outcome)));
        known.of(leads.stream().filter(lead -> !outcomes.containsKey(lead)).toList())
                .forEach((lead, what) -> outcomes.put(lead, judge(lead, tried, what, inForce, now)));
        running.save(outcomes.values().stream()
                .flatMap(outcome -> outcome.running().stream())
                .toList());
        Map<Lead, Judged> judged = new LinkedHashMap<>();
        outcomes.forEach((lead, outcome) -> judged.put(lead, outcome.judged()));
        return judged;
    }

    /** Nothing when it has to be looked at from the start. */
    private static Optional<Outcome> goOn(
            Lead lead, Set<UUID> tried, Known what, RunningScore from, InForce inForce, Instant now) {
        try {
            return from.leadsTo(what.history(), inForce)
                    ? Optional.of(judge(lead, tried, what, inForce, now))
                    : Optional.empty();
        } catch (EarlierNeeded e) {
            return Optional.empty();
        }
    }

    private static Outcome judge(Lead lead, Set<UUID> tried, Known what, InForce inForce, Instant now) {
        Judgement judgement = Judgement.of(lead, tried.contains(lead.id()), what.history(), inForce, now);
        return new Outcome(
                new Judged(what.done(), judgement),
                judgement.crossing().isPresent()
                        ? Optional.empty()
                        : RunningScore.of(lead, what, inForce, now.plus(Course.AHEAD)));
    }

    void forget() {
        running.forget();
    }
}
