package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Holiday;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A date on which other hours count than on its weekday. */
@Schema(
        description = "A date on which only the hours named here count, none by default. Night hours that began the day"
                + " before end at midnight; those that begin on the holiday run on into the next day, unless that is a"
                + " holiday too.")
public record CalendarHoliday(
        @NotNull
        @Schema(
                description = "The date in the calendar's zone, 1970 to 2100; at most once in a version.",
                required = true,
                examples = "2026-12-24")
        LocalDate date,

        @NotBlank
        @Size(max = 100)
        @Schema(
                description = "What the day is called, 1 to 100 characters; explanations name it.",
                required = true,
                examples = "Christmas Eve")
        String title,

        @Size(max = 12)
        @Schema(description = "The hours that count all the same, at most 12; none: the whole day is off.")
        List<@NotNull @Valid WorkingHours> hours) {

    public CalendarHoliday {
        hours = orNone(hours);
    }

    Holiday holiday() {
        return new Holiday(title, hours.stream().map(WorkingHours::interval).toList());
    }

    private static List<WorkingHours> orNone(@Nullable List<WorkingHours> hours) {
        return hours == null ? List.of() : hours;
    }
}
