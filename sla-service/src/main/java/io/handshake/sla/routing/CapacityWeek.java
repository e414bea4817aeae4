package io.handshake.sla.routing;

import static java.time.DayOfWeek.MONDAY;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.Instant;
import java.time.LocalDate;

/** The ISO week, in UTC, against which a rep's capacity is counted. */
public final class CapacityWeek {

    private CapacityWeek() {}

    /** The Monday that begins the week of an instant. */
    public static LocalDate of(Instant instant) {
        return instant.atZone(UTC).toLocalDate().with(previousOrSame(MONDAY));
    }
}
