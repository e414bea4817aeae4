package io.handshake.sla.handoffs;

import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens a hand-off for each qualified pass and offers it at once. */
@ApplicationScoped
public class OpenHandoffs {

    /** Waiting hand-offs put ahead of the new ones in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final OfferHandoffs offer;
    private final SuppressHandoffs suppress;
    private final RepDesk reps;
    private final InstantSource clock;

    OpenHandoffs(Handoffs handoffs, OfferHandoffs offer, SuppressHandoffs suppress, RepDesk reps, InstantSource clock) {
        this.handoffs = handoffs;
        this.offer = offer;
        this.suppress = suppress;
        this.reps = reps;
        this.clock = clock;
    }

    /** A pass that entered a stage whose leads are handed over. */
    public record Wanted(UUID lead, int pass, String stage, String to, Instant qualifiedAt) {}

    /** Comes first, before any lock on a hand-off. */
    public void lockReps() {
        reps.lock();
    }

    /** Comes next when a page changes what exists in several steps: all at once, in order of id. */
    public void lockHandoffsOf(Collection<UUID> leads) {
        handoffs.lockStandingOf(leads);
    }

    /** What waits longest comes first; an entry that has had its hand-off already is left as it is. */
    public void open(List<Wanted> wanted) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        offer.offerWaiting(router, AHEAD, now);
        List<Handoff> opened = handoffs.insert(wanted, now);
        opened.forEach(handoff -> handoff.tell(
                now,
                new HandoffFact.HandoffOpened(
                        handoff.id, handoff.lead, handoff.pass, handoff.stage, handoff.to, handoff.qualifiedAt, now)));
        offer.offer(router, suppress.keepBack(opened, now), now);
        handoffs.write(opened);
    }

    /** Opens one for an entry whose hand-off is gone, though it had one. */
    public void openAnew(Wanted wanted) {
        handoffs.forgetEntry(wanted);
        open(List.of(wanted));
    }
}
