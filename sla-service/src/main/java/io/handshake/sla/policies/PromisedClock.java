package io.handshake.sla.policies;

import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.policy.Promise;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A promise of one kind as both sides write and sign it. */
@Schema(description = "A clock that a policy starts: what it waits for, how long, and what is told meanwhile.")
public record PromisedClock(
        @NotNull
        @Pattern(
                regexp = "^(accept|first-touch|work-by|outcome)$",
                message = "must be accept, first-touch, work-by or outcome")
        @Schema(
                description = "What it waits for. `accept`: from an offer to its acceptance or refusal, one per offer."
                        + " `first-touch`: from the acceptance to the first touch. `work-by`: from when the"
                        + " hand-off is opened to the first touch, or its refusal for good. `outcome`: from the"
                        + " acceptance until it is qualified, disqualified or returned. More may follow.",
                required = true,
                examples = "accept")
        String kind,

        @NotNull
        @Min(1)
        @Max(31_622_400)
        @Schema(
                description = "Time allowed, in seconds of the calendar, at most 366 days.",
                required = true,
                examples = "172800")
        Long targetSeconds,

        @NotNull @Valid @Schema(description = "Whose hours count.", required = true)
        ClockHours calendar,

        @Size(max = 5)
        @Schema(
                description =
                        "Shares of the time allowed at which a warning is given, each more than 0 and less than 1 and"
                                + " with at most 9 decimals, the smallest first, at most 5; none when left out.")
        List<
                        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                        @Digits(integer = 1, fraction = 9, message = "must have at most 9 decimals") BigDecimal>
                warnAt,

        @Size(max = 5)
        @Schema(description = "Who is told when a breach lasts, the soonest first, at most 5; nobody when left out.")
        List<@NotNull @Valid EscalationStep> escalations) {

    public PromisedClock {
        warnAt = warnAt == null ? List.of() : warnAt;
        escalations = escalations == null ? List.of() : escalations;
    }

    Promise promise() {
        return new Promise(
                ClockKind.of(kind),
                Duration.ofSeconds(targetSeconds),
                calendar.hours(),
                warnAt,
                escalations.stream().map(EscalationStep::step).toList());
    }
}
