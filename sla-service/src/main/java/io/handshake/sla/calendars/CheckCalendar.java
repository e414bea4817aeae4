package io.handshake.sla.calendars;

import io.handshake.chassis.problem.FieldError;
import io.handshake.sla.calendar.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what keeps a calendar from making sense. */
final class CheckCalendar {
    private static final int WEEK = 7 * Interval.DAY;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    private final CalendarContent content;
    private final List<FieldError> faults = new ArrayList<>();

    private CheckCalendar(CalendarContent content) {
        this.content = content;
    }

    static List<FieldError> faults(CalendarContent content) {
        CheckCalendar check = new CheckCalendar(content);
        if (!ZoneId.getAvailableZoneIds().contains(content.zone())) {
            check.fault("/zone", "must be a time zone of the IANA database, such as Europe/Berlin");
        }
        check.week();
        check.holidays();
        return check.faults;
    }

    /** Hours in seconds from the begin of a week, or of a day. */
    private record Placed(String pointer, WorkingHours hours, int begin, int end) {
        boolean hasLength() {
            return !hours.haveNoLength();
        }
    }

    private void week() {
        List<Placed> told = Stream.of(DayOfWeek.values())
                .flatMap(day -> onWeekday(day, day.ordinal()))
                .toList();
        if (told.isEmpty()) {
            fault("/week", "must have hours on one day at least, else no clock would ever end");
            return;
        }
        List<Placed> sorted = checked(told);
        if (sorted.size() > 1 && sorted.getLast().end() > sorted.getFirst().begin() + WEEK) {
            fault(sorted.getLast().pointer(), "overlaps " + sorted.getFirst().pointer() + " of the next week");
        }
    }

    private void holidays() {
        Map<LocalDate, Integer> dates = new HashMap<>();
        for (int i = 0; i < content.holidays().size(); i++) {
            LocalDate date = content.holidays().get(i).date();
            Integer before = dates.putIfAbsent(date, i);
            if (before != null) {
                fault("/holidays/" + i + "/date", "is there already as /holidays/" + before);
            }
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                fault("/holidays/" + i + "/date", "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            }
        }
        for (int i = 0; i < content.holidays().size(); i++) {
            hours(i, dates);
        }
    }

    /** On a holiday that follows, the night hours of this one end at midnight. */
    private void hours(int holiday, Map<LocalDate, Integer> dates) {
        CalendarHoliday told = content.holidays().get(holiday);
        List<Placed> sorted = checked(
                placed("/holidays/" + holiday + "/hours", told.hours(), 0).toList());
        LocalDate next = told.date().plusDays(1);
        if (!sorted.isEmpty() && !dates.containsKey(next)) {
            Placed last = sorted.getLast();
            onWeekday(next.getDayOfWeek(), 1)
                    .filter(hours -> hours.hasLength() && hours.begin() < last.end())
                    .findFirst()
                    .ifPresent(hours -> fault(last.pointer(), "overlaps " + hours.pointer() + " of the day after"));
        }
    }

    /** Those that have a length, in order. */
    private List<Placed> checked(List<Placed> told) {
        told.stream().filter(hours -> !hours.hasLength()).forEach(hours -> fault(hours.pointer(), "has no length"));
        List<Placed> sorted = told.stream()
                .filter(Placed::hasLength)
                .sorted(Comparator.comparingInt(Placed::begin))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).end() > sorted.get(i).begin()) {
                fault(sorted.get(i).pointer(), "overlaps " + sorted.get(i - 1).pointer());
            }
        }
        return sorted;
    }

    private Stream<Placed> onWeekday(DayOfWeek weekday, int day) {
        return placed(
                "/week/" + weekday.name().toLowerCase(Locale.ROOT),
                content.week().on(weekday),
                day);
    }

    private static Stream<Placed> placed(String pointer, List<WorkingHours> told, int day) {
        return IntStream.range(0, told.size()).mapToObj(i -> {
            Interval interval = told.get(i).interval();
            int begin = day * Interval.DAY;
            return new Placed(pointer + "/" + i, told.get(i), begin + interval.begin(), begin + interval.end());
        });
    }

    private void fault(String pointer, String message) {
        faults.add(FieldError.at(pointer, message));
    }
}
