package io.handshake.sla.handoffs;

import io.handshake.chassis.sql.Ids;
import io.handshake.sla.routing.Router;
import io.handshake.sla.standing.JoinedPasses;
import io.handshake.sla.standing.LapsedEntries;
import io.handshake.sla.standing.LapsedEntries.Lapsed;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Opens a hand-off for each qualified pass and offers it at once. */
@ApplicationScoped
public class OpenHandoffs {

    /** Waiting hand-offs put ahead of the new ones in one transaction; a timer takes the rest. */
    private static final int AHEAD = 1000;

    private final Handoffs handoffs;
    private final OfferHandoffs offer;
    private final SuppressHandoffs suppress;
    private final RepDesk reps;
    private final JoinedPasses joined;
    private final LapsedEntries lapsed;
    private final Clocks clocks;
    private final InstantSource clock;

    OpenHandoffs(
            Handoffs handoffs,
            OfferHandoffs offer,
            SuppressHandoffs suppress,
            RepDesk reps,
            JoinedPasses joined,
            LapsedEntries lapsed,
            Clocks clocks,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.offer = offer;
        this.suppress = suppress;
        this.reps = reps;
        this.joined = joined;
        this.lapsed = lapsed;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * A pass that entered a stage whose leads are handed over.
     *
     * @param moves how often the lead's own key had moved when it was parted from another and stood there anew; otherwise 0
     */
    public record Wanted(UUID lead, int pass, String stage, String to, Instant qualifiedAt, int moves) {

        Stand stand() {
            return new Stand(lead, pass, qualifiedAt, moves);
        }
    }

    /** Comes first, before any lock on a hand-off. */
    public void lockReps() {
        reps.lock();
    }

    /** Comes next when a page changes what exists in several steps: all at once, in order of id. */
    public void lockHandoffsOf(Collection<UUID> leads) {
        handoffs.lockStandingOf(leads);
    }

    /**
     * What waits longest comes first; an entry that has had its hand-off already is left as it is, and so is a pass that the
     * side has in hand.
     */
    public void open(List<Wanted> wanted) {
        openNew(about(handoffs.remember(wanted)));
    }

    /** Hands over to a survivor what a merge would have brought it, had the end of the merged pass not been heard of first. */
    void openFor(Stand survivor, List<Lapsed> entries) {
        if (!entries.isEmpty()) {
            openNew(entries.stream()
                    .map(entry -> new Handoff(
                            Ids.next(),
                            survivor.lead(),
                            survivor.pass(),
                            entry.stage(),
                            entry.to(),
                            entry.qualifiedAt()))
                    .toList());
        }
    }

    private void openNew(List<Handoff> wanted) {
        Instant now = clock.instant();
        Router router = reps.router(now);
        offer.offerWaiting(router, AHEAD, now);
        List<Handoff> opened = handoffs.insert(wanted, now);
        lapsed.noteWhereOver(wanted.stream().map(Handoff::entry).toList());
        opened.forEach(handoff -> handoff.tell(
                now,
                new HandoffFact.HandoffOpened(
                        handoff.id, handoff.lead, handoff.pass, handoff.stage, handoff.to, handoff.qualifiedAt, now)));
        List<Handoff> free = suppress.keepBack(opened, now);
        clocks.opened(free, now);
        offer.offer(router, free, now);
        handoffs.write(opened);
    }

    /** Entries before a merge are the survivor's, however late they are heard of. */
    private List<Handoff> about(List<Wanted> wanted) {
        List<Stand> stands = joined.follow(wanted.stream().map(Wanted::stand).toList());
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> {
                    Wanted entry = wanted.get(i);
                    Stand stand = stands.get(i);
                    return new Handoff(
                            Ids.next(), stand.lead(), stand.pass(), entry.stage(), entry.to(), entry.qualifiedAt());
                })
                .toList();
    }
}
