package io.handshake.lead.opportunity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.lead.LeadProblem.OPPORTUNITY_DIFFERS;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Ids;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.identity.Together;
import io.handshake.lead.lifecycle.Journey;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Opens an opportunity with the leads that are named, or without any. */
@ApplicationScoped
class OpenOpportunity {
    private final Opportunities opportunities;
    private final HoldOpportunity hold;
    private final Together together;
    private final Sourcing sourcing;
    private final Chronicle chronicle;
    private final InstantSource clock;

    OpenOpportunity(
            Opportunities opportunities,
            HoldOpportunity hold,
            Together together,
            Sourcing sourcing,
            Chronicle chronicle,
            InstantSource clock) {
        this.opportunities = opportunities;
        this.hold = hold;
        this.together = together;
        this.sourcing = sourcing;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** The opportunity with its leads; {@code created} unless it was told before. */
    record Opened(Opportunity opportunity, List<Link> links, boolean created) {}

    /** Under an external id that was told before, the opportunity that has it. */
    Opened open(NewOpportunity told) {
        ExternalId externalId = told.externalId();
        if (externalId == null) {
            return begin(told);
        }
        String source = externalId.sourceOr(Origin.HANDSHAKE);
        opportunities.queue(source, externalId.id());
        return opportunities
                .find(source, externalId.id())
                .map(known -> again(known, told))
                .orElseGet(() -> begin(told));
    }

    private Opened again(Opportunity known, NewOpportunity told) {
        List<Link> links = opportunities.links(known.id);
        if (!isWith(told, known, links) || !known.says(told)) {
            throw OPPORTUNITY_DIFFERS.because("opportunity " + known.id + " has this external id");
        }
        return new Opened(known, links, false);
    }

    /** Whether it is with the leads that are told, as who they are by now: the main one, and the others among all. */
    private boolean isWith(NewOpportunity told, Opportunity known, List<Link> links) {
        if (told.lead() == null) {
            return known.lead == null || known.eventSequence > 1;
        }
        return known.lead != null
                && areAmong(List.of(told.lead()), List.of(known.lead))
                && areAmong(told.others(), links.stream().map(Link::lead).toList());
    }

    private boolean areAmong(List<UUID> told, List<UUID> known) {
        if (known.containsAll(told)) {
            return true;
        }
        Set<UUID> now = Set.copyOf(together.standFor(known));
        return told.stream()
                .map(lead -> together.standFor(List.of(lead)))
                .allMatch(lead -> !lead.isEmpty() && now.containsAll(lead));
    }

    private Opened begin(NewOpportunity told) {
        opportunities.requireAccount(told.account());
        Map<UUID, Journey> journeys = hold.lock(told.leads());
        refuseUnknown(told, journeys);
        Opportunity opportunity = described(told);
        List<UUID> leads = told.leads().stream()
                .map(lead -> Objects.requireNonNull(journeys.get(lead)).lead())
                .distinct()
                .toList();
        sourcing.decide(opportunity, told.sourcedBy(), leads);
        Map<UUID, Integer> passes = hold.enter(opportunity, "opportunity-created", opportunity.occurredAt, journeys);
        List<Link> links = links(opportunity, leads, passes);
        links.stream().filter(Link::main).forEach(main -> opportunity.follow(main.lead(), main.pass()));
        opportunities.add(opportunity, links);
        chronicle.opened(opportunity, links);
        return new Opened(opportunity, links, true);
    }

    private Opportunity described(NewOpportunity told) {
        Instant now = clock.instant();
        Opportunity opportunity = new Opportunity();
        opportunity.id = Ids.next();
        opportunity.account = told.account();
        opportunity.handoff = told.handoff();
        opportunity.name = told.name();
        opportunity.stage = told.stage();
        opportunity.expectedClose = told.expectedClose();
        opportunity.occurredAt = Objects.requireNonNullElse(told.occurredAt(), now);
        opportunity.createdAt = now;
        opportunity.eventSequence = 1;
        ExternalId externalId = told.externalId();
        if (externalId != null) {
            opportunity.source = externalId.sourceOr(Origin.HANDSHAKE);
            opportunity.externalId = externalId.id();
        }
        if (told.amount() != null) {
            opportunity.worth(told.amount());
        }
        return opportunity;
    }

    private static List<Link> links(Opportunity opportunity, List<UUID> leads, Map<UUID, Integer> passes) {
        return leads.stream()
                .map(lead -> new Link(
                        opportunity.id,
                        lead,
                        Objects.requireNonNull(passes.get(lead)),
                        lead.equals(leads.getFirst()),
                        opportunity.createdAt))
                .toList();
    }

    private static void refuseUnknown(NewOpportunity told, Map<UUID, Journey> known) {
        List<FieldError> errors = new ArrayList<>();
        if (told.lead() != null && !known.containsKey(told.lead())) {
            errors.add(FieldError.at("/lead", "there is no such lead"));
        }
        for (int i = 0; i < told.others().size(); i++) {
            if (!known.containsKey(told.others().get(i))) {
                errors.add(FieldError.at("/otherLeads/" + i, "there is no such lead"));
            }
        }
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("the opportunity names a lead that does not exist", errors);
        }
    }
}
