package io.handshake.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Working time: an instant counts if and only if the zone's clocks show a time then that lies within the calendar's hours.
 *
 * <p>So local times that a change of clocks leaves out count nothing, and those it repeats count twice.
 */
public final class WorkingCalendar {
    /** The first instant that is known of. */
    public static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    /** The last one. */
    public static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final LocalHours hours;
    private final Stretches stretches;

    /** What counts from the first instant to a stretch, less what its local begin is worth. */
    private final long[] ahead;

    public WorkingCalendar(ZoneId zone, Map<DayOfWeek, List<Interval>> week, Map<LocalDate, Holiday> holidays) {
        hours = new LocalHours(week, holidays);
        stretches = Stretches.of(zone, FIRST, LAST);
        ahead = new long[stretches.count()];
        ahead[0] = -hours.before(stretches.begin(0) + stretches.offset(0));
        for (int i = 1; i < ahead.length; i++) {
            long begin = stretches.begin(i);
            ahead[i] = ahead[i - 1]
                    + hours.before(begin + stretches.offset(i - 1))
                    - hours.before(begin + stretches.offset(i));
        }
    }

    /** The time that counts from one instant up to another; none when that is not later. */
    public Duration elapsed(Instant start, Instant stop) {
        requireKnown(start);
        requireKnown(stop);
        return stop.isAfter(start) ? before(stop).minus(before(start)) : Duration.ZERO;
    }

    /** The earliest instant, not before the start, at which so much has elapsed; empty when it never has while anything is known. */
    public Optional<Instant> dueAt(Instant start, Duration target) {
        requireKnown(start);
        if (target.isNegative()) {
            throw new IllegalArgumentException("no clock ends before it starts");
        }
        if (target.isZero()) {
            return Optional.of(start);
        }
        Duration wanted = before(start).plus(target);
        int fraction = wanted.getNano();
        long seconds = wanted.getSeconds() + (fraction > 0 ? 1 : 0);
        if (before(LAST.getEpochSecond()) < seconds) {
            return Optional.empty();
        }
        long second = earliest(start.getEpochSecond(), seconds);
        return Optional.of(fraction > 0 ? Instant.ofEpochSecond(second - 1, fraction) : Instant.ofEpochSecond(second));
    }

    /** What counts from one instant up to another and why the rest does not, in at most so many parts. */
    public Explanation counted(Instant start, Instant stop, int limit) {
        requireKnown(start);
        requireKnown(stop);
        Explanation.Draft draft = new Explanation.Draft(limit);
        for (int i = stretches.at(start.getEpochSecond()); i < stretches.count() && !draft.isFull(); i++) {
            Instant begin = Instant.ofEpochSecond(stretches.begin(i));
            if (!begin.isBefore(stop)) {
                break;
            }
            if (begin.isAfter(start)) {
                int by = stretches.offset(i) - stretches.offset(i - 1);
                draft.add(begin, begin, new Reason.ClockChange(Duration.ofSeconds(by)));
            }
            Instant end = i + 1 < stretches.count() ? Instant.ofEpochSecond(stretches.begin(i + 1)) : LAST;
            explain(later(start, begin), end.isBefore(stop) ? end : stop, stretches.offset(i), draft);
        }
        return draft.finish();
    }

    private void explain(Instant from, Instant to, int offset, Explanation.Draft draft) {
        long day = Math.floorDiv(from.getEpochSecond() + offset, Interval.DAY);
        for (Instant at = from; at.isBefore(to) && !draft.isFull(); day++) {
            int[] bounds = hours.bounds(day);
            for (int i = 1; i < bounds.length; i++) {
                Instant end = Instant.ofEpochSecond(day * Interval.DAY + bounds[i] - offset);
                Instant until = end.isBefore(to) ? end : to;
                if (at.isBefore(until)) {
                    draft.add(at, until, hours.reason(day, bounds[i - 1]));
                    at = until;
                }
            }
        }
    }

    private long earliest(long notBefore, long counted) {
        long low = notBefore;
        long high = LAST.getEpochSecond();
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (before(middle) >= counted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Hours begin and end with a second, so one counts as a whole or not at all. */
    private Duration before(Instant at) {
        long second = at.getEpochSecond();
        long seconds = before(second);
        boolean counts = at.getNano() > 0 && before(second + 1) > seconds;
        return Duration.ofSeconds(seconds, counts ? at.getNano() : 0);
    }

    private long before(long second) {
        int stretch = stretches.at(second);
        return ahead[stretch] + hours.before(second + stretches.offset(stretch));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void requireKnown(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException("time is known from " + FIRST + " to " + LAST);
        }
    }
}
