package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a hand-off into the hands of a rep that somebody chose. */
@ApplicationScoped
public class ReassignHandoff {
    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;
    private final OfferHandoffs offer;
    private final InstantSource clock;

    ReassignHandoff(Handoffs handoffs, Offers offers, RepDesk reps, OfferHandoffs offer, InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.offer = offer;
        this.clock = clock;
    }

    /** Comes first, before the lock on the hand-off. */
    public void lockReps() {
        reps.lock();
    }

    public Optional<Handoff> lock(UUID id) {
        return handoffs.lock(id);
    }

    /** False when it is over, or must not be handed over. */
    public boolean reassign(Handoff handoff, UUID rep, String reason) {
        Instant now = clock.instant();
        switch (handoff.state) {
            case OFFERED -> {
                withdraw(handoff, now);
                offer.offerTo(rep, handoff, now);
            }
            case UNROUTED -> offer.offerTo(rep, handoff, now);
            case ACCEPTED, DELIVERED -> handOn(handoff, rep, now);
            case SUPPRESSED, QUALIFIED, REJECTED, CANCELLED, RECYCLED, DISQUALIFIED, RETURNED -> {
                return false;
            }
        }
        offers.explain(requireNonNull(handoff.offer), reason);
        handoffs.write(List.of(handoff));
        return true;
    }

    private void withdraw(Handoff handoff, Instant now) {
        Stopped stopped = requireNonNull(
                offers.end(List.of(handoff), OfferEnd.WITHDRAWN, now).get(handoff.id));
        handoff.tell(
                now,
                new HandoffFact.HandoffWithdrawn(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.openOffer(),
                        requireNonNull(handoff.rep),
                        "reassigned",
                        stopped.state().wireName()));
    }

    /** The acceptance stands: nobody is asked again. */
    private void handOn(Handoff handoff, UUID rep, Instant now) {
        UUID from = requireNonNull(handoff.rep);
        Route.To to = reps.router(now).assign(rep, now);
        UUID id = Ids.next();
        offers.assign(id, handoff, to, now);
        handoff.isWorkedBy(rep, id);
        reps.count(List.of(handoff), now);
        handoff.tell(now, new HandoffFact.HandoffReassigned(handoff.id, handoff.lead, handoff.pass, id, rep, from));
    }
}
