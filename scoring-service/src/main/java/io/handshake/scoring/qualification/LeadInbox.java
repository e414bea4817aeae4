package io.handshake.scoring.qualification;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.scoring.definition.ActivityTypes;
import io.handshake.scoring.score.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Follows lead-service: first the locks, contact keys before leads and each in order of id, then what the page says, then the
 * verdict on every lead it touches.
 */
@ApplicationScoped
class LeadInbox implements Inbox {
    private final ActivityTypes types;
    private final Identities identities;
    private final Leads leads;
    private final Evidence evidence;
    private final QualifyLeads qualifyLeads;

    LeadInbox(ActivityTypes types, Identities identities, Leads leads, Evidence evidence, QualifyLeads qualifyLeads) {
        this.types = types;
        this.identities = identities;
        this.leads = leads;
        this.evidence = evidence;
        this.qualifyLeads = qualifyLeads;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Facts facts = Facts.of(events);
        List<Lead> touched = lock(facts);
        types.register(facts.types);
        evidence.add(facts.activities);
        evidence.note(facts.outcomes.values());
        evidence.place(facts.places);
        qualifyLeads.among(move(touched, facts.moves));
    }

    @Override
    public void forget() {
        evidence.forget();
        identities.forget();
        leads.forget();
    }

    private List<Lead> lock(Facts facts) {
        List<UUID> keys =
                facts.activities.stream().map(Facts.RecordedActivity::key).toList();
        Set<UUID> touched = identities.join(facts.joined, keys);
        touched.addAll(facts.moves.keySet());
        leads.meet(facts.moves.keySet());
        return leads.lock(touched);
    }

    private List<Lead> move(List<Lead> touched, Map<UUID, List<UnaryOperator<Pass>>> moves) {
        List<Lead> now = touched.stream()
                .map(lead -> lead.with(moves.getOrDefault(lead.id(), List.of()).stream()
                        .reduce(lead.pass(), (pass, move) -> move.apply(pass), (one, other) -> other)))
                .toList();
        leads.move(now.stream().filter(lead -> moves.containsKey(lead.id())).toList());
        return now;
    }
}
