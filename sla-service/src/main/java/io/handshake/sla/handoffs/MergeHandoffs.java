package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.handshake.sla.standing.ClosedPasses;
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
    private final OpenHandoffs open;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final JoinedPasses joined;
    private final ClosedPasses closed;
    private final Entries entries;
    private final InstantSource clock;

    MergeHandoffs(
            Handoffs handoffs,
            OpenHandoffs open,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            JoinedPasses joined,
            ClosedPasses closed,
            Entries entries,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.open = open;
        this.cancel = cancel;
        this.suppress = suppress;
        this.joined = joined;
        this.closed = closed;
        this.entries = entries;
        this.clock = clock;
    }

    /** The reps are locked before: a hand-off whose new lead nothing stands against is offered. */
    public void merge(Join join) {
        hear(Set.of(join.lead(), join.survivor()), () -> joined.note(join));
    }

    /** The reps are locked before, as for a merge. */
    public void part(UUID lead, int moves, Instant at) {
        hear(Set.of(lead), () -> joined.notePart(lead, moves, at));
    }

    /** One side of a pass. */
    private record Side(UUID lead, int pass, String to) {

        boolean has(Handoff handoff) {
            return handoff.lead.equals(lead) && handoff.pass == pass && handoff.to.equals(to);
        }
    }

    /** What an entry was about before the word, and what it is about since. */
    private record Move(Served served, Side from, Stand about) {

        Side to() {
            return new Side(about.lead(), about.pass(), from.to());
        }

        boolean changes() {
            return !to().equals(from);
        }

        boolean brings(Handoff handoff) {
            return handoff.id.equals(served.handoff()) && from.has(handoff);
        }
    }

    private void hear(Set<UUID> leads, BooleanSupplier word) {
        Set<UUID> reached = joined.reachedFrom(leads);
        List<Handoff> standing = handoffs.lockStandingOf(reached);
        List<Served> served = entries.of(joined.leadingTo(reached));
        List<Stand> before = about(served);
        if (!word.getAsBoolean()) {
            return;
        }
        List<Stand> after = about(served);
        settle(
                IntStream.range(0, served.size())
                        .filter(i -> !served.get(i).refused())
                        .mapToObj(i -> move(served.get(i), before.get(i), after.get(i)))
                        .toList(),
                standing);
    }

    private List<Stand> about(List<Served> served) {
        return joined.follow(served.stream().map(it -> it.entry().stand()).toList());
    }

    private static Move move(Served served, Stand from, Stand to) {
        return new Move(
                served, new Side(from.lead(), from.pass(), served.entry().to()), to);
    }

    private void settle(List<Move> moves, List<Handoff> standing) {
        Map<Side, List<Move>> arriving =
                moves.stream().filter(Move::changes).collect(groupingBy(Move::to, LinkedHashMap::new, toList()));
        if (arriving.isEmpty()) {
            return;
        }
        List<Move> lacking = meetAll(arriving, moves, standing);
        cancel.cancel(arriving.values().stream()
                .flatMap(side -> closed.end(side.getFirst().about()).stream())
                .toList());
        if (!lacking.isEmpty()) {
            open.open(entriesOf(lacking), standsOf(lacking));
        }
        List<Move> there =
                moves.stream().filter(move -> arriving.containsKey(move.to())).toList();
        entries.serve(entriesOf(there), standsOf(there));
        suppress.bringInLine(arriving.keySet().stream().map(Side::lead).collect(toSet()));
    }

    /** Brings together what stands on each side; gives back an entry of each side on which nothing does. */
    private List<Move> meetAll(Map<Side, List<Move>> arriving, List<Move> moves, List<Handoff> standing) {
        Instant now = clock.instant();
        Set<UUID> needed = moves.stream()
                .filter(move -> !move.changes())
                .flatMap(move -> Stream.ofNullable(move.served().handoff()))
                .collect(toSet());
        List<Move> lacking = new ArrayList<>();
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

    private static List<Entry> entriesOf(List<Move> moves) {
        return moves.stream().map(move -> move.served().entry()).toList();
    }

    private static List<Stand> standsOf(List<Move> moves) {
        return moves.stream().map(Move::about).toList();
    }
}
