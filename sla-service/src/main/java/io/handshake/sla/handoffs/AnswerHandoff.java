package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.sla.criteria.Answers;
import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.reasons.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rep's answer to an offer. Of two at once the first to lock the hand-off wins. */
@ApplicationScoped
public class AnswerHandoff {

    private final Handoffs handoffs;
    private final Offers offers;
    private final RepDesk reps;
    private final OfferHandoffs offer;
    private final Clocks clocks;
    private final ConcludeHandoff concluding;
    private final InstantSource clock;

    AnswerHandoff(
            Handoffs handoffs,
            Offers offers,
            RepDesk reps,
            OfferHandoffs offer,
            Clocks clocks,
            ConcludeHandoff concluding,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.offers = offers;
        this.reps = reps;
        this.offer = offer;
        this.clocks = clocks;
        this.concluding = concluding;
        this.clock = clock;
    }

    public Optional<Handoff> lockToAccept(UUID id) {
        return handoffs.lock(id);
    }

    /** A refusal that passes the hand-off on needs the reps, whose locks come first. */
    public Optional<Handoff> lockToReject(UUID id, ReasonCode reason) {
        if (!reason.endsHandoff()) {
            reps.lock();
        }
        return handoffs.lock(id);
    }

    /** The rep undertakes to work the lead, in time or late, and says what it knows of it. */
    public void accept(Handoff handoff, Answers answers) {
        Instant now = clock.instant();
        Stopped stopped = end(handoff, OfferEnd.ACCEPTED, null, null, now);
        offers.answered(handoff, answers);
        handoff.tell(
                now,
                new AnswerFact.HandoffAccepted(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.openOffer(),
                        requireNonNull(handoff.rep),
                        stopped.elapsed().toSeconds(),
                        stopped.elapsed().toString(),
                        stopped.state().wireName(),
                        systemDelay(handoff).toSeconds(),
                        offers.reversals(handoff) + 1,
                        answers.told()));
        handoff.decided(HandoffState.ACCEPTED, null, now);
        clocks.accepted(handoff, now);
        if (concluding.isQualified(handoff)) {
            clocks.concluded(handoff, now);
        }
        handoffs.write(List.of(handoff));
    }

    /** The rep refuses: the hand-off ends, or goes to the next who has not refused it. */
    public void reject(Handoff handoff, ReasonCode reason, @Nullable String text) {
        Instant now = clock.instant();
        Stopped stopped = end(handoff, OfferEnd.REJECTED, reason.wireName(), text, now);
        handoff.tell(
                now,
                new AnswerFact.HandoffRejected(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        handoff.openOffer(),
                        requireNonNull(handoff.rep),
                        reason.wireName(),
                        reason.group().wireName(),
                        reason.endsHandoff(),
                        stopped.elapsed().toSeconds(),
                        stopped.elapsed().toString(),
                        stopped.state().wireName()));
        if (reason.endsHandoff()) {
            clocks.stopOthers(List.of(handoff), OfferEnd.REJECTED, now);
            handoff.decided(HandoffState.REJECTED, reason.wireName(), now);
        } else {
            offer.offer(reps.router(now), List.of(handoff), now);
        }
        handoffs.write(List.of(handoff));
    }

    private Stopped end(Handoff handoff, OfferEnd end, @Nullable String reason, @Nullable String text, Instant now) {
        return requireNonNull(
                offers.end(List.of(handoff), end, reason, text, now).get(handoff.id));
    }

    private static Duration systemDelay(Handoff handoff) {
        Duration delay = Duration.between(handoff.qualifiedAt, requireNonNull(handoff.firstOfferedAt));
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
