package io.handshake.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which local times count, wherever the clocks show them. Weeks are multiplied, and the days that differ from their weekday are
 * added up beforehand, so that the distance between two times costs nothing.
 */
final class LocalHours {
    private static final long MONDAY = LocalDate.EPOCH.with(DayOfWeek.MONDAY).toEpochDay();

    private final DayHours[] week = new DayHours[7];
    private final long[] countedBefore = new long[8];
    private final Map<Long, String> holidays = new HashMap<>();
    private final long[] days;
    private final DayHours[] different;
    private final long[] gainedBefore;

    LocalHours(Map<DayOfWeek, List<Interval>> told, Map<LocalDate, Holiday> off) {
        for (DayOfWeek day : DayOfWeek.values()) {
            int i = day.ordinal();
            week[i] = DayHours.of(on(told, day), on(told, day.minus(1)));
            countedBefore[i + 1] = countedBefore[i] + week[i].total();
        }
        off.forEach((date, holiday) -> holidays.put(date.toEpochDay(), holiday.title()));
        SortedMap<Long, DayHours> found = different(told, off);
        days = found.keySet().stream().mapToLong(Long::longValue).toArray();
        different = found.values().toArray(DayHours[]::new);
        gainedBefore = new long[days.length + 1];
        for (int i = 0; i < days.length; i++) {
            gainedBefore[i + 1] =
                    gainedBefore[i] + different[i].total() - regular(days[i]).total();
        }
    }

    /** A holiday is over at midnight but for its own night hours; those of the evening before end with that day. */
    private static SortedMap<Long, DayHours> different(
            Map<DayOfWeek, List<Interval>> told, Map<LocalDate, Holiday> off) {
        SortedMap<Long, DayHours> different = new TreeMap<>();
        off.forEach((date, holiday) -> {
            different.put(date.toEpochDay(), DayHours.of(holiday.hours(), List.of()));
            LocalDate next = date.plusDays(1);
            if (!off.containsKey(next)) {
                different.put(next.toEpochDay(), DayHours.of(on(told, next.getDayOfWeek()), holiday.hours()));
            }
        });
        return different;
    }

    /** How many seconds count before a local one; only the difference between two answers means something. */
    long before(long localSecond) {
        long day = Math.floorDiv(localSecond, Interval.DAY);
        int found = Arrays.binarySearch(days, day);
        int gained = found >= 0 ? found : -found - 1;
        DayHours hours = found >= 0 ? different[found] : regular(day);
        return Math.floorDiv(day - MONDAY, 7) * countedBefore[7]
                + countedBefore[weekday(day)]
                + gainedBefore[gained]
                + hours.before((int) (localSecond - day * Interval.DAY));
    }

    /** The seconds of a day, counted from its begin, at which the reason may change; its begin and end among them. */
    int[] bounds(long day) {
        return IntStream.concat(
                        IntStream.of(0, Interval.DAY),
                        IntStream.concat(hours(day).bounds(), regular(day).bounds()))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Why a second of a day counts, or does not. Night hours may be missing on the day after a holiday. */
    Reason reason(long day, int second) {
        if (hours(day).counts(second)) {
            return new Reason.WithinHours();
        }
        String holiday = holidays.get(day);
        if (holiday != null) {
            return new Reason.OnHoliday(holiday);
        }
        String dayBefore = holidays.get(day - 1);
        return dayBefore != null && regular(day).counts(second)
                ? new Reason.OnHoliday(dayBefore)
                : new Reason.OutsideHours();
    }

    private DayHours hours(long day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? different[found] : regular(day);
    }

    private DayHours regular(long day) {
        return week[weekday(day)];
    }

    private static int weekday(long day) {
        return Math.floorMod(day - MONDAY, 7);
    }

    private static List<Interval> on(Map<DayOfWeek, List<Interval>> told, DayOfWeek day) {
        return told.getOrDefault(day, List.of());
    }
}
