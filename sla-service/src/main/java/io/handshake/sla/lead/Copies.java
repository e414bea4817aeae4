package io.handshake.sla.lead;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.sla.funnels.FunnelVersion;
import io.handshake.sla.funnels.KnownFunnels;
import io.handshake.sla.known.KnownDeals;
import io.handshake.sla.known.KnownLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The copies of what lead-service knows: leads with their accounts, funnels with the passes on them, and deals. */
@ApplicationScoped
class Copies {
    private final KnownLeads leads;
    private final KnownFunnels funnels;
    private final KnownDeals deals;

    Copies(KnownLeads leads, KnownFunnels funnels, KnownDeals deals) {
        this.leads = leads;
        this.funnels = funnels;
        this.deals = deals;
    }

    void follow(List<FeedEvent> page) {
        leads.follow(page);
        funnels.follow(page);
        deals.follow(page);
    }

    /** Forgets how its words were numbered: whatever is told next counts. */
    void feedBeginsAnew() {
        leads.feedBeginsAnew();
        funnels.feedBeginsAnew();
        deals.feedBeginsAnew();
    }

    /** The versions of funnels heard of that have no stage where sales accepts. */
    Set<FunnelVersion> gateless() {
        return funnels.gateless();
    }
}
