package io.handshake.sla.handoffs;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.policy.Mark;
import java.time.Duration;
import java.time.Instant;

/** Facts about clocks in the words of the feed. */
final class TellClocks {

    private TellClocks() {}

    static HandoffFact started(Handoff handoff, Clock clock) {
        ClockRow row = clock.row();
        return new ClockFact.ClockStarted(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                row.calendar(),
                row.calendarVersion(),
                row.startedAt(),
                clock.countdown().dueAt());
    }

    static HandoffFact stopped(Handoff handoff, Clock clock, ClockState state, Instant at) {
        ClockRow row = clock.row();
        Duration elapsed = clock.countdown().elapsed(at);
        return new ClockFact.ClockStopped(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                state.wireName(),
                at,
                elapsed.toSeconds(),
                elapsed.toString());
    }

    static HandoffFact retracted(Handoff handoff, Clock clock, Instant at, Instant now) {
        ClockRow row = clock.row();
        return new BreachFact.ClockBreachRetracted(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                at,
                clock.countdown().dueAt(),
                now);
    }

    static HandoffFact breached(Handoff handoff, Clock clock, Instant now) {
        ClockRow row = clock.row();
        return new BreachFact.ClockBreached(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                clock.countdown().dueAt(),
                now);
    }

    static HandoffFact reached(Handoff handoff, Clock clock, Mark mark, Instant now) {
        return switch (mark) {
            case Mark.Warning warning -> warned(handoff, clock, warning, now);
            case Mark.Breach _ -> breached(handoff, clock, now);
            case Mark.Escalation escalation -> escalated(handoff, clock, escalation, now);
        };
    }

    private static HandoffFact warned(Handoff handoff, Clock clock, Mark.Warning warning, Instant now) {
        ClockRow row = clock.row();
        return new BreachFact.ClockWarned(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                warning.share(),
                clock.countdown().dueAt(),
                now);
    }

    private static HandoffFact escalated(Handoff handoff, Clock clock, Mark.Escalation escalation, Instant now) {
        ClockRow row = clock.row();
        return new BreachFact.ClockEscalated(
                handoff.id,
                handoff.lead,
                handoff.pass,
                row.offer(),
                handoff.rep,
                row.id(),
                row.kind().wireName(),
                row.policy(),
                row.policyVersion(),
                escalation.to(),
                escalation.after().toSeconds(),
                clock.countdown().dueAt(),
                now);
    }
}
