package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.toMap;

import io.handshake.sla.known.KnownDeals.Opened;
import io.handshake.sla.policy.ClockKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An opportunity that names its hand-off is what came of that: the clock that waits for it stops when it was opened. */
@ApplicationScoped
public class DealsOfHandoffs {
    private static final Set<ClockKind> ANSWERED = EnumSet.of(ClockKind.OUTCOME);

    private final Handoffs handoffs;
    private final Evidence evidence;
    private final InstantSource clock;

    DealsOfHandoffs(Handoffs handoffs, Evidence evidence, InstantSource clock) {
        this.handoffs = handoffs;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The reps are locked before. Of several of one hand-off the earliest counts. */
    public void opened(List<Opened> deals) {
        if (deals.isEmpty()) {
            return;
        }
        Map<UUID, Opened> earliest = deals.stream()
                .collect(toMap(
                        Opened::handoff, deal -> deal, (one, other) -> one.at().isAfter(other.at()) ? other : one));
        List<Handoff> named = handoffs.lock(earliest.keySet());
        for (Handoff handoff : named) {
            Opened deal = earliest.get(handoff.id);
            if (deal != null) {
                evidence.give(handoff, ANSWERED, deal.at(), deal.recordedAt(), clock.instant());
            }
        }
        handoffs.write(
                named.stream().filter(handoff -> !handoff.untold.isEmpty()).toList());
    }
}
