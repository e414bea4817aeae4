package io.handshake.sla.clock;

import io.handshake.sla.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A promise to do something within so much time of a calendar, which stands still while paused, up to a budget. What became
 * of it follows from instants alone, never from whether somebody looked in time.
 */
public final class Countdown {

    private final Instant startedAt;
    private final Duration target;
    private final WorkingCalendar calendar;
    private final List<Pause> pauses;
    private final List<Excused> excused;

    /** A time that does not count, whatever the calendar says. */
    record Excused(Instant from, Instant to) {}

    /**
     * @param pauses none overlaps another
     * @param budget how much of the calendar's time they may take altogether
     */
    public Countdown(
            Instant startedAt, Duration target, WorkingCalendar calendar, List<Pause> pauses, Duration budget) {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("a promise needs a time longer than none");
        }
        this.startedAt = startedAt;
        this.target = target;
        this.calendar = calendar;
        this.pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
        this.excused = excused(budget);
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Duration target() {
        return target;
    }

    /** When the target is reached, if a pause that goes on never ends; the last instant known of when that is never. */
    public Instant dueAt() {
        return reaches(target).orElse(WorkingCalendar.LAST);
    }

    /** The earliest instant by which so much time is used up. */
    public Optional<Instant> reaches(Duration elapsed) {
        Instant at = startedAt;
        Duration left = elapsed;
        for (Excused span : excused) {
            Duration before = calendar.elapsed(at, span.from());
            if (before.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(before);
            at = span.to();
        }
        return calendar.dueAt(at, left);
    }

    /** The time used up at an instant; none before the start, as between machines whose clocks differ a little. */
    public Duration elapsed(Instant at) {
        return calendar.elapsed(startedAt, at).minus(excusedUntil(at));
    }

    /** The calendar's time that did not count, as it was paused. */
    public Duration excusedUntil(Instant at) {
        return excused.stream()
                .map(span -> calendar.elapsed(span.from(), earlier(span.to(), at)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    public boolean keptAt(Instant at) {
        return elapsed(at).compareTo(target) <= 0;
    }

    /** How an unanswered clock stands at an instant. */
    public ClockState openAt(Instant now) {
        if (!keptAt(now)) {
            return ClockState.BREACHED;
        }
        return excused.stream().anyMatch(span -> !now.isBefore(span.from()) && now.isBefore(span.to()))
                ? ClockState.PAUSED
                : ClockState.RUNNING;
    }

    /** How a clock ends that an answer stops. */
    public ClockState answeredAt(Instant stop) {
        return keptAt(stop) ? ClockState.MET : ClockState.BREACHED;
    }

    /** How a clock ends whose question went away; a promise broken before that stays broken. */
    public ClockState droppedAt(Instant stop) {
        return keptAt(stop) ? ClockState.CANCELLED : ClockState.BREACHED;
    }

    /** What counted up to an instant and why the rest did not, in at most so many parts. */
    public Ledger explain(Instant until, int limit) {
        return Ledger.of(calendar.counted(startedAt, until, limit), pauses, excused, limit);
    }

    private List<Excused> excused(Duration budget) {
        List<Excused> spans = new ArrayList<>();
        Duration left = budget;
        for (Pause pause : pauses) {
            Instant from = later(pause.from(), startedAt);
            Instant to = pause.to() == null ? WorkingCalendar.LAST : pause.to();
            if (left.isZero() || !to.isAfter(from)) {
                continue;
            }
            Duration paused = calendar.elapsed(from, to);
            boolean within = paused.compareTo(left) <= 0;
            Instant end = within ? to : calendar.dueAt(from, left).orElseThrow();
            spans.add(new Excused(from, end));
            left = within ? left.minus(paused) : Duration.ZERO;
        }
        return List.copyOf(spans);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
