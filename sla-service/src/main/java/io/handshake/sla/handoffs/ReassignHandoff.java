package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.sla.handoffs.ChooseReps.Among;
import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Puts hand-offs into the hands of a rep that somebody chose, or of whom routing finds among the others. */
@ApplicationScoped
public class ReassignHandoff {
    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;
    private final OfferHandoffs offer;
    private final ChooseReps choose;
    private final HandOn handOn;
    private final InstantSource clock;

    ReassignHandoff(
            Handoffs handoffs,
            Offers offers,
            RepDesk reps,
            OfferHandoffs offer,
            ChooseReps choose,
            HandOn handOn,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.offer = offer;
        this.choose = choose;
        this.handOn = handOn;
        this.clock = clock;
    }

    /** Comes first, before the locks on hand-offs. */
    public void lockReps() {
        reps.lock();
    }

    public Optional<Handoff> lock(UUID id) {
        return handoffs.lock(id);
    }

    public List<Handoff> lock(Collection<UUID> ids) {
        return handoffs.lock(ids);
    }

    /** What is offered to or was accepted by a rep, the oldest first. */
    public List<Handoff> lockOf(UUID rep, Collection<HandoffState> states, int limit) {
        return handoffs.lockOf(rep, states, limit);
    }

    /** False when it is over, or must not be handed over. */
    public static boolean canMove(Handoff handoff) {
        return switch (handoff.state) {
            case OFFERED, UNROUTED, ACCEPTED, DELIVERED -> true;
            case SUPPRESSED, QUALIFIED, REJECTED, CANCELLED, RECYCLED, DISQUALIFIED, RETURNED -> false;
        };
    }

    /** Gives all of them, which can move and are not with that rep, to one rep. */
    public void give(List<Handoff> moved, UUID rep, String reason) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        List<Handoff> open = open(moved);
        withdraw(open, now);
        offer.offerTo(router, rep, open, now);
        Map<Handoff, Route.To> chosen = new HashMap<>();
        held(moved).forEach(handoff -> chosen.put(handoff, router.assign(rep, now)));
        handOn.to(chosen, now);
        finish(moved, reason);
    }

    /** Lets routing choose among the others for each that can move; what it lacks for those accepted that stay where they are. */
    public Map<UUID, Route.Lack> route(List<Handoff> moved, String reason) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        List<Handoff> open = open(moved);
        withdraw(open, now);
        offer.offer(router, open, Among.OTHERS, now);
        Map<Handoff, Route.To> found = new HashMap<>();
        Map<UUID, Route.Lack> lacks = new HashMap<>();
        choose.choose(router, held(moved), Among.OTHERS, now).forEach((handoff, route) -> {
            switch (route) {
                case Route.To to -> found.put(handoff, to);
                case Route.Nobody nobody -> lacks.put(handoff.id, nobody.lack());
            }
        });
        handOn.to(found, now);
        finish(moved.stream().filter(handoff -> !lacks.containsKey(handoff.id)).toList(), reason);
        return lacks;
    }

    private static List<Handoff> open(List<Handoff> moved) {
        return moved.stream().filter(Handoff::isOpen).toList();
    }

    private static List<Handoff> held(List<Handoff> moved) {
        return moved.stream().filter(handoff -> !handoff.isOpen()).toList();
    }

    private void withdraw(List<Handoff> open, Instant now) {
        List<Handoff> offered = open.stream()
                .filter(handoff -> handoff.state == HandoffState.OFFERED)
                .toList();
        Map<UUID, Stopped> stopped = offers.end(offered, OfferEnd.WITHDRAWN, now);
        for (Handoff handoff : offered) {
            handoff.tell(
                    now,
                    new OfferFact.HandoffWithdrawn(
                            handoff.id,
                            handoff.lead,
                            handoff.pass,
                            handoff.openOffer(),
                            requireNonNull(handoff.rep),
                            "reassigned",
                            requireNonNull(stopped.get(handoff.id)).state().wireName()));
        }
    }

    private void finish(List<Handoff> moved, String reason) {
        offers.explain(
                moved.stream()
                        .map(handoff -> handoff.offer)
                        .filter(Objects::nonNull)
                        .toList(),
                reason);
        handoffs.write(moved);
    }
}
