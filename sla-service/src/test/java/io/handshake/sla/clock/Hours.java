package io.handshake.sla.clock;

import io.handshake.sla.calendar.Interval;
import io.handshake.sla.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calendars of tests. */
final class Hours {
    static final WorkingCalendar AROUND_THE_CLOCK = weekly(new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    /** Every day from nine to five, in UTC. */
    static final WorkingCalendar NINE_TO_FIVE = weekly(new Interval(LocalTime.of(9, 0), LocalTime.of(17, 0)));

    private Hours() {}

    private static WorkingCalendar weekly(Interval hours) {
        Map<DayOfWeek, List<Interval>> week =
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), _ -> List.of(hours)));
        return new WorkingCalendar(ZoneOffset.UTC, week, Map.of());
    }
}
