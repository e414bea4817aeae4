package io.handshake.sla.policies;

import io.handshake.sla.policy.Promise;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is told when a breach has lasted for some time. */
@Schema(description = "Who is told when a breach has lasted for some time.")
public record EscalationStep(
        @NotNull
        @Min(1)
        @Max(31_622_400)
        @Schema(
                description = "Seconds of the clock's calendar beyond the time allowed, at most 366 days.",
                required = true,
                examples = "14400")
        Long afterSeconds,

        @NotNull
        @Pattern(regexp = "^(rep|manager|marketing)$", message = "must be rep, manager or marketing")
        @Schema(
                description = "Who is told: `rep`, `manager` or `marketing`. More may follow.",
                required = true,
                examples = "manager")
        String to) {

    Promise.Escalation step() {
        return new Promise.Escalation(Duration.ofSeconds(afterSeconds), to);
    }
}
