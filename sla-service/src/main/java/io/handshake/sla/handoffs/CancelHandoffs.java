package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.rows.Columns;
import io.handshake.sla.standing.ClosedPasses;
import io.handshake.sla.standing.ClosedPasses.Closed;
import io.handshake.sla.standing.Stand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cancels what nobody has decided on when the pass closes. */
@ApplicationScoped
public class CancelHandoffs {

    private final Handoffs handoffs;
    private final Offers offers;
    private final Clocks clocks;
    private final ClosedPasses closed;
    private final InstantSource clock;

    CancelHandoffs(Handoffs handoffs, Offers offers, Clocks clocks, ClosedPasses closed, InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.clocks = clocks;
        this.closed = closed;
        this.clock = clock;
    }

    private record PassKey(UUID lead, int pass) {}

    /** From now on nothing is opened in these passes. */
    public void note(List<Closed> over) {
        closed.note(over);
    }

    /** In those of these passes that are over. */
    void cancelOver(List<Stand> passes) {
        cancel(passes.stream().flatMap(pass -> closed.end(pass).stream()).toList());
    }

    public void cancel(List<Closed> over) {
        if (over.isEmpty()) {
            return;
        }
        Columns<Closed> columns = new Columns<>(over);
        List<Handoff> standing = handoffs.lockStandingOf(columns.uuids(Closed::lead), columns.ints(Closed::pass));
        Instant now = clock.instant();
        List<Handoff> accepted =
                standing.stream().filter(handoff -> !handoff.isOpen()).toList();
        clocks.stopOthers(accepted, OfferEnd.CANCELLED, now);
        accepted.forEach(handoff -> handoff.stranded = false);
        handoffs.write(accepted.stream()
                .filter(handoff -> !handoff.untold.isEmpty() || handoff.waitsNoMore())
                .toList());
        List<Handoff> open = standing.stream().filter(Handoff::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        Map<PassKey, String> outcomes = over.stream()
                .collect(toMap(pass -> new PassKey(pass.lead(), pass.pass()), Closed::outcome, (first, _) -> first));
        end(open, handoff -> requireNonNull(outcomes.get(new PassKey(handoff.lead, handoff.pass))), now);
        handoffs.write(open);
    }

    /** Ends open hand-offs, which the caller then writes. */
    void end(List<Handoff> open, Function<Handoff, String> why, Instant now) {
        List<Handoff> offered = open.stream()
                .filter(handoff -> handoff.state == HandoffState.OFFERED)
                .toList();
        Map<UUID, Stopped> stopped = offers.end(offered, OfferEnd.CANCELLED, now);
        clocks.stopOthers(open, OfferEnd.CANCELLED, now);
        for (Handoff handoff : open) {
            String end = why.apply(handoff);
            handoff.decided(HandoffState.CANCELLED, end, now);
            handoff.tell(
                    now,
                    new ConclusionFact.HandoffCancelled(
                            handoff.id, handoff.lead, handoff.pass, end, state(stopped.get(handoff.id)), handoff.rep));
        }
    }

    private static @Nullable String state(@Nullable Stopped clock) {
        return clock == null ? null : clock.state().wireName();
    }
}
