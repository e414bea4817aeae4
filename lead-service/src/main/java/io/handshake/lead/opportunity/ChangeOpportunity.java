package io.handshake.lead.opportunity;

import static io.handshake.lead.LeadProblem.OPPORTUNITY_IS_CLOSED;

import io.handshake.chassis.http.ETags;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes down what is different about an open opportunity. */
@ApplicationScoped
class ChangeOpportunity {
    private final Opportunities opportunities;
    private final Chronicle chronicle;
    private final InstantSource clock;
    private final OpportunityViews views;

    ChangeOpportunity(Opportunities opportunities, Chronicle chronicle, InstantSource clock, OpportunityViews views) {
        this.opportunities = opportunities;
        this.chronicle = chronicle;
        this.clock = clock;
        this.views = views;
    }

    RestResponse<OpportunityView> change(UUID id, @Nullable String ifMatch, OpportunityChange told) {
        opportunities.queue(id);
        Opportunity opportunity = opportunities.getForUpdate(id);
        ETags.require(ifMatch, opportunity.etag());
        if (!opportunity.open()) {
            throw OPPORTUNITY_IS_CLOSED.because("it was closed as " + opportunity.outcome + "; open it again first");
        }
        opportunities.requireAccount(told.account());
        List<Link> links = opportunities.links(id);
        Instant when = Objects.requireNonNullElseGet(told.occurredAt(), clock::instant);
        List<String> changed = opportunity.change(told);
        if (!changed.isEmpty()) {
            chronicle.changed(opportunity, links, changed, when);
        }
        return views.answer(RestResponse.Status.OK, opportunity, links).build();
    }
}
