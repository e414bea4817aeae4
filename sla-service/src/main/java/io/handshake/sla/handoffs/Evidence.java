package io.handshake.sla.handoffs;

import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.policy.ClockKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened that clocks waited for, whenever it is heard of: the earliest that stopped one counts, whatever came between. */
@ApplicationScoped
class Evidence {
    private final Clocks clocks;

    Evidence(Clocks clocks) {
        this.clocks = clocks;
    }

    /** That what clocks of these kinds wait for happened then, as it was told then; the hand-off is still to be written. */
    void give(Handoff handoff, Set<ClockKind> kinds, Instant occurredAt, Instant toldAt, Instant now) {
        List<ClockChange> changes = new ArrayList<>();
        for (Clock waiting : current(clocks.lockOthersOf(handoff))) {
            Instant at = counts(waiting, occurredAt, toldAt);
            Instant before = waiting.row().stoppedAt();
            if (kinds.contains(waiting.row().kind()) && (before == null || at.isBefore(before))) {
                changes.add(clocks.stop(handoff, waiting, waiting.countdown().answeredAt(at), at, now));
            }
        }
        clocks.write(changes);
    }

    /** Of each kind the one that was not dropped, or else the one that started last. */
    private static Collection<Clock> current(List<Clock> all) {
        Map<ClockKind, Clock> current = new EnumMap<>(ClockKind.class);
        all.forEach(clock -> current.merge(clock.row().kind(), clock, Evidence::later));
        return current.values();
    }

    private static Clock later(Clock one, Clock other) {
        if (isDropped(one) != isDropped(other)) {
            return isDropped(one) ? other : one;
        }
        return one.row().startedAt().isAfter(other.row().startedAt()) ? one : other;
    }

    private static boolean isDropped(Clock clock) {
        return clock.row().state() == ClockState.CANCELLED;
    }

    /** From when it happened, but not in the future, unless it is told too long after the clock was due. */
    private static Instant counts(Clock waiting, Instant occurredAt, Instant toldAt) {
        Instant latest = waiting.countdown().dueAt().plus(waiting.policy().lateEvidence());
        Instant at = toldAt.isAfter(latest) || occurredAt.isAfter(toldAt) ? toldAt : occurredAt;
        Instant started = waiting.row().startedAt();
        return at.isBefore(started) ? started : at;
    }
}
