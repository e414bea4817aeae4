package io.handshake.lead.lifecycle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries of a pass that hold, and how far the count of its entries and reversals has come. */
final class Entered {
    /**
     * An entry that holds.
     *
     * @param position its place among the entries and reversals of the pass
     * @param fact what brought it
     */
    record Held(
            int position,
            String stage,
            Instant at,
            @Nullable UUID handoff,
            String fact) {}

    private final Deque<Held> held = new ArrayDeque<>();
    private int position;

    /** The first stage is entered with the beginning of the pass, at its place in the funnel. */
    Entered(int first) {
        position = first;
    }

    int next() {
        return ++position;
    }

    void reached(int told) {
        position = Math.max(position, told);
    }

    void add(Held entry) {
        reached(entry.position());
        held.addLast(entry);
    }

    /** Of a pass that entered a stage after its first. */
    Held takeLast() {
        return held.removeLast();
    }

    /** The stages that a hand-off brought the pass into; where leads were merged, what they brought may be its doing. */
    Set<String> broughtBy(@Nullable UUID handoff, boolean orMerged) {
        return held.stream()
                .filter(entry -> entry.handoff() == null
                        ? orMerged && entry.fact().startsWith(Cause.MERGE)
                        : entry.handoff().equals(handoff))
                .map(Held::stage)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The stages that this fact brought the pass into. */
    Set<String> broughtBy(String fact) {
        return held.stream()
                .filter(entry -> entry.fact().equals(fact))
                .map(Held::stage)
                .collect(Collectors.toUnmodifiableSet());
    }
}
