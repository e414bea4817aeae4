package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.reasons.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes back an acceptance: it goes on as if the rep had refused. Of two at once the first to lock the hand-off wins. */
@ApplicationScoped
public class TakeBackHandoff {
    private static final Set<ClockKind> STARTED_BY_ACCEPTANCE = EnumSet.of(ClockKind.FIRST_TOUCH, ClockKind.OUTCOME);

    private final Sql sql;
    private final Handoffs handoffs;
    private final Offers offers;
    private final WorkHandoff work;
    private final Clocks clocks;
    private final Policies policies;
    private final InstantSource clock;
    private final OfferAgain again;

    TakeBackHandoff(
            Sql sql,
            Handoffs handoffs,
            Offers offers,
            WorkHandoff work,
            Clocks clocks,
            Policies policies,
            InstantSource clock,
            OfferAgain again) {
        this.sql = sql;
        this.handoffs = handoffs;
        this.offers = offers;
        this.work = work;
        this.clocks = clocks;
        this.policies = policies;
        this.clock = clock;
        this.again = again;
    }

    /** An acceptance that stands, and how long it may be taken back: as the policy of its clock says. */
    public record Acceptance(UUID offer, UUID rep, Instant at, Duration window) {

        public Instant until() {
            return at.plus(window);
        }
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
        return sql.first(
                        """
                        select o.id, o.rep, c.policy, c.policy_version from offer o join clock c on c.offer = o.id
                        where o.handoff = ? and o.state = 'accepted'
                        """,
                        row -> new Acceptance(
                                row.getObject("id", UUID.class),
                                row.getObject("rep", UUID.class),
                                requireNonNull(handoff.decidedAt),
                                policies.version(row.getString("policy"), row.getInt("policy_version"))
                                        .reversible()),
                        handoff.id)
                .orElseThrow();
    }

    /** By the user with this subject; false when it is too late. */
    public boolean takeBack(
            Handoff handoff, Acceptance acceptance, String by, ReasonCode reason, @Nullable String text) {
        Instant now = clock.instant();
        if (now.isAfter(acceptance.until())) {
            return false;
        }
        work.resume(handoff);
        offers.reverse(handoff, acceptance.offer(), by, reason.wireName(), text, now);
        dropClocks(handoff, now);
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

    /** What the acceptance started has lost its question; the next acceptance starts it anew. */
    private void dropClocks(Handoff handoff, Instant now) {
        List<Clock> started = clocks.lockOthersOf(handoff).stream()
                .filter(it -> STARTED_BY_ACCEPTANCE.contains(it.row().kind()))
                .toList();
        clocks.write(started.stream()
                .filter(it -> it.row().isOpen())
                .map(it -> clocks.stop(handoff, it, it.countdown().droppedAt(now), now, now))
                .toList());
        sql.update("update clock set reversed = true where id = any(?::uuid[])", (Object)
                Handoffs.column(started, UUID[]::new, it -> it.row().id()));
    }
}
