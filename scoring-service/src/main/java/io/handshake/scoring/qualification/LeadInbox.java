package io.handshake.scoring.qualification;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.scoring.definition.ActivityTypes;
import io.handshake.scoring.definition.LeadAttributes;
import io.handshake.scoring.definition.SalesFunnels;
import io.handshake.scoring.qualification.Identities.Belonging;
import io.handshake.scoring.score.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Follows lead-service: first the locks, contact keys before leads and each in order of id, then what the page says, then the
 * verdict on every lead it touches.
 */
@ApplicationScoped
class LeadInbox implements Inbox {
    private final ActivityTypes types;
    private final LeadAttributes attributes;
    private final SalesFunnels funnels;
    private final Identities identities;
    private final Leads leads;
    private final Evidence evidence;
    private final RunningScores running;
    private final QualifyLeads qualifyLeads;

    LeadInbox(
            ActivityTypes types,
            LeadAttributes attributes,
            SalesFunnels funnels,
            Identities identities,
            Leads leads,
            Evidence evidence,
            RunningScores running,
            QualifyLeads qualifyLeads) {
        this.types = types;
        this.attributes = attributes;
        this.funnels = funnels;
        this.identities = identities;
        this.leads = leads;
        this.evidence = evidence;
        this.running = running;
        this.qualifyLeads = qualifyLeads;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Facts facts = Facts.of(events);
        List<UUID> keys =
                facts.activities.stream().map(Facts.RecordedActivity::key).toList();
        Belonging belonging = identities.join(facts.joined, keys, facts.moves.keySet());
        List<Lead> touched = lock(belonging, facts.moves.keySet());
        types.register(facts.types);
        attributes.declare(facts.attributes);
        funnels.register(facts.funnels);
        evidence.keep(facts, touched);
        running.drop(earliest(facts, belonging));
        qualifyLeads.among(move(touched, belonging, facts.moves));
    }

    @Override
    public void forget() {
        leads.waitForJudges();
        evidence.forget();
        qualifyLeads.waitUntilReadAnew();
        identities.forget();
        leads.forget();
    }

    private List<Lead> lock(Belonging belonging, Set<UUID> mentioned) {
        Set<UUID> touched = new HashSet<>(belonging.concerned());
        touched.addAll(mentioned);
        leads.meet(mentioned);
        return leads.lock(touched);
    }

    /** By lead, when the earliest of what it did now was recorded. */
    private static Map<UUID, Instant> earliest(Facts facts, Belonging belonging) {
        Map<UUID, Instant> earliest = new HashMap<>();
        for (Facts.RecordedActivity activity : facts.activities) {
            UUID owner = belonging.owners().get(activity.key());
            if (owner != null) {
                earliest.merge(owner, activity.recordedAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return earliest;
    }

    private List<Lead> move(List<Lead> touched, Belonging belonging, Map<UUID, List<Move>> moves) {
        List<Lead> now = new ArrayList<>();
        List<Lead> changed = new ArrayList<>();
        for (Lead lead : touched) {
            Pass pass = lead.pass();
            for (Move move : moves.getOrDefault(lead.id(), List.of())) {
                pass = move.on(pass);
            }
            UUID owner = belonging.owners().get(lead.id());
            Lead moved = (owner == null ? lead : lead.ownedBy(owner)).with(pass);
            now.add(moved);
            if (!moved.equals(lead)) {
                changed.add(moved);
            }
        }
        leads.move(changed);
        return now;
    }
}
