package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Interval;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The hours of an ordinary week. */
@Schema(description = "The hours of an ordinary week: per day those that begin on it, at most 12; none when left out.")
public record WorkingWeek(
        @Size(max = 12) @Schema(description = "Hours that begin on a Monday.")
        List<@NotNull @Valid WorkingHours> monday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Tuesday.")
        List<@NotNull @Valid WorkingHours> tuesday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Wednesday.")
        List<@NotNull @Valid WorkingHours> wednesday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Thursday.")
        List<@NotNull @Valid WorkingHours> thursday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Friday.")
        List<@NotNull @Valid WorkingHours> friday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Saturday.")
        List<@NotNull @Valid WorkingHours> saturday,

        @Size(max = 12) @Schema(description = "Hours that begin on a Sunday.")
        List<@NotNull @Valid WorkingHours> sunday) {

    public WorkingWeek {
        monday = orNone(monday);
        tuesday = orNone(tuesday);
        wednesday = orNone(wednesday);
        thursday = orNone(thursday);
        friday = orNone(friday);
        saturday = orNone(saturday);
        sunday = orNone(sunday);
    }

    List<WorkingHours> on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }

    Map<DayOfWeek, List<Interval>> intervals() {
        Map<DayOfWeek, List<Interval>> intervals = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            intervals.put(day, on(day).stream().map(WorkingHours::interval).toList());
        }
        return intervals;
    }

    private static List<WorkingHours> orNone(@Nullable List<WorkingHours> hours) {
        return hours == null ? List.of() : hours;
    }
}
