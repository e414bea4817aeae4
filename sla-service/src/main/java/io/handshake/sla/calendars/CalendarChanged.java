package io.handshake.sla.calendars;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A calendar has a new version; clocks that run keep theirs. */
@EventType("calendar-changed")
@Schema(
        name = "CalendarChanged",
        description = "A calendar has a new version, told whole. Clocks that start at an instant count by the highest"
                + " version whose effectiveFrom has come by then, and keep it.")
record CalendarChanged(
        @Schema(description = "Key of the calendar.", required = true)
        String calendar,

        @Schema(description = "The new version; 1 when the calendar is new.", required = true, minimum = "1")
        int version,

        @Schema(description = "What people call it.", required = true)
        String title,

        @Schema(description = "Time zone of the IANA database.", required = true)
        String zone,

        @Schema(description = "The hours of an ordinary week.", required = true)
        WorkingWeek week,

        @Schema(description = "Dates that differ from it.", required = true)
        List<CalendarHoliday> holidays,

        @Schema(description = "From when it counts for clocks that start.", required = true)
        Instant effectiveFrom) {

    static CalendarChanged of(CalendarView view) {
        return new CalendarChanged(
                view.key(),
                view.version(),
                view.title(),
                view.zone(),
                view.week(),
                view.holidays(),
                view.effectiveFrom());
    }
}
