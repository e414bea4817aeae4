package io.handshake.sla.calendars;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The first version of a calendar, and the key it is known by from then on. */
@Schema(description = "A new calendar; it becomes version 1.")
public record NewCalendar(
        @NotNull
        @Pattern(
                regexp = "^[a-z0-9][a-z0-9-]{0,62}$",
                message = "must be lower-case letters, digits and hyphens, at most 63, and begin with no hyphen")
        @Schema(
                description = "Key of the calendar, the same for all its versions: lower-case letters, digits and"
                        + " hyphens, at most 63.",
                required = true,
                examples = "berlin-office")
        String key,

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
                description =
                        "Clocks that start from this instant on may use it: now when left out, not before now, and"
                                + " before 2100.",
                nullable = true,
                examples = "2027-01-01T00:00:00Z")
        @Nullable
        Instant effectiveFrom) {

    public NewCalendar {
        holidays = orNone(holidays);
    }

    CalendarContent content() {
        return new CalendarContent(title, zone, week, holidays);
    }

    private static List<CalendarHoliday> orNone(@Nullable List<CalendarHoliday> told) {
        return told == null ? List.of() : told;
    }
}
