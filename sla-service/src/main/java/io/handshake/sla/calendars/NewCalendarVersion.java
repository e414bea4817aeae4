package io.handshake.sla.calendars;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar as it is to be from some time on. */
@Schema(description = "A new version of a calendar, whole: what is left out is not taken from the version before.")
public record NewCalendarVersion(
        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "What people call it, 1 to 200 characters.",
                required = true,
                examples = "Office hours in Berlin")
        String title,

        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "Time zone of the IANA database whose clocks decide what time it is.",
                required = true,
                examples = "Europe/Berlin")
        String zone,

        @NotNull @Valid @Schema(description = "The hours of an ordinary week, on one day at least.", required = true)
        WorkingWeek week,

        @Size(max = 2_000) @Schema(description = "Dates that differ from it, at most 2,000; none when left out.")
        List<@NotNull @Valid CalendarHoliday> holidays,

        @Schema(
                description = "Clocks that start from this instant on use it: now when left out, not before now, and"
                        + " before 2100. It goes before every older version, those whose time is yet to come included.",
                nullable = true,
                examples = "2027-01-01T00:00:00Z")
        @Nullable
        Instant effectiveFrom,

        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "Why the calendar is changed, 1 to 1,000 characters.",
                required = true,
                examples = "The holidays of 2027 are known.")
        String reason) {

    public NewCalendarVersion {
        holidays = orNone(holidays);
    }

    CalendarContent content() {
        return new CalendarContent(title, zone, week, holidays);
    }

    private static List<CalendarHoliday> orNone(@Nullable List<CalendarHoliday> told) {
        return told == null ? List.of() : told;
    }
}
