package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what lead-service tells of leads, their passes and their opportunities. */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final LeadTables leads;
    private final StageTables stages;
    private final FunnelTables funnels;
    private final OpportunityTables opportunities;

    LeadInbox(LeadTables leads, StageTables stages, FunnelTables funnels, OpportunityTables opportunities) {
        this.leads = leads;
        this.stages = stages;
        this.funnels = funnels;
        this.opportunities = opportunities;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        FunnelFacts ofFunnels = new FunnelFacts();
        LeadFacts ofLeads = new LeadFacts(ofFunnels);
        OpportunityFacts ofOpportunities = new OpportunityFacts();
        for (FeedEvent event : events) {
            if (ofLeads.tookBack(event.subject())) {
                write(ofLeads);
                ofLeads = new LeadFacts(ofFunnels);
            }
            ofLeads.add(event);
            ofOpportunities.add(event);
        }
        write(ofLeads);
        opportunities.write(ofOpportunities);
        funnels.write(ofFunnels);
    }

    @Override
    public void forget() {
        leads.forget();
        stages.forget();
        funnels.forget();
        opportunities.forget();
    }

    private void write(LeadFacts facts) {
        leads.write(facts);
        stages.write(facts);
    }
}
