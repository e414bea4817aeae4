package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.sla.reasons.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes back an acceptance: it goes on as if the rep had refused. Of two at once the first to lock the hand-off wins. */
@ApplicationScoped
public class TakeBackHandoff {
    private final Handoffs handoffs;
    private final Acceptances acceptances;
    private final WorkHandoff work;
    private final Clocks clocks;
    private final OfferAgain again;
    private final InstantSource clock;

    TakeBackHandoff(
            Handoffs handoffs,
            Acceptances acceptances,
            WorkHandoff work,
            Clocks clocks,
            OfferAgain again,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.acceptances = acceptances;
        this.work = work;
        this.clocks = clocks;
        this.again = again;
        this.clock = clock;
    }

    /** What passes the hand-off on needs the reps and what it may meet, whose locks come first. */
    public Optional<Handoff> lock(UUID id, ReasonCode reason) {
        if (!reason.endsHandoff()) {
            again.lockAround(id);
        }
        return handoffs.lock(id);
    }

    /** Of a hand-off that is accepted. */
    public Acceptance acceptance(Handoff handoff) {
        return acceptances.of(handoff);
    }

    /** By the user with this subject; false when it is too late. */
    public boolean takeBack(
            Handoff handoff, Acceptance acceptance, String by, ReasonCode reason, @Nullable String text) {
        Instant now = clock.instant();
        if (now.isAfter(acceptance.until())) {
            return false;
        }
        work.resume(handoff);
        acceptances.reverse(handoff, acceptance, by, reason, text, now);
        handoff.tell(
                now,
                new HandoffAcceptanceReversed(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        acceptance.offer(),
                        acceptance.rep(),
                        requireNonNull(handoff.rep),
                        by,
                        reason.wireName(),
                        reason.group().wireName(),
                        reason.endsHandoff(),
                        acceptance.at()));
        if (reason.endsHandoff()) {
            clocks.stopOthers(List.of(handoff), OfferEnd.REJECTED, now);
            handoff.decided(HandoffState.REJECTED, reason.wireName(), now);
            handoffs.write(List.of(handoff));
        } else {
            handoff.letGo();
            handoffs.write(List.of(handoff));
            again.offer(handoff.id, now);
        }
        return true;
    }
}
