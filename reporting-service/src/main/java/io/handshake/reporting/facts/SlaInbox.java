package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what sla-service tells of hand-offs, their offers and clocks, and of reps. */
@ApplicationScoped
class SlaInbox implements Inbox {

    private final SlaTables tables;

    SlaInbox(SlaTables tables) {
        this.tables = tables;
    }

    @Override
    public String feed() {
        return "sla";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        SlaFacts facts = new SlaFacts();
        events.forEach(facts::add);
        tables.write(facts);
    }

    @Override
    public void forget() {
        tables.forget();
    }
}
