package io.handshake.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A calendar as it was told, and what counts by it: slow, plain, and written without the code it is compared with. */
record Told(ZoneId zone, Map<DayOfWeek, List<Interval>> week, Map<LocalDate, Holiday> holidays) {

    /** The same hours on each day. */
    static Told daily(String zone, String from, String to) {
        Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(hours(from, to)));
        }
        return new Told(ZoneId.of(zone), week, Map.of());
    }

    /** The same hours from Monday to Friday. */
    static Told office(String zone, String from, String to) {
        Told told = daily(zone, from, to);
        told.week().remove(DayOfWeek.SATURDAY);
        told.week().remove(DayOfWeek.SUNDAY);
        return told;
    }

    static Interval hours(String from, String to) {
        return new Interval(LocalTime.parse(from), LocalTime.parse(to));
    }

    Told with(String date, Holiday holiday) {
        Map<LocalDate, Holiday> all = new HashMap<>(holidays);
        all.put(LocalDate.parse(date), holiday);
        return new Told(zone, week, all);
    }

    WorkingCalendar calendar() {
        return new WorkingCalendar(zone, week, holidays);
    }

    boolean counts(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDate date = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        boolean begun = beginningOn(date).stream()
                .anyMatch(hours -> !time.isBefore(hours.from()) && (overnight(hours) || time.isBefore(hours.to())));
        boolean fromTheNightBefore = !holidays.containsKey(date)
                && beginningOn(date.minusDays(1)).stream()
                        .anyMatch(hours -> overnight(hours) && time.isBefore(hours.to()));
        return begun || fromTheNightBefore;
    }

    /** Goes step by step; both ends, the hours and the zone's changes must lie on steps. */
    Duration elapsed(Instant start, Instant stop, Duration step) {
        long steps = 0;
        for (Instant at = start; at.isBefore(stop); at = at.plus(step)) {
            steps += counts(at) ? 1 : 0;
        }
        return step.multipliedBy(steps);
    }

    private List<Interval> beginningOn(LocalDate date) {
        Holiday holiday = holidays.get(date);
        return holiday == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : holiday.hours();
    }

    private static boolean overnight(Interval hours) {
        return !hours.to().isAfter(hours.from());
    }
}
