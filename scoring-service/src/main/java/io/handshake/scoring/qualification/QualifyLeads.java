package io.handshake.scoring.qualification;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.scoring.qualification.Evidence.Counted;
import io.handshake.scoring.score.Crossing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Judges leads, which the caller has locked, and publishes each pass that qualifies. */
@ApplicationScoped
class QualifyLeads {
    private final SimpleRules rules;
    private final Evidence evidence;
    private final Qualifications qualifications;
    private final EventLog events;

    QualifyLeads(SimpleRules rules, Evidence evidence, Qualifications qualifications, EventLog events) {
        this.rules = rules;
        this.evidence = evidence;
        this.qualifications = qualifications;
        this.events = events;
    }

    void among(List<Lead> locked) {
        List<Lead> awaiting = locked.stream().filter(Lead::awaits).toList();
        if (awaiting.isEmpty()) {
            return;
        }
        SimpleRules.Held held = rules.held();
        Map<UUID, List<Counted>> done = evidence.of(awaiting);
        List<LeadQualified> verdicts = new ArrayList<>();
        List<NewEvent> facts = new ArrayList<>();
        for (Lead lead : awaiting) {
            verdict(lead, done.getOrDefault(lead.id(), List.of()), held).ifPresent(verdict -> {
                verdicts.add(verdict);
                facts.add(new NewEvent(lead.id().toString(), lead.sequence() + 1, held.asOf(), verdict));
            });
        }
        if (!verdicts.isEmpty()) {
            qualifications.add(verdicts, held.asOf());
            events.append(facts);
        }
    }

    private static Optional<LeadQualified> verdict(Lead lead, List<Counted> done, SimpleRules.Held held) {
        return held.timeline()
                .crossing(done.stream().map(Counted::activity).toList(), held.asOf())
                .map(crossing -> verdict(lead, done, crossing));
    }

    private static LeadQualified verdict(Lead lead, List<Counted> done, Crossing crossing) {
        UUID crossedBy = null;
        String reason = "definition-change";
        if (crossing instanceof Crossing.ByActivity by) {
            crossedBy = by.activity().id();
            reason = isLate(by.activity().id(), done) ? "lead-identified" : "activity";
        }
        return new LeadQualified(
                lead.id(),
                lead.pass().scored(),
                crossing.score(),
                crossing.by().threshold(),
                crossing.by().definition(),
                crossing.by().version(),
                crossing.at(),
                crossedBy,
                reason);
    }

    private static boolean isLate(UUID activity, List<Counted> done) {
        return done.stream()
                .anyMatch(counted -> counted.late() && counted.activity().id().equals(activity));
    }
}
