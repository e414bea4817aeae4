package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.handoffs.Offers.Made;
import io.handshake.sla.routing.PassedOver;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts hand-offs before reps, any number in a few statements, or lets them wait. */
@ApplicationScoped
class OfferHandoffs {

    private static final int TOLD_PASSED_OVER = 20;

    /** Waiting hand-offs put ahead of others in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;

    OfferHandoffs(Handoffs handoffs, Offers offers, RepDesk reps) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
    }

    /** Offers the longest waiting while these reps have capacity, and says how many it offered. */
    int offerWaiting(Router router, int limit, Instant now) {
        List<UUID> free = router.withCapacity();
        if (free.isEmpty()) {
            return 0;
        }
        List<Handoff> waiting = handoffs.lockWaitingFor(free, Math.min(limit, router.remaining()));
        List<Handoff> changed = offer(router, waiting, now);
        handoffs.write(changed);
        return changed.size();
    }

    /** Offers these once the longest waiting have had their turn; they are not yet written. */
    void offerBehindWaiting(List<Handoff> wanted, Instant now) {
        Router router = reps.router(now);
        offerWaiting(router, AHEAD, now);
        offer(router, wanted, now);
    }

    /** Offers hand-offs in the order given; those that change come back, not yet written. */
    List<Handoff> offer(Router router, List<Handoff> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, Set<UUID>> refused = handoffs.refusedBy(wanted);
        List<Made> made = new ArrayList<>();
        List<Handoff> changed = new ArrayList<>();
        for (Handoff handoff : wanted) {
            switch (router.route(refused.getOrDefault(handoff.id, Set.of()), now)) {
                case Route.To(UUID rep, List<PassedOver> passedOver) -> {
                    handoff.offered(rep, Ids.next(), now);
                    made.add(new Made(handoff, passedOver));
                    changed.add(handoff);
                }
                case Route.Nobody nobody -> {
                    if (handoff.waits()) {
                        changed.add(handoff);
                        handoff.tell(
                                now,
                                new HandoffFact.HandoffUnrouted(
                                        handoff.id,
                                        handoff.lead,
                                        handoff.pass,
                                        nobody.lack().wireName()));
                    }
                }
            }
        }
        Map<UUID, Clock> clocks = offers.open(made, now);
        made.forEach(offer ->
                offer.handoff().tell(now, offered(offer, requireNonNull(clocks.get(offer.handoff().id)))));
        reps.count(made.stream().map(Made::handoff).toList(), now);
        return changed;
    }

    private static HandoffFact offered(Made offer, Clock clock) {
        Handoff handoff = offer.handoff();
        return new HandoffFact.HandoffOffered(
                handoff.id,
                handoff.lead,
                handoff.pass,
                handoff.openOffer(),
                requireNonNull(handoff.rep),
                clock.row().policy(),
                clock.row().policyVersion(),
                clock.countdown().dueAt(),
                offer.passedOver().stream()
                        .limit(TOLD_PASSED_OVER)
                        .map(HandoffFact.Other::of)
                        .toList());
    }
}
