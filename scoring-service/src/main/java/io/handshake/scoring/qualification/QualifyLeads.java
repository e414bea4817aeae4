package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventLog;
import io.handshake.scoring.definition.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Judges leads, which the caller has locked: publishes each pass that qualifies, and scores that are other ones by now. */
@ApplicationScoped
class QualifyLeads {
    private final Rules rules;
    private final Judgements judgements;
    private final Qualifications qualifications;
    private final LeadScores scores;
    private final Releases releases;
    private final Leads leads;
    private final EventLog events;
    private final ReadAnew readAnew;
    private final InstantSource clock;

    QualifyLeads(
            Rules rules,
            Judgements judgements,
            Qualifications qualifications,
            LeadScores scores,
            Releases releases,
            Leads leads,
            EventLog events,
            ReadAnew readAnew,
            InstantSource clock) {
        this.rules = rules;
        this.judgements = judgements;
        this.qualifications = qualifications;
        this.scores = scores;
        this.releases = releases;
        this.leads = leads;
        this.events = events;
        this.readAnew = readAnew;
        this.clock = clock;
    }

    /** The feed begins anew: half of a history is no ground to judge on. */
    void waitUntilReadAnew() {
        readAnew.begin();
        scores.forget();
        judgements.forget();
    }

    /** Those that a version taking effect qualifies wait for their release. */
    void among(List<Lead> locked) {
        judge(locked, false);
    }

    /** Those whose turn it is qualify, if they still do. */
    void release(List<Lead> locked) {
        judge(locked, true);
    }

    private void judge(List<Lead> locked, boolean released) {
        if (locked.isEmpty() || readAnew.isUnderWay()) {
            return;
        }
        List<Lead> judged = locked.stream().filter(Lead::isJudged).toList();
        List<UUID> others =
                locked.stream().filter(lead -> !lead.isJudged()).map(Lead::id).toList();
        scores.drop(others);
        releases.remove(others);
        if (judged.isEmpty()) {
            return;
        }
        Rules.Held held = rules.held();
        Map<UUID, LeadScore> before = scores.of(judged.stream().map(Lead::id).toList());
        Set<UUID> tried = qualifications.triedAmong(
                judged.stream().filter(lead -> lead.isQualified(false)).toList());
        Verdicts verdicts = new Verdicts(held.asOf(), clock.instant(), released, tried);
        judgements
                .of(judged, tried, held.inForce(), held.asOf())
                .forEach((lead, what) -> verdicts.add(lead, what.done(), what.judgement(), before.get(lead.id())));
        releases.keep(judged.stream().map(Lead::id).toList(), verdicts.waiting);
        publish(verdicts);
    }

    /** Publishes the scores of leads that wait to be told. */
    void tell(List<Lead> locked) {
        Instant now = clock.instant();
        Map<UUID, LeadScore> found = scores.of(locked.stream().map(Lead::id).toList());
        Verdicts verdicts = new Verdicts(now, now, true, Set.of());
        for (Lead lead : locked) {
            Optional.ofNullable(found.get(lead.id()))
                    .filter(score -> score.isToBeTold(now))
                    .ifPresent(score -> verdicts.tell(lead, score));
        }
        publish(verdicts);
    }

    private void publish(Verdicts verdicts) {
        qualifications.add(verdicts.qualified, verdicts.now);
        scores.save(verdicts.scores);
        leads.count(verdicts.facts);
        events.append(verdicts.facts);
    }
}
