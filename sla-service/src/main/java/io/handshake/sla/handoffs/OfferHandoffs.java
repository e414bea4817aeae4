package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.handoffs.ChooseReps.Among;
import io.handshake.sla.handoffs.Offers.Made;
import io.handshake.sla.handoffs.Waiting.Held;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts hand-offs before reps, or into their hands, any number in a few statements, or lets them wait. */
@ApplicationScoped
class OfferHandoffs {

    private static final int TOLD_PASSED_OVER = 20;

    private static final String LEFT = "The rep who had it is not active any more";

    /** Waiting hand-offs put ahead of others in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;
    private final ChooseReps choose;
    private final Waiting waiting;
    private final HandOn handOn;

    OfferHandoffs(Handoffs handoffs, Offers offers, RepDesk reps, ChooseReps choose, Waiting waiting, HandOn handOn) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.choose = choose;
        this.waiting = waiting;
        this.handOn = handOn;
    }

    /** Tries the longest waiting for which the answer may be another than before, and says how many. */
    int offerWaiting(Router router, int limit, Instant now) {
        List<Handoff> tried = waiting.lockToTry(router, now, limit);
        handoffs.write(offer(router, tried, now));
        return tried.size();
    }

    /** Offers these once the longest waiting have had their turn; they are not yet written. */
    void offerBehindWaiting(List<Handoff> wanted, Instant now) {
        Router router = reps.router(now);
        if (router.isOpen()) {
            offerWaiting(router, AHEAD, now);
        }
        offer(router, wanted, now);
    }

    /** Offers hand-offs in the order given; those that change come back, not yet written. */
    List<Handoff> offer(Router router, List<Handoff> wanted, Instant now) {
        return offer(router, wanted, Among.ALL, now);
    }

    /** The same, to those among the reps. */
    List<Handoff> offer(Router router, List<Handoff> wanted, Among whom, Instant now) {
        List<Made> made = new ArrayList<>();
        List<Handoff> changed = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        Map<Handoff, Route.To> handedOn = new LinkedHashMap<>();
        choose.choose(router, wanted, whom, now).forEach((handoff, route) -> {
            switch (route) {
                case Route.To to
                when handoff.isStranded() -> {
                    handedOn.put(handoff, to);
                    changed.add(handoff);
                }
                case Route.To to -> {
                    made.add(make(handoff, to, now));
                    changed.add(handoff);
                }
                case Route.Nobody nobody -> {
                    String lack = nobody.lack().wireName();
                    boolean news = handoff.waits();
                    held.add(new Held(handoff, lack, router.openings(), news));
                    if (news) {
                        changed.add(handoff);
                        handoff.tell(
                                now, new OpeningFact.HandoffUnrouted(handoff.id, handoff.lead, handoff.pass, lack));
                    }
                }
            }
        });
        open(made, now);
        goOn(handedOn, now);
        waiting.hold(held, now);
        return changed;
    }

    /** Puts hand-offs before a rep that somebody chose; they are not yet written. */
    void offerTo(Router router, UUID rep, List<Handoff> wanted, Instant now) {
        open(
                wanted.stream()
                        .map(handoff -> make(handoff, router.assign(rep, now), now))
                        .toList(),
                now);
    }

    /** What a rep who left had taken goes on with another. */
    private void goOn(Map<Handoff, Route.To> handedOn, Instant now) {
        if (!handedOn.isEmpty()) {
            handOn.to(handedOn, now);
            offers.explain(
                    handedOn.keySet().stream()
                            .map(handoff -> requireNonNull(handoff.offer))
                            .toList(),
                    LEFT);
        }
    }

    /** Passes with an acceptance gate are offered, the others delivered. */
    private void open(List<Made> made, Instant now) {
        Map<Boolean, List<Made>> gated = made.stream().collect(partitioningBy(it -> it.handoff().gated));
        List<Made> asked = requireNonNull(gated.get(true));
        List<Made> delivered = requireNonNull(gated.get(false));
        Map<UUID, Clock> clocks = offers.open(asked, now);
        asked.forEach(offer ->
                offer.handoff().tell(now, offered(offer, requireNonNull(clocks.get(offer.handoff().id)))));
        offers.assign(delivered, now);
        delivered.forEach(it -> it.handoff().tell(now, delivered(it)));
        reps.count(made.stream().map(Made::handoff).toList(), now);
    }

    private static Made make(Handoff handoff, Route.To to, Instant now) {
        handoff.offered(to.rep(), Ids.next(), now);
        return new Made(handoff, to.why(), to.passedOver());
    }

    private static HandoffFact offered(Made offer, Clock clock) {
        Handoff handoff = offer.handoff();
        return new OfferFact.HandoffOffered(
                handoff.id,
                handoff.lead,
                handoff.pass,
                handoff.openOffer(),
                requireNonNull(handoff.rep),
                clock.row().policy(),
                clock.row().policyVersion(),
                clock.countdown().dueAt(),
                offer.why(),
                others(offer));
    }

    private static HandoffFact delivered(Made delivery) {
        Handoff handoff = delivery.handoff();
        return new OfferFact.HandoffDelivered(
                handoff.id,
                handoff.lead,
                handoff.pass,
                requireNonNull(handoff.offer),
                requireNonNull(handoff.rep),
                delivery.why(),
                others(delivery));
    }

    private static List<OfferFact.Other> others(Made made) {
        return made.passedOver().stream()
                .limit(TOLD_PASSED_OVER)
                .map(OfferFact.Other::of)
                .toList();
    }
}
