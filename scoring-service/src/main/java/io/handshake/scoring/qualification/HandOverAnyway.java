package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.InForce;
import io.handshake.scoring.score.Sum;
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
    private final KnownLeads known;
    private final Rules rules;
    private final Qualifications qualifications;
    private final ReadAnew readAnew;
    private final EventLog events;

    HandOverAnyway(
            Leads leads,
            KnownLeads known,
            Rules rules,
            Qualifications qualifications,
            ReadAnew readAnew,
            EventLog events) {
        this.leads = leads;
        this.known = known;
        this.rules = rules;
        this.qualifications = qualifications;
        this.readAnew = readAnew;
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

    /** What each lead scores at this instant, by the version in force for it. */
    public Map<UUID, BigDecimal> scores(Collection<UUID> ids, Instant now) {
        Map<UUID, BigDecimal> scores = new HashMap<>();
        score(leads.find(ids), rules.inForce(), now).forEach((lead, score) -> scores.put(lead.id(), score.total()));
        return scores;
    }

    /** Whether nobody can be handed over, because where leads stand is being read again from the start. */
    public boolean isInterrupted() {
        return readAnew.isUnderWay();
    }

    public Map<UUID, Came> handOver(Collection<UUID> ids) {
        List<Lead> locked = leads.lock(ids);
        Rules.Held held = rules.held();
        List<LeadQualified> verdicts = new ArrayList<>();
        List<NewEvent> facts = new ArrayList<>();
        score(locked.stream().filter(Lead::awaits).toList(), held.inForce(), held.asOf())
                .forEach((lead, score) -> {
                    LeadQualified verdict = LeadQualified.of(lead, score, held.asOf(), null, REASON);
                    verdicts.add(verdict);
                    facts.add(new NewEvent(lead.id().toString(), lead.sequence() + 1, held.asOf(), verdict));
                });
        qualifications.add(verdicts, held.asOf());
        leads.count(facts);
        events.append(facts);
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

    /** Somebody no version is for has no score, and is left out. */
    private Map<Lead, Sum> score(List<Lead> judged, InForce inForce, Instant asOf) {
        Map<Lead, Sum> scores = new HashMap<>();
        known.of(judged)
                .forEach((lead, what) ->
                        new Course(what.history(), inForce).sum(asOf).ifPresent(score -> scores.put(lead, score)));
        return scores;
    }
}
