package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what lead-service tells of leads, their passes and their opportunities. */
@ApplicationScoped
class LeadInbox implements Inbox {

    private final LeadTables tables;

    LeadInbox(LeadTables tables) {
        this.tables = tables;
    }

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        LeadFacts facts = new LeadFacts();
        events.forEach(facts::add);
        tables.write(facts);
    }

    @Override
    public void forget() {
        tables.forget();
    }
}
