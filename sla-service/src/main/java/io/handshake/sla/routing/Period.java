package io.handshake.sla.routing;

import static java.time.DayOfWeek.MONDAY;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.TemporalAdjusters.firstDayOfMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** What capacity is counted by: ISO weeks or calendar months, in UTC. */
public enum Period {
    WEEK,
    MONTH;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Period of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** The day that begins the period of an instant. */
    public LocalDate begin(Instant instant) {
        LocalDate day = instant.atZone(UTC).toLocalDate();
        return switch (this) {
            case WEEK -> day.with(previousOrSame(MONDAY));
            case MONTH -> day.with(firstDayOfMonth());
        };
    }

    Instant start(Instant instant) {
        return begin(instant).atStartOfDay(UTC).toInstant();
    }

    Instant end(Instant instant) {
        LocalDate begin = begin(instant);
        LocalDate next = switch (this) {
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
        return next.atStartOfDay(UTC).toInstant();
    }
}
