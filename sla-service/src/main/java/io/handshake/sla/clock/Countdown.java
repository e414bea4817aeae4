package io.handshake.sla.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A promise to answer within a time that counts day and night. What became of it follows from instants alone, never from
 * whether somebody looked in time.
 */
public record Countdown(Instant startedAt, Duration target) {

    public Countdown {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("a promise needs a time longer than none");
        }
    }

    /** The last instant at which an answer keeps the promise. */
    public Instant dueAt() {
        return startedAt.plus(target);
    }

    /** The time used up at an instant; none before the start, as between machines whose clocks differ a little. */
    public Duration elapsed(Instant at) {
        return at.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, at);
    }

    public boolean keptAt(Instant at) {
        return elapsed(at).compareTo(target) <= 0;
    }

    /** How an unanswered clock stands at an instant. */
    public ClockState openAt(Instant now) {
        return keptAt(now) ? ClockState.RUNNING : ClockState.BREACHED;
    }

    /** How a clock ends that an answer stops. */
    public ClockState answeredAt(Instant stop) {
        return keptAt(stop) ? ClockState.MET : ClockState.BREACHED;
    }

    /** How a clock ends whose question went away; a promise broken before that stays broken. */
    public ClockState droppedAt(Instant stop) {
        return keptAt(stop) ? ClockState.CANCELLED : ClockState.BREACHED;
    }
}
