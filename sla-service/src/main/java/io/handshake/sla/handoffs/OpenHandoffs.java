package io.handshake.sla.handoffs;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.routing.Router;
import io.handshake.sla.standing.Entries;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Opens a hand-off for each qualified pass and offers or delivers it at once. */
@ApplicationScoped
public class OpenHandoffs {

    /** Waiting hand-offs put ahead of the new ones in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final OfferHandoffs offer;
    private final SuppressHandoffs suppress;
    private final RepDesk reps;
    private final Entries entries;
    private final Clocks clocks;
    private final InstantSource clock;

    OpenHandoffs(
            Handoffs handoffs,
            OfferHandoffs offer,
            SuppressHandoffs suppress,
            RepDesk reps,
            Entries entries,
            Clocks clocks,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.offer = offer;
        this.suppress = suppress;
        this.reps = reps;
        this.entries = entries;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Comes first, before any lock on a hand-off. */
    public void lockReps() {
        reps.lock();
    }

    /**
     * What waits longest comes first; an entry that has had its hand-off already is left as it is, and so is a pass that the
     * side has in hand.
     */
    public void open(List<Entry> wanted) {
        List<Entry> fresh = entries.remember(wanted);
        List<Stand> about = entries.about(fresh);
        open(fresh, about);
        entries.serve(fresh, about);
    }

    /** Opens a hand-off for each entry, of the pass that it is about by now. */
    void open(List<Entry> wanted, List<Stand> about) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        offer.offerWaiting(router, AHEAD, now);
        List<Handoff> opened = handoffs.insert(
                IntStream.range(0, wanted.size())
                        .mapToObj(i -> handoff(wanted.get(i), about.get(i)))
                        .toList(),
                now);
        opened.forEach(handoff -> handoff.tell(
                now,
                new OpeningFact.HandoffOpened(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.stage,
                        handoff.to,
                        handoff.qualifiedAt,
                        now,
                        handoff.gated)));
        List<Handoff> free = suppress.keepBack(opened, now);
        clocks.opened(free, now);
        offer.offer(router, free, now);
        handoffs.write(opened);
    }

    private static Handoff handoff(Entry entry, Stand about) {
        return new Handoff(
                Ids.next(), about.lead(), about.pass(), entry.stage(), entry.to(), entry.qualifiedAt(), entry.gated());
    }
}
