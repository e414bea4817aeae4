package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What follows when a rep comes, goes, or can take more or fewer. */
@ApplicationScoped
public class CapacityChanged {

    /** Hand-offs offered in one transaction; a timer goes on with the rest. */
    private static final int AT_ONCE = 1000;

    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;
    private final OfferHandoffs offer;
    private final Waiting waiting;
    private final InstantSource clock;

    CapacityChanged(
            Handoffs handoffs, Offers offers, RepDesk reps, OfferHandoffs offer, Waiting waiting, InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.offer = offer;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** To be called before a rep is changed, since everybody locks all reps, in order of id. */
    public void lockReps() {
        reps.lock();
    }

    /** What a rep who came back still has waits no more; the rest of what waits is offered. */
    public void repCanTakeMore(UUID rep) {
        handoffs.isBack(rep);
        offerWaiting();
    }

    /** Offers what has waited longest, and says how many it tried. */
    public int offerWaiting() {
        Instant now = clock.instant();
        return offer.offerWaiting(reps.router(now), AT_ONCE, now);
    }

    /** Puts what a rep who left has not answered before others, and lets others go on with the rest, or lets it wait for them. */
    public void repLeft(UUID rep) {
        Instant now = clock.instant();
        Map<Boolean, List<Handoff>> left = handoffs.lockOpenOf(rep).stream().collect(partitioningBy(Handoff::isOpen));
        offerToOthers(rep, requireNonNull(left.get(true)), now);
        List<Handoff> held = requireNonNull(left.get(false));
        held.forEach(handoff -> handoff.stranded = true);
        waiting.begin(held, now);
        handoffs.write(held);
        offerWaiting();
    }

    private void offerToOthers(UUID rep, List<Handoff> orphans, Instant now) {
        Map<UUID, Stopped> stopped = offers.end(orphans, OfferEnd.WITHDRAWN, now);
        for (Handoff handoff : orphans) {
            handoff.tell(
                    now,
                    new OfferFact.HandoffWithdrawn(
                            handoff.id,
                            handoff.lead,
                            handoff.pass,
                            handoff.openOffer(),
                            rep,
                            "rep-inactive",
                            requireNonNull(stopped.get(handoff.id)).state().wireName()));
        }
        offer.offer(reps.router(now), orphans, now);
        handoffs.write(orphans);
    }

    /** One round of the timer; takes no lock while nothing has changed for what waits. */
    int offerWaitingIfAny() {
        Instant now = clock.instant();
        if (!waiting.isAny()) {
            return 0;
        }
        Router router = reps.router(now);
        if (!waiting.isAnyToTry(router, now)) {
            return 0;
        }
        reps.lock();
        return offerWaiting();
    }
}
