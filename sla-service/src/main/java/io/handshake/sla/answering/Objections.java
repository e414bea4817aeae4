package io.handshake.sla.answering;

import static io.handshake.sla.SlaProblem.DECISION_REFUSED;

import io.handshake.sla.handoffs.Handoff;
import io.handshake.sla.known.KnownDeals;
import io.handshake.sla.known.KnownDeals.Deal;
import io.handshake.sla.known.LeadAliases;
import io.handshake.sla.standing.ClosedPasses;
import io.handshake.sla.standing.JoinedPasses;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What stands against a decision about a hand-off, as far as lead-service has told: it would change nothing there. */
@ApplicationScoped
class Objections {
    private final ClosedPasses closed;
    private final KnownDeals deals;
    private final LeadAliases aliases;
    private final JoinedPasses joined;

    Objections(ClosedPasses closed, KnownDeals deals, LeadAliases aliases, JoinedPasses joined) {
        this.closed = closed;
        this.deals = deals;
        this.aliases = aliases;
        this.joined = joined;
    }

    /** Nothing is decided in a pass that is over. */
    void requireOpenPass(Handoff handoff) {
        requireOpen(about(handoff));
    }

    /** Nor does a pass go back or end but with its opportunity, once there is one. */
    void requireNoOpportunity(Handoff handoff) {
        Stand pass = about(handoff);
        requireOpen(pass);
        deals.carrying(pass.lead(), pass.pass(), handoff.id()).ifPresent(deal -> {
            throw DECISION_REFUSED.because(carried(deal));
        });
    }

    private void requireOpen(Stand pass) {
        closed.end(pass).forEach(over -> {
            throw DECISION_REFUSED.because("its pass, number " + over.pass() + " of the lead " + over.lead()
                    + ", ended as " + over.outcome()
                    + ", and what is said of the hand-off changes that no more; a next pass has a hand-off of its own");
        });
    }

    private static String carried(Deal deal) {
        String opportunity = "the opportunity " + deal.opportunity() + " carries its pass";
        return deal.state().equals("open")
                ? opportunity + ", which ends with it; when nothing comes of it, close it with POST /v1/opportunities/"
                        + deal.opportunity() + "/outcome of lead-service and {\"outcome\": \"lost\"} with a reason"
                : opportunity + ", which ends with it; it was " + deal.state();
    }

    /** While a lead is another one, its pass is the one that it joined. */
    private Stand about(Handoff handoff) {
        Stand own = new Stand(handoff.lead(), handoff.pass(), handoff.qualifiedAt(), 0);
        return aliases.isAnother(handoff.lead()) ? joined.follow(List.of(own)).getFirst() : own;
    }
}
