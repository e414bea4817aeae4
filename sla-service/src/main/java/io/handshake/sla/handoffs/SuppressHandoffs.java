package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.standing.SuppressedLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds back hand-offs of leads that must not be handed over, as long as that is so. */
@ApplicationScoped
public class SuppressHandoffs {

    private final Handoffs handoffs;
    private final Offers offers;
    private final OfferHandoffs offer;
    private final SuppressedLeads suppressed;
    private final Clocks clocks;
    private final InstantSource clock;

    SuppressHandoffs(
            Handoffs handoffs,
            Offers offers,
            OfferHandoffs offer,
            SuppressedLeads suppressed,
            Clocks clocks,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.offer = offer;
        this.suppressed = suppressed;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Of hand-offs just opened, those that may be offered; the others are suppressed. */
    List<Handoff> keepBack(List<Handoff> opened, Instant now) {
        if (opened.isEmpty()) {
            return opened;
        }
        Map<UUID, String> why = suppressed.among(leads(opened));
        opened.stream()
                .filter(handoff -> why.containsKey(handoff.lead))
                .forEach(handoff -> suppress(handoff, requireNonNull(why.get(handoff.lead)), now));
        return opened.stream().filter(handoff -> !why.containsKey(handoff.lead)).toList();
    }

    /** What stands against leads from now on, or does not any more. */
    public void told(Collection<SuppressedLeads.Word> words) {
        bringInLine(
                suppressed.note(words).stream().map(SuppressedLeads.Word::lead).collect(toSet()));
    }

    /**
     * Takes back what is open of leads that must not be handed over, and lets go what nothing stands against any more. The
     * reps are locked before, unless it is certain that nothing is let go.
     */
    void bringInLine(Collection<UUID> leads) {
        if (leads.isEmpty()) {
            return;
        }
        List<Handoff> open =
                handoffs.lockStandingOf(leads).stream().filter(Handoff::isOpen).toList();
        Map<UUID, String> why = suppressed.among(leads);
        Instant now = clock.instant();
        takeBack(open, why, now);
        release(open, why, now);
    }

    private void takeBack(List<Handoff> open, Map<UUID, String> why, Instant now) {
        List<Handoff> taken = open.stream()
                .filter(handoff -> why.containsKey(handoff.lead))
                .filter(handoff -> handoff.state != HandoffState.SUPPRESSED
                        || !requireNonNull(why.get(handoff.lead)).equals(handoff.reason))
                .toList();
        withdraw(
                taken.stream()
                        .filter(handoff -> handoff.state == HandoffState.OFFERED)
                        .toList(),
                now);
        clocks.stopOthers(taken, OfferEnd.WITHDRAWN, now);
        taken.forEach(handoff -> suppress(handoff, requireNonNull(why.get(handoff.lead)), now));
        handoffs.write(taken);
    }

    private void withdraw(List<Handoff> offered, Instant now) {
        Map<UUID, Stopped> stopped = offers.end(offered, OfferEnd.WITHDRAWN, now);
        offered.forEach(handoff -> handoff.tell(
                now,
                new OfferFact.HandoffWithdrawn(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.openOffer(),
                        requireNonNull(handoff.rep),
                        "suppressed",
                        requireNonNull(stopped.get(handoff.id)).state().wireName())));
    }

    private static void suppress(Handoff handoff, String why, Instant now) {
        handoff.suppressed(why);
        handoff.tell(now, new OpeningFact.HandoffSuppressed(handoff.id, handoff.lead, handoff.pass, why));
    }

    private void release(List<Handoff> open, Map<UUID, String> why, Instant now) {
        List<Handoff> released = new ArrayList<>(open);
        released.removeIf(handoff -> handoff.state != HandoffState.SUPPRESSED || why.containsKey(handoff.lead));
        if (released.isEmpty()) {
            return;
        }
        released.forEach(
                handoff -> handoff.tell(now, new OpeningFact.HandoffReleased(handoff.id, handoff.lead, handoff.pass)));
        clocks.opened(released, now);
        offer.offerBehindWaiting(released, now);
        handoffs.write(released);
    }

    private static Collection<UUID> leads(List<Handoff> handoffs) {
        return handoffs.stream().map(handoff -> handoff.lead).collect(toSet());
    }
}
