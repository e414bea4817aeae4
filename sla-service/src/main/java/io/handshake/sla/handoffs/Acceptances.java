package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.reasons.ReasonCode;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acceptances, and what they started: the clocks that run from then on. */
@ApplicationScoped
class Acceptances {
    private static final Set<ClockKind> STARTED = EnumSet.of(ClockKind.FIRST_TOUCH, ClockKind.OUTCOME);

    private final Sql sql;
    private final Offers offers;
    private final Clocks clocks;
    private final Policies policies;

    Acceptances(Sql sql, Offers offers, Clocks clocks, Policies policies) {
        this.sql = sql;
        this.offers = offers;
        this.clocks = clocks;
        this.policies = policies;
    }

    /** That of a hand-off that is accepted. */
    Acceptance of(Handoff handoff) {
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

    /** What it started has lost its question; the next acceptance starts it anew. */
    void reverse(
            Handoff handoff, Acceptance acceptance, String by, ReasonCode reason, @Nullable String text, Instant now) {
        offers.reverse(handoff, acceptance.offer(), by, reason.wireName(), text, now);
        List<Clock> started = clocks.lockOthersOf(handoff).stream()
                .filter(it -> STARTED.contains(it.row().kind()))
                .toList();
        clocks.write(started.stream()
                .filter(it -> it.row().isOpen())
                .map(it -> clocks.stop(handoff, it, it.countdown().droppedAt(now), now, now))
                .toList());
        sql.update("update clock set reversed = true where id = any(?::uuid[])", (Object)
                new Columns<>(started).uuids(it -> it.row().id()));
    }
}
