package io.handshake.sla.clocks;

import io.handshake.sla.calendar.WorkingCalendar;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import io.handshake.sla.policies.Policy;
import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.policy.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock with the rules it runs by: those it started with. */
public record Clock(ClockRow row, Policy policy, Countdown countdown) {

    /** As it is at an instant, whether anybody noticed or not. */
    public ClockState stateAt(Instant now) {
        return row.state() == ClockState.RUNNING ? countdown.openAt(now) : row.state();
    }

    /** Time used up, until it stopped or until now. */
    public Duration elapsedAt(Instant now) {
        return countdown.elapsed(endAt(now));
    }

    /** When it stopped, or now. */
    public Instant endAt(Instant now) {
        Instant stopped = row.stoppedAt();
        return stopped == null ? now : stopped;
    }

    /** Whether its offer ends with its breach. */
    public boolean expires() {
        return row.kind() == ClockKind.ACCEPT && policy.offers().expires();
    }

    /** What is to be told of it, in order. */
    public List<Mark> marks() {
        return policy.promise(row.kind())
                .orElseThrow(() -> new IllegalStateException("its policy promises it"))
                .marks();
    }

    /** When the mark after so many is to be told; never, when there is none left or its time does not come. */
    public @Nullable Instant nextAt(int told) {
        List<Mark> marks = marks();
        return told < marks.size() ? at(marks.get(told)) : null;
    }

    public Instant at(Mark mark) {
        return countdown.reaches(mark.elapsed()).orElse(WorkingCalendar.LAST);
    }
}
