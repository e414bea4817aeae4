package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.handoffs.Offers.Made;
import io.handshake.sla.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets another rep go on with what one has: nobody is asked again. The hand-offs are not yet written. */
@ApplicationScoped
class HandOn {
    private final Offers offers;
    private final RepDesk reps;

    HandOn(Offers offers, RepDesk reps) {
        this.offers = offers;
        this.reps = reps;
    }

    void to(Map<Handoff, Route.To> held, Instant now) {
        List<Made> assigned = new ArrayList<>();
        held.forEach((handoff, to) -> {
            UUID from = requireNonNull(handoff.rep);
            UUID assignment = Ids.next();
            handoff.isWorkedBy(to.rep(), assignment);
            assigned.add(new Made(handoff, to.why(), to.passedOver()));
            handoff.tell(
                    now,
                    new OfferFact.HandoffReassigned(
                            handoff.id, handoff.lead, handoff.pass, assignment, to.rep(), from));
        });
        offers.assign(assigned, now);
        reps.count(List.copyOf(held.keySet()), now);
    }
}
