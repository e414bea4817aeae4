package io.handshake.sla.calendars;

import io.handshake.sla.calendar.Explanation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much time counts, part by part. */
@Schema(name = "ElapsedTime", description = "How much time counts between two instants, and why the rest does not.")
public record ElapsedView(
        @Schema(required = true, description = "Key of the calendar.")
        String calendar,

        @Schema(required = true, description = "The version that was counted by.", minimum = "1")
        int version,

        @Schema(required = true, description = "The begin, inclusive.")
        Instant from,

        @Schema(required = true, description = "The end, exclusive.")
        Instant to,

        @Schema(required = true, description = "Seconds that count, exact to the microsecond.", minimum = "0")
        BigDecimal elapsedSeconds,

        @Schema(
                required = true,
                description = "The time between from and to in parts that count or do not, in order and without a gap,"
                        + " at most 1,000.")
        List<ElapsedPart> parts,

        @Schema(
                required = true,
                description = "Whether the parts reach to the end; else ask again from where they end.")
        boolean complete) {

    static ElapsedView of(CalendarVersion calendar, Instant from, Instant to, Explanation explanation) {
        return new ElapsedView(
                calendar.key(),
                calendar.version(),
                from,
                to,
                seconds(calendar.hours().elapsed(from, to)),
                explanation.parts().stream().map(ElapsedPart::of).toList(),
                explanation.complete());
    }

    private static BigDecimal seconds(Duration elapsed) {
        BigDecimal exact = BigDecimal.valueOf(elapsed.getSeconds()).add(BigDecimal.valueOf(elapsed.getNano(), 9));
        BigDecimal plain = exact.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
