package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.handshake.sla.handoffs.EntryMove.Side;
import io.handshake.sla.standing.Entries;
import io.handshake.sla.standing.Entries.Served;
import io.handshake.sla.standing.Entry;
import io.handshake.sla.standing.JoinedPasses;
import io.handshake.sla.standing.JoinedPasses.Join;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings together the hand-offs of leads that turn out to be one person: of each side one stays.
 *
 * <p>What an entry is about follows from everything heard of merges and partings, in whichever order. So a word on either moves
 * the entries it concerns, and hand-offs go after their entries.
 */
@ApplicationScoped
public class MergeHandoffs {

    private final Handoffs handoffs;
    private final MeetingClocks clocks;
    private final OpenHandoffs open;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final JoinedPasses joined;
    private final Entries entries;
    private final InstantSource clock;

    MergeHandoffs(
            Handoffs handoffs,
            MeetingClocks clocks,
            OpenHandoffs open,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            JoinedPasses joined,
            Entries entries,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.open = open;
        this.cancel = cancel;
        this.suppress = suppress;
        this.joined = joined;
        this.entries = entries;
        this.clock = clock;
    }

    /** Locks everything that hand-offs of these leads may meet, all at once, in order of id; the reps are locked before. */
    public void lockAround(Collection<UUID> leads) {
        handoffs.lockStandingOf(joined.reachedFrom(leads));
    }

    /** The reps are locked before: a hand-off whose new lead nothing stands against is offered. */
    public void merge(Join join) {
        hear(Set.of(join.lead(), join.survivor()), () -> joined.note(join));
    }

    /** The reps are locked before, as for a merge. */
    public void part(UUID lead, int moves, Instant at) {
        hear(Set.of(lead), () -> joined.notePart(lead, moves, at));
    }

    /** What nobody has any more meets what its side has of the pass that it is about by now, as it would have in time. */
    void rejoin(Handoff free) {
        Set<UUID> reached = joined.reachedFrom(Set.of(free.lead));
        List<Handoff> standing = handoffs.lockStandingOf(reached);
        List<Served> served = entries.leadingTo(reached);
        List<Stand> about = about(served);
        settle(
                IntStream.range(0, served.size())
                        .filter(i -> !served.get(i).refused())
                        .mapToObj(i -> free.id.equals(served.get(i).handoff())
                                ? new EntryMove(served.get(i), Side.of(free), about.get(i))
                                : EntryMove.of(served.get(i), about.get(i), about.get(i)))
                        .toList(),
                standing);
    }

    private void hear(Set<UUID> leads, BooleanSupplier word) {
        Set<UUID> reached = joined.reachedFrom(leads);
        List<Handoff> standing = handoffs.lockStandingOf(reached);
        List<Served> served = entries.leadingTo(reached);
        List<Stand> before = about(served);
        if (!word.getAsBoolean()) {
            return;
        }
        List<Stand> after = about(served);
        settle(
                IntStream.range(0, served.size())
                        .filter(i -> !served.get(i).refused())
                        .mapToObj(i -> EntryMove.of(served.get(i), before.get(i), after.get(i)))
                        .toList(),
                standing);
    }

    private List<Stand> about(List<Served> served) {
        return entries.about(served.stream().map(Served::entry).toList());
    }

    private void settle(List<EntryMove> moves, List<Handoff> standing) {
        Map<Side, List<EntryMove>> arriving = moves.stream()
                .filter(EntryMove::changes)
                .collect(groupingBy(EntryMove::to, LinkedHashMap::new, toList()));
        if (arriving.isEmpty()) {
            return;
        }
        List<EntryMove> lacking = meetAll(arriving, moves, standing);
        cancel.cancelOver(
                arriving.values().stream().map(side -> side.getFirst().about()).toList());
        if (!lacking.isEmpty()) {
            open.open(entriesOf(lacking), standsOf(lacking));
        }
        List<EntryMove> there =
                moves.stream().filter(move -> arriving.containsKey(move.to())).toList();
        entries.serve(entriesOf(there), standsOf(there));
        suppress.bringInLine(arriving.keySet().stream().map(Side::lead).collect(toSet()));
    }

    /** Brings together what stands on each side; gives back an entry of each side on which nothing does. */
    private List<EntryMove> meetAll(
            Map<Side, List<EntryMove>> arriving, List<EntryMove> moves, List<Handoff> standing) {
        Instant now = clock.instant();
        Set<UUID> needed = moves.stream()
                .filter(move -> !move.changes())
                .flatMap(move -> Stream.ofNullable(move.served().handoff()))
                .collect(toSet());
        List<EntryMove> lacking = new ArrayList<>();
        arriving.forEach((side, moved) -> {
            List<Handoff> met = standing.stream()
                    .filter(Handoff::isStanding)
                    .filter(it -> side.has(it)
                            || !needed.contains(it.id) && moved.stream().anyMatch(move -> move.brings(it)))
                    .toList();
            if (met.isEmpty()) {
                lacking.add(moved.getFirst());
            } else {
                needed.add(meet(side, met, now));
            }
        });
        return lacking;
    }

    /** Those that go are written first: a pass has one standing hand-off per side at every moment. */
    private UUID meet(Side side, List<Handoff> met, Instant now) {
        List<Handoff> ranked = met.stream().sorted(Handoff.PRECEDENCE).toList();
        Handoff stays = ranked.stream()
                .filter(handoff -> side.has(handoff) && !handoff.isOpen())
                .findFirst()
                .orElse(ranked.getFirst());
        List<Handoff> going = ranked.stream()
                .filter(handoff -> handoff != stays && handoff.isOpen())
                .toList();
        clocks.keepEarliest(stays, going, now);
        cancel.end(going, _ -> "merged", now);
        if (!side.has(stays)) {
            going.stream().filter(side::has).forEach(handoff -> handoff.moves(stays.lead, stays.pass, now));
            stays.moves(side.lead(), side.pass(), now);
        }
        handoffs.write(going);
        handoffs.write(
                ranked.stream().filter(handoff -> !handoff.untold.isEmpty()).toList());
        return stays.id;
    }

    private static List<Entry> entriesOf(List<EntryMove> moves) {
        return moves.stream().map(move -> move.served().entry()).toList();
    }

    private static List<Stand> standsOf(List<EntryMove> moves) {
        return moves.stream().map(EntryMove::about).toList();
    }
}
