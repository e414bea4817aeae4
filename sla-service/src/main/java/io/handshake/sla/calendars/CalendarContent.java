package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Holiday;
import io.handshake.sla.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a version of a calendar says. */
record CalendarContent(String title, String zone, WorkingWeek week, List<CalendarHoliday> holidays) {

    WorkingCalendar calendar() {
        Map<LocalDate, Holiday> off = new HashMap<>();
        holidays.forEach(holiday -> off.put(holiday.date(), holiday.holiday()));
        return new WorkingCalendar(ZoneId.of(zone), week.intervals(), off);
    }
}
