package io.handshake.sla.reps;

import io.handshake.sla.routing.Capacity;
import io.handshake.sla.routing.Period;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many new leads a rep can properly follow up in each period. */
@Schema(description = "How many new leads a rep can properly follow up in each period: exactly so many are offered.")
public record RepCapacity(
        @Schema(description = "New leads, 0 to 10,000.", required = true, examples = "14") @NotNull @Min(0) @Max(10_000)
        Integer count,

        @Schema(
                description = "`week` (an ISO week) or `month` (a calendar month), both in UTC.",
                required = true,
                examples = "month")
        @NotNull
        @Pattern(regexp = "^(week|month)$", message = "must be week or month")
        String per) {

    static RepCapacity of(Capacity capacity) {
        return new RepCapacity(capacity.count(), capacity.period().wireName());
    }

    Capacity capacity() {
        return new Capacity(count, Period.of(per));
    }
}
