package io.handshake.sla.policies;

import io.handshake.sla.policy.PauseRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When clocks may stand still. */
@Schema(description = "Reasons for which clocks may stand still, and for how long altogether.")
public record PolicyPauses(
        @NotNull
        @Size(min = 1, max = 20)
        @Schema(
                description = "Codes of the reasons, 1 to 20, each lower-case letters, digits and hyphens, at most 63.",
                required = true,
                examples = "[\"buyer-away\", \"waiting-for-customer\"]")
        List<@NotNull @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$") String> reasons,

        @NotNull
        @Min(1)
        @Max(31_622_400)
        @Schema(
                description =
                        "How much of a clock's time its pauses may take altogether, in seconds of its calendar, at"
                                + " most 366 days. What goes beyond counts.",
                required = true,
                examples = "259200")
        Long budgetSeconds) {

    PauseRule rule() {
        return new PauseRule(Set.copyOf(reasons), Duration.ofSeconds(budgetSeconds));
    }
}
