package io.handshake.sla.handoffs;

import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Opens a hand-off for each qualified pass and offers it at once. */
@ApplicationScoped
public class OpenHandoffs {

    /** Waiting hand-offs put ahead of the new ones in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final OfferHandoffs offer;
    private final RepDesk reps;
    private final InstantSource clock;

    OpenHandoffs(Handoffs handoffs, OfferHandoffs offer, RepDesk reps, InstantSource clock) {
        this.handoffs = handoffs;
        this.offer = offer;
        this.reps = reps;
        this.clock = clock;
    }

    /** A pass that entered a stage whose leads are handed over. */
    public record Wanted(UUID lead, int pass, String stage, String to, Instant qualifiedAt) {}

    /** Comes first, before any lock on a hand-off. */
    public void lockReps() {
        reps.lock();
    }

    /** What waits longest comes first; a pass that has a hand-off for the stage already is left as it is. */
    public void open(List<Wanted> wanted) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        offer.offerWaiting(router, AHEAD, now);
        List<Handoff> opened = handoffs.insert(wanted, now);
        opened.forEach(handoff -> handoff.tell(
                now,
                new HandoffFact.HandoffOpened(
                        handoff.id, handoff.lead, handoff.pass, handoff.stage, handoff.to, handoff.qualifiedAt, now)));
        offer.offer(router, opened, now);
        handoffs.write(opened);
    }
}
