package io.handshake.sla.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many new leads a rep can take in each period. */
public record Capacity(int count, Period period) {
    private static final long WEEKS_OF_A_YEAR = 52;
    private static final long MONTHS_OF_A_YEAR = 12;

    /** What it comes to in an average week, at least one when there is any: for comparing, not for giving out. */
    public int weekly() {
        return switch (period) {
            case WEEK -> count;
            case MONTH ->
                (int) Math.max(Math.min(count, 1), (count * MONTHS_OF_A_YEAR + WEEKS_OF_A_YEAR / 2) / WEEKS_OF_A_YEAR);
        };
    }

    /** What absences leave of it in the period of an instant: by the share of the working time, rounded half up. */
    public int available(Instant now, List<Absence> absences, WorkingTime working) {
        Instant start = period.start(now);
        Instant end = period.end(now);
        long lost = within(start, end, absences).stream()
                .mapToLong(away -> micros(away.from(), away.to(), working))
                .sum();
        if (lost == 0) {
            return count;
        }
        long all = micros(start, end, working);
        return (int) ((2L * count * (all - lost) + all) / (2 * all));
    }

    /** Absences may overlap; what several cover is lost once. */
    private static List<Absence> within(Instant start, Instant end, List<Absence> absences) {
        List<Absence> apart = new ArrayList<>();
        Instant covered = start;
        for (Absence absence :
                absences.stream().sorted(Comparator.comparing(Absence::from)).toList()) {
            Instant from = absence.from().isAfter(covered) ? absence.from() : covered;
            Instant to = absence.to().isBefore(end) ? absence.to() : end;
            if (from.isBefore(to)) {
                apart.add(new Absence(from, to));
                covered = to;
            }
        }
        return apart;
    }

    private static long micros(Instant from, Instant to, WorkingTime working) {
        return working.between(from, to).toNanos() / 1_000;
    }
}
