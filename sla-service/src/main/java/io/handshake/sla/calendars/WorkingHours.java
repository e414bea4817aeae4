package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Interval;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hours of a day, or of a night that begins on it. */
@Schema(
        description = "Hours that begin on a day. The begin counts, the end does not. An end that is not later than the"
                + " begin is on the next day; 00:00 to 24:00 is a whole day.")
public record WorkingHours(
        @NotNull
        @Pattern(regexp = "^([01][0-9]|2[0-3]):[0-5][0-9]$", message = "must be a local time such as 09:00")
        @Schema(description = "Local time of the begin, 00:00 to 23:59.", required = true, examples = "09:00")
        String from,

        @NotNull
        @Pattern(
                regexp = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
                message = "must be a local time such as 17:30, 24:00 at most")
        @Schema(
                description = "Local time of the end, 00:00 to 24:00; 00:00 and 24:00 both are the end of the day.",
                required = true,
                examples = "17:30")
        String to) {

    Interval interval() {
        return new Interval(LocalTime.parse(from), to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    /** From midnight to midnight is a day; from any other time to the same hardly anybody means. */
    boolean haveNoLength() {
        return from.equals(to) && !from.equals("00:00");
    }
}
