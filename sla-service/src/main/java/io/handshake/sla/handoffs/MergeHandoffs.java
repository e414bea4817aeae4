package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.handshake.sla.standing.ClosedPasses;
import io.handshake.sla.standing.JoinedPasses;
import io.handshake.sla.standing.JoinedPasses.Join;
import io.handshake.sla.standing.LapsedEntries;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Brings together the hand-offs of two leads that turned out to be one person: of each side one stays. */
@ApplicationScoped
public class MergeHandoffs {

    private final Handoffs handoffs;
    private final OpenHandoffs open;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final JoinedPasses joined;
    private final ClosedPasses closed;
    private final LapsedEntries lapsed;
    private final InstantSource clock;

    MergeHandoffs(
            Handoffs handoffs,
            OpenHandoffs open,
            CancelHandoffs cancel,
            SuppressHandoffs suppress,
            JoinedPasses joined,
            ClosedPasses closed,
            LapsedEntries lapsed,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.open = open;
        this.cancel = cancel;
        this.suppress = suppress;
        this.joined = joined;
        this.closed = closed;
        this.lapsed = lapsed;
        this.clock = clock;
    }

    /** The reps are locked before: a hand-off whose new lead nothing stands against is offered. */
    public void merge(Join join) {
        if (!joined.note(join)) {
            return;
        }
        Instant now = clock.instant();
        Stand survivor = survivor(join);
        handoffs.lockStandingOf(Set.of(join.lead(), survivor.lead())).stream()
                .filter(handoff -> isAbout(handoff, survivor) || goesWith(handoff, join))
                .collect(groupingBy(handoff -> handoff.to, TreeMap::new, toList()))
                .values()
                .forEach(met -> meet(survivor, met, now));
        cancel.cancel(closed.end(survivor));
        open.openFor(survivor, lapsed.of(join));
        suppress.bringInLine(Set.of(survivor.lead()));
    }

    /** The survivor may itself have turned out to be another since. */
    private Stand survivor(Join join) {
        Stand then = new Stand(join.survivor(), join.survivorPass(), join.at(), 0);
        return joined.follow(List.of(then)).getFirst();
    }

    private static boolean isAbout(Handoff handoff, Stand pass) {
        return handoff.lead.equals(pass.lead()) && handoff.pass == pass.pass();
    }

    /** What the lead did after it was parted again may have been heard of before. */
    private static boolean goesWith(Handoff handoff, Join join) {
        return handoff.lead.equals(join.lead())
                && handoff.pass == join.pass()
                && !handoff.qualifiedAt.isAfter(join.at().plus(JoinedPasses.CLOCKS_DIFFER));
    }

    /** Those that go are written first: a pass has one standing hand-off per side at every moment. */
    private void meet(Stand survivor, List<Handoff> met, Instant now) {
        List<Handoff> ranked = new ArrayList<>(met);
        ranked.sort(Handoff.PRECEDENCE);
        Handoff first = ranked.getFirst();
        Handoff stays = ranked.stream()
                .filter(handoff -> isAbout(handoff, survivor) && !handoff.isOpen())
                .findFirst()
                .orElse(first);
        List<Handoff> going = ranked.stream()
                .filter(handoff -> handoff != stays && handoff.isOpen())
                .toList();
        cancel.end(going, _ -> "merged", now);
        if (!isAbout(stays, survivor)) {
            going.stream()
                    .filter(handoff -> isAbout(handoff, survivor))
                    .forEach(handoff -> handoff.moves(stays.lead, stays.pass, now));
            stays.moves(survivor.lead(), survivor.pass(), now);
        }
        handoffs.write(going);
        handoffs.write(
                ranked.stream().filter(handoff -> !handoff.untold.isEmpty()).toList());
    }
}
