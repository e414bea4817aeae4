package io.handshake.sla.handoffs;

import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Goes on with a hand-off that whoever had accepted it let go: what has happened meanwhile has its effect now. */
@ApplicationScoped
class OfferAgain {
    private final Handoffs handoffs;
    private final MergeHandoffs merge;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final OfferHandoffs offer;
    private final RepDesk reps;

    OfferAgain(
            Handoffs handoffs,
            MergeHandoffs merge,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            OfferHandoffs offer,
            RepDesk reps) {
        this.handoffs = handoffs;
        this.merge = merge;
        this.cancel = cancel;
        this.suppress = suppress;
        this.offer = offer;
        this.reps = reps;
    }

    /** Comes first: the reps, and all hand-offs that it may meet. */
    void lockAround(UUID id) {
        reps.lock();
        merge.lockAround(handoffs.leadsOf(id));
    }

    /** It has been written as nobody's. */
    void offer(UUID id, Instant now) {
        merge.rejoin(lock(id));
        Handoff where = lock(id);
        cancel.cancelOver(List.of(new Stand(where.lead, where.pass, now, 0)));
        suppress.bringInLine(Set.of(where.lead));
        Handoff free = lock(id);
        if (free.state == HandoffState.UNROUTED) {
            free.beginsToWait();
            offer.offer(reps.router(now), List.of(free), now);
            handoffs.write(List.of(free));
        }
    }

    private Handoff lock(UUID id) {
        return handoffs.lock(id).orElseThrow();
    }
}
