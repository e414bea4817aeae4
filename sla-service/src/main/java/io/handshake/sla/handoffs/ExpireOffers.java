package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.handoffs.AnnounceBreaches.Due;
import io.handshake.sla.handoffs.Clocks.Stopped;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends offers that nobody answered in time where the policy wants it, and puts the hand-off before somebody else. */
@ApplicationScoped
class ExpireOffers {
    private static final String EXHAUSTED = "rounds-exhausted";

    private final AnnounceBreaches breaches;
    private final RepDesk reps;
    private final Offers offers;
    private final OfferHandoffs offer;
    private final Clocks clocks;
    private final Handoffs handoffs;
    private final InstantSource clock;

    ExpireOffers(
            AnnounceBreaches breaches,
            RepDesk reps,
            Offers offers,
            OfferHandoffs offer,
            Clocks clocks,
            Handoffs handoffs,
            InstantSource clock) {
        this.breaches = breaches;
        this.reps = reps;
        this.offers = offers;
        this.offer = offer;
        this.clocks = clocks;
        this.handoffs = handoffs;
        this.clock = clock;
    }

    /** One round, in the running transaction; takes no lock while there is nothing to tell. */
    int expire(int limit) {
        if (!breaches.isAnyExpiring(clock.instant())) {
            return 0;
        }
        reps.lock();
        Instant now = clock.instant();
        Due due = breaches.lock(AnnounceBreaches.EXPIRING, now, limit);
        Map<Boolean, List<Clock>> broken =
                due.clocks().stream().collect(partitioningBy(it -> it.stateAt(now) == ClockState.BREACHED));
        breaches.tell(requireNonNull(broken.get(false)), due.about(), now);
        end(requireNonNull(broken.get(true)), due.about(), now);
        handoffs.write(due.about().values());
        return due.clocks().size();
    }

    private void end(List<Clock> broken, Map<UUID, Handoff> about, Instant now) {
        Map<UUID, Integer> rounds = new HashMap<>();
        List<Handoff> over = new ArrayList<>();
        for (Clock it : broken) {
            Handoff handoff = requireNonNull(about.get(it.row().handoff()));
            rounds.put(handoff.id, it.policy().offers().maxRounds());
            over.add(handoff);
        }
        over.sort(Comparator.comparing((Handoff handoff) -> handoff.qualifiedAt).thenComparing(handoff -> handoff.id));
        Map<UUID, Stopped> stopped = offers.end(over, OfferEnd.EXPIRED, now);
        over.forEach(handoff -> tellExpired(handoff, requireNonNull(stopped.get(handoff.id)), now));
        Map<UUID, Integer> expired = offers.expired(over);
        Map<Boolean, List<Handoff>> exhausted = over.stream()
                .collect(partitioningBy(it -> expired.getOrDefault(it.id, 0) >= rounds.getOrDefault(it.id, 0)));
        recycle(requireNonNull(exhausted.get(true)), expired, now);
        offerAnew(requireNonNull(exhausted.get(false)), now);
    }

    private static void tellExpired(Handoff handoff, Stopped stopped, Instant now) {
        handoff.tell(
                now,
                new OfferFact.HandoffWithdrawn(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.openOffer(),
                        requireNonNull(handoff.rep),
                        "expired",
                        stopped.state().wireName()));
    }

    private void recycle(List<Handoff> exhausted, Map<UUID, Integer> expired, Instant now) {
        clocks.stopOthers(exhausted, OfferEnd.CANCELLED, now);
        for (Handoff handoff : exhausted) {
            handoff.decided(HandoffState.RECYCLED, EXHAUSTED, now);
            handoff.tell(
                    now,
                    new ConclusionFact.HandoffRecycled(
                            handoff.id,
                            handoff.lead,
                            handoff.pass,
                            EXHAUSTED,
                            requireNonNull(expired.get(handoff.id))));
        }
    }

    private void offerAnew(List<Handoff> others, Instant now) {
        if (!others.isEmpty()) {
            offer.offer(reps.router(now), others, now);
        }
    }
}
