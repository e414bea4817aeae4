package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Part;
import io.handshake.sla.calendar.Reason.ClockChange;
import io.handshake.sla.calendar.Reason.OnHoliday;
import io.handshake.sla.calendar.Reason.OutsideHours;
import io.handshake.sla.calendar.Reason.WithinHours;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time that counts throughout, or not at all. */
@Schema(description = "A time that counts throughout, or not at all, for one reason.")
public record ElapsedPart(
        @Schema(required = true, description = "Its begin, inclusive.")
        Instant from,

        @Schema(
                required = true,
                description = "Its end, exclusive; a change of clocks takes no time, and ends when it begins.")
        Instant to,

        @Schema(required = true, description = "Whether it counts.")
        boolean counts,

        @Schema(
                required = true,
                description = "Why: within-hours, outside-hours, holiday or clock-change. More may come.",
                examples = "within-hours")
        String because,

        @Schema(required = true, nullable = true, description = "What the holiday is called; null otherwise.") @Nullable
        String holiday,

        @Schema(
                required = true,
                nullable = true,
                description = "Seconds by which the clocks were put forward, negative when back; null otherwise. Local"
                        + " times left out do not count, those that come again count again.")
        @Nullable
        Long clockChangeSeconds) {

    static ElapsedPart of(Part part) {
        return switch (part.reason()) {
            case WithinHours() -> of(part, "within-hours", null, null);
            case OutsideHours() -> of(part, "outside-hours", null, null);
            case OnHoliday(String title) -> of(part, "holiday", title, null);
            case ClockChange(var by) -> of(part, "clock-change", null, by.toSeconds());
        };
    }

    private static ElapsedPart of(Part part, String because, @Nullable String holiday, @Nullable Long change) {
        return new ElapsedPart(part.from(), part.to(), part.counts(), because, holiday, change);
    }
}
