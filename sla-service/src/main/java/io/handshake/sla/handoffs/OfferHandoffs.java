package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.handoffs.Offers.Made;
import io.handshake.sla.handoffs.Waiting.Held;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policies.Policy;
import io.handshake.sla.routing.Prospect;
import io.handshake.sla.routing.Route;
import io.handshake.sla.routing.Router;
import io.handshake.sla.routing.Wish;
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
    private final Policies policies;
    private final Waiting waiting;

    OfferHandoffs(Handoffs handoffs, Offers offers, RepDesk reps, Policies policies, Waiting waiting) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.policies = policies;
        this.waiting = waiting;
    }

    /** Offers the longest waiting that somebody may be found for, and says how many it tried. */
    int offerWaiting(Router router, int limit, Instant now) {
        if (!router.isOpen()) {
            return 0;
        }
        List<Handoff> tried = waiting.lockForWhomSomebodyMayBe(router.openings(), now, limit);
        handoffs.write(offer(router, tried, now));
        return tried.size();
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
        Policy policy = policies.inForce(now);
        Map<UUID, Set<UUID>> refused = handoffs.refusedBy(wanted);
        Map<UUID, Prospect> prospects =
                reps.prospects(wanted.stream().map(handoff -> handoff.lead).toList());
        List<Made> made = new ArrayList<>();
        List<Handoff> changed = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        for (Handoff handoff : wanted) {
            Wish wish = new Wish(
                    handoff.to,
                    refused.getOrDefault(handoff.id, Set.of()),
                    requireNonNull(prospects.get(handoff.lead)));
            switch (router.route(wish, now)) {
                case Route.To to -> {
                    made.add(make(handoff, to, policy, now));
                    changed.add(handoff);
                }
                case Route.Nobody nobody -> {
                    boolean news = handoff.waits();
                    held.add(new Held(handoff.id, nobody.lack().wireName(), router.openings(), news));
                    if (news) {
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
        open(made, policy, now);
        waiting.hold(held, now);
        return changed;
    }

    /** Puts a hand-off before a rep that somebody chose; it is not yet written. */
    void offerTo(UUID rep, Handoff handoff, Instant now) {
        Policy policy = policies.inForce(now);
        open(List.of(make(handoff, reps.router(now).assign(rep, now), policy, now)), policy, now);
    }

    private void open(List<Made> made, Policy policy, Instant now) {
        offers.open(made, policy, now);
        reps.count(made.stream().map(Made::handoff).toList(), now);
    }

    private static Made make(Handoff handoff, Route.To to, Policy policy, Instant now) {
        handoff.offered(to.rep(), Ids.next(), now);
        handoff.tell(now, offered(handoff, to, policy, now));
        return new Made(handoff, to.why(), to.passedOver());
    }

    private static HandoffFact offered(Handoff handoff, Route.To to, Policy policy, Instant now) {
        return new HandoffFact.HandoffOffered(
                handoff.id,
                handoff.lead,
                handoff.pass,
                handoff.openOffer(),
                to.rep(),
                policy.key(),
                policy.version(),
                policy.countdown(now).dueAt(),
                to.why(),
                to.passedOver().stream()
                        .limit(TOLD_PASSED_OVER)
                        .map(HandoffFact.Other::of)
                        .toList());
    }
}
