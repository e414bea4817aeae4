package io.handshake.lead.opportunity;

import static io.handshake.lead.LeadProblem.LEAD_IS_OUT;

import io.handshake.chassis.security.Caller;
import io.handshake.lead.funnel.Decision;
import io.handshake.lead.funnel.Move;
import io.handshake.lead.lifecycle.Cause;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.lifecycle.Journeys;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps an opportunity and the passes of its leads from others while they change, and takes the passes along. */
@ApplicationScoped
class HoldOpportunity {
    /** An opportunity with its leads, and the journeys of these and of those that are to join; nobody else changes them. */
    record Held(Opportunity opportunity, List<Link> links, Map<UUID, Journey> journeys) {}

    private final Opportunities opportunities;
    private final OpportunityLeads leads;
    private final Journeys journeys;
    private final Caller caller;

    HoldOpportunity(Opportunities opportunities, OpportunityLeads leads, Journeys journeys, Caller caller) {
        this.opportunities = opportunities;
        this.leads = leads;
        this.journeys = journeys;
        this.caller = caller;
    }

    /** First the turn on the opportunity, then its leads in order of id, then itself. */
    Held hold(UUID id, UUID... joining) {
        opportunities.queue(id);
        List<Link> links = leads.of(id);
        Map<UUID, Journey> locked = lock(Stream.concat(links.stream().map(Link::lead), Stream.of(joining))
                .toList());
        return new Held(opportunities.getForUpdate(id), links, locked);
    }

    /** The journeys of these leads, locked in order of id; unknown leads are left out. */
    Map<UUID, Journey> lock(List<UUID> ids) {
        return ids.isEmpty() ? Map.of() : journeys.lock(ids);
    }

    /** Each lead's open pass, or its next one when the last has ended, enters the opportunity stage; answers which, by the leads they are now. */
    Map<UUID, Integer> enter(Opportunity it, String fact, Instant when, Map<UUID, Journey> entering) {
        Map<UUID, Integer> passes = new TreeMap<>();
        Cause cause = cause(it, fact, when, null);
        entering.values().stream().distinct().forEach(journey -> {
            if (!journey.latest().open()) {
                journey.openIfNext(journey.latest().pass() + 1, when);
            }
            int pass = journey.latest().pass();
            if (journey.make(pass, new Move.OpenOpportunity(), cause) instanceof Decision.Refused(String why)) {
                throw LEAD_IS_OUT.because("lead " + journey.lead() + ": " + why);
            }
            passes.put(journey.lead(), pass);
        });
        journeys.save(entering.values());
        return passes;
    }

    /** The passes the opportunity ran in end with it; a lost one ends those only in which no other opportunity is open. */
    void end(Held held, Instant when) {
        Opportunity it = held.opportunity();
        Map<LeadPass, Journey> passes = passes(held);
        Set<LeadPass> goOn = "lost".equals(it.outcome) ? withAnotherOpen(it.id, passes) : Set.of();
        Cause cause = cause(it, "opportunity-" + it.outcome, when, it.reason);
        passes.forEach((place, journey) -> journey.make(place.pass(), ending(it, goOn.contains(place)), cause));
        journeys.save(held.journeys().values());
    }

    /** Before a deal that was won opens again: nobody is a customer through it any more. */
    void takeBackSale(Held held, Instant when) {
        Collection<Journey> all = held.journeys().values();
        Map<UUID, Set<UUID>> won =
                leads.won(all.stream().map(Journey::lead).distinct().toList(), held.opportunity().id);
        all.forEach(journey -> journey.boughtNothingBut(won.getOrDefault(journey.lead(), Set.of()), when));
    }

    /** The passes it runs in, of the leads as they are by now. */
    private static Map<LeadPass, Journey> passes(Held held) {
        Map<LeadPass, Journey> passes = new LinkedHashMap<>();
        held.links().forEach(link -> {
            Journey journey = Objects.requireNonNull(held.journeys().get(link.lead()));
            passes.put(new LeadPass(journey.lead(), journey.passOf(link.lead(), link.pass())), journey);
        });
        return passes;
    }

    private Set<LeadPass> withAnotherOpen(UUID opportunity, Map<LeadPass, Journey> passes) {
        Set<LeadPass> latest = passes.keySet().stream()
                .filter(place ->
                        Objects.requireNonNull(passes.get(place)).latest().pass() == place.pass())
                .collect(Collectors.toSet());
        return leads.withAnotherOpen(opportunity, passes.keySet(), latest);
    }

    private static Move ending(Opportunity it, boolean othersOpen) {
        String reason = it.reason;
        return "won".equals(it.outcome) || reason == null ? new Move.Win(reason) : new Move.Lose(reason, othersOpen);
    }

    private Cause cause(Opportunity it, String fact, Instant when, @Nullable String reason) {
        return Cause.opportunity(fact, it.id, when, caller.subject(), reason, it.handoff);
    }
}
