package io.handshake.sla.calendars;

import io.handshake.chassis.agreement.Author;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a calendar as people read it. */
@Schema(name = "Calendar", description = "A version of a calendar; it never changes.")
public record CalendarView(
        @Schema(
                required = true,
                description = "Key of the calendar, the same for all its versions.",
                examples = "berlin-office",
                maxLength = 63)
        String key,

        @Schema(required = true, description = "The version shown, counted from 1.", minimum = "1")
        int version,

        @Schema(required = true, description = "The newest version there is.", minimum = "1")
        int latestVersion,

        @Schema(required = true, description = "Whether it came with the product; then it has one version for ever.")
        boolean shipped,

        @Schema(required = true, description = "What people call it.", maxLength = 200)
        String title,

        @Schema(required = true, description = "Time zone of the IANA database.", examples = "Europe/Berlin")
        String zone,

        @Schema(required = true, description = "The hours of an ordinary week.")
        WorkingWeek week,

        @Schema(required = true, description = "Dates that differ from it, in the order they were told.")
        List<CalendarHoliday> holidays,

        @Schema(
                required = true,
                description = "Clocks that start from this instant on use it, unless there is a newer version whose"
                        + " time has come too.")
        Instant effectiveFrom,

        @Schema(required = true, nullable = true, description = "Why it was changed; null on version 1.") @Nullable
        String reason,

        @Schema(required = true, description = "Who wrote this version.")
        Author createdBy,

        @Schema(required = true, description = "When it was written.")
        Instant createdAt) {

    CalendarContent content() {
        return new CalendarContent(title, zone, week, holidays);
    }
}
