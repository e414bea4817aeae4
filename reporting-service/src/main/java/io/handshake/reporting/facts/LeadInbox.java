package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what lead-service tells of leads, their passes and their opportunities. */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final LeadTables leads;
    private final OpportunityTables opportunities;

    LeadInbox(LeadTables leads, OpportunityTables opportunities) {
        this.leads = leads;
        this.opportunities = opportunities;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        LeadFacts ofLeads = new LeadFacts();
        OpportunityFacts ofOpportunities = new OpportunityFacts();
        events.forEach(event -> {
            ofLeads.add(event);
            ofOpportunities.add(event);
        });
        leads.write(ofLeads);
        opportunities.write(ofOpportunities);
    }

    @Override
    public void forget() {
        leads.forget();
        opportunities.forget();
    }
}
