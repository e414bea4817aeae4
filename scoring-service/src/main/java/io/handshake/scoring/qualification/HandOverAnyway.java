package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.scoring.definition.Timelines;
import io.handshake.scoring.qualification.Evidence.Counted;
import io.handshake.scoring.score.RuleSet;
import io.handshake.scoring.score.Score;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Qualifies passes whatever their score, when both sides agreed to try; once per pass, under the locks that judging takes. */
@ApplicationScoped
public class HandOverAnyway {
    private static final String REASON = "experiment";

    private final Leads leads;
    private final Timelines timelines;
    private final Evidence evidence;
    private final Qualifications qualifications;
    private final EventLog events;

    HandOverAnyway(
            Leads leads, Timelines timelines, Evidence evidence, Qualifications qualifications, EventLog events) {
        this.leads = leads;
        this.timelines = timelines;
        this.evidence = evidence;
        this.qualifications = qualifications;
        this.events = events;
    }

    /** What became of a lead that was to be handed over. */
    public enum Came {
        HANDED_OVER,
        /** It is qualified already, or cannot come back. */
        DOES_NOT_WAIT,
        /** It has become another lead in this very moment; ask for that one. */
        MERGED
    }

    /** What each lead scores at this instant, by the version in force. */
    public Map<UUID, BigDecimal> scores(Collection<UUID> ids, Instant now) {
        Map<UUID, BigDecimal> scores = new HashMap<>();
        RuleSet rules = timelines.current().at(now).orElseThrow();
        score(leads.find(ids), rules, now)
                .forEach((lead, score) -> scores.put(lead.id(), BigDecimal.valueOf(score.points())));
        return scores;
    }

    public Map<UUID, Came> handOver(Collection<UUID> ids) {
        List<Lead> locked = leads.lock(ids);
        Timelines.Held held = timelines.held();
        RuleSet rules = held.timeline().at(held.asOf()).orElseThrow();
        Map<Lead, Score> scores = score(locked.stream().filter(Lead::awaits).toList(), rules, held.asOf());
        List<LeadQualified> verdicts = new ArrayList<>();
        List<NewEvent> facts = new ArrayList<>();
        scores.forEach((lead, score) -> {
            LeadQualified verdict = verdict(lead, score, held.asOf());
            verdicts.add(verdict);
            facts.add(new NewEvent(lead.id().toString(), lead.sequence() + 1, held.asOf(), verdict));
        });
        if (!verdicts.isEmpty()) {
            qualifications.add(verdicts, held.asOf());
            events.append(facts);
        }
        Map<UUID, Came> came = new HashMap<>();
        locked.forEach(lead -> came.put(lead.id(), came(lead)));
        return came;
    }

    private static Came came(Lead lead) {
        if (lead.awaits()) {
            return Came.HANDED_OVER;
        }
        return lead.survivor() == null ? Came.DOES_NOT_WAIT : Came.MERGED;
    }

    private Map<Lead, Score> score(List<Lead> judged, RuleSet rules, Instant asOf) {
        Map<UUID, List<Counted>> done = evidence.of(judged);
        Map<Lead, Score> scores = new HashMap<>();
        for (Lead lead : judged) {
            scores.put(
                    lead,
                    Score.of(
                            rules,
                            done.getOrDefault(lead.id(), List.of()).stream()
                                    .map(Counted::activity)
                                    .toList(),
                            asOf));
        }
        return scores;
    }

    private static LeadQualified verdict(Lead lead, Score score, Instant now) {
        return new LeadQualified(
                lead.id(),
                lead.pass().scored(),
                score.points(),
                score.by().threshold(),
                score.by().definition(),
                score.by().version(),
                now,
                null,
                REASON);
    }
}
