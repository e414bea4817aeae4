package io.handshake.reporting.facts;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what sla-service tells of hand-offs, their offers and clocks, how they are worked, and of reps. */
@ApplicationScoped
class SlaInbox implements Inbox {

    private final SlaTables tables;
    private final WorkTables work;

    SlaInbox(SlaTables tables, WorkTables work) {
        this.tables = tables;
        this.work = work;
    }

    @Override
    public String feed() {
        return "sla";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        SlaFacts facts = new SlaFacts();
        WorkFacts worked = new WorkFacts();
        for (FeedEvent event : events) {
            if (facts.tookBack(event.subject())) {
                tables.write(facts);
                facts = new SlaFacts();
            }
            facts.add(event);
            worked.add(event);
        }
        tables.write(facts);
        work.write(worked);
    }

    @Override
    public void forget() {
        tables.forget();
        work.forget();
    }
}
