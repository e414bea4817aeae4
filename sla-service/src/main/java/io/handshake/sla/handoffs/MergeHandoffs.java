package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Brings together the hand-offs of two leads that turned out to be one person: of each stage one stays. */
@ApplicationScoped
public class MergeHandoffs {

    private final Handoffs handoffs;
    private final CancelHandoffs cancel;
    private final SuppressHandoffs suppress;
    private final InstantSource clock;

    MergeHandoffs(Handoffs handoffs, CancelHandoffs cancel, SuppressHandoffs suppress, InstantSource clock) {
        this.handoffs = handoffs;
        this.cancel = cancel;
        this.suppress = suppress;
        this.clock = clock;
    }

    /**
     * A pass of a lead that joins the survivor's.
     *
     * @param before leads merged into the one that is merged now; their own merge may not have been heard of yet
     */
    public record Joining(UUID survivor, int pass, UUID merged, int mergedPass, Set<UUID> before) {

        private Set<UUID> leads() {
            Set<UUID> leads = new HashSet<>(before);
            Collections.addAll(leads, survivor, merged);
            return leads;
        }

        private boolean isSurvivors(Handoff handoff) {
            return handoff.lead.equals(survivor) && handoff.pass == pass;
        }

        private boolean concerns(Handoff handoff) {
            return isSurvivors(handoff)
                    || handoff.lead.equals(merged) && handoff.pass == mergedPass
                    || before.contains(handoff.lead) && handoff.isOpen();
        }
    }

    /** The reps are locked before: a hand-off whose new lead nothing stands against is offered. */
    public void merge(Joining joining) {
        Instant now = clock.instant();
        handoffs.lockStandingOf(joining.leads()).stream()
                .filter(joining::concerns)
                .collect(groupingBy(handoff -> handoff.stage, TreeMap::new, toList()))
                .values()
                .forEach(met -> meet(joining, met, now));
        suppress.bringInLine(Set.of(joining.survivor()));
    }

    /** Those that go are written first: a pass has one standing hand-off per stage at every moment. */
    private void meet(Joining joining, List<Handoff> met, Instant now) {
        List<Handoff> ranked = new ArrayList<>(met);
        ranked.sort(Handoff.PRECEDENCE);
        Handoff first = ranked.getFirst();
        Handoff stays = ranked.stream()
                .filter(handoff -> joining.isSurvivors(handoff) && !handoff.isOpen())
                .findFirst()
                .orElse(first);
        List<Handoff> going = ranked.stream()
                .filter(handoff -> handoff != stays && handoff.isOpen())
                .toList();
        cancel.end(going, _ -> "merged", now);
        if (!joining.isSurvivors(stays)) {
            going.stream().filter(joining::isSurvivors).forEach(handoff -> handoff.moves(stays.lead, stays.pass, now));
            stays.moves(joining.survivor(), joining.pass(), now);
            handoffs.rememberEntry(stays);
        }
        handoffs.write(going);
        handoffs.write(
                ranked.stream().filter(handoff -> !handoff.untold.isEmpty()).toList());
    }
}
