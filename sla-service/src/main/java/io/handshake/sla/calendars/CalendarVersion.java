package io.handshake.sla.calendars;

import io.handshake.sla.calendar.WorkingCalendar;

/** A version of a calendar, as clocks count by it. */
public record CalendarVersion(String key, int version, WorkingCalendar hours) {}
