package io.handshake.scoring.experiment;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.agreement.Period;
import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.definition.LeadAttributes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody proposes that both sides should sign. */
@Schema(description = "A new version of an experiment's plan, to be signed by both sides.")
public record NewExperimentVersion(
        @NotNull @Valid @Schema(description = "The plan.", required = true)
        Plan plan,

        @NotNull
        @Schema(
                description = "The earliest instant at which it may start, 1970 to 2099.",
                required = true,
                examples = "2026-01-01T00:00:00Z")
        Instant effectiveFrom,

        @NotBlank
        @Size(max = 1_000)
        @Schema(
                description = "Why the plan is changed, 1 to 1,000 characters; shown beside the version, not signed.",
                required = true,
                examples = "Five hundred are too many for one quarter.")
        String reason) {

    /** What is signed. Each experiment is its own scope, so that several may run. */
    Terms terms(String key, LeadAttributes attributes) {
        List<FieldError> faults = new Period(effectiveFrom, null).faults();
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("this experiment could never start", faults);
        }
        plan.requireSense(attributes);
        return Terms.of(plan, new Scope(Map.of(Experiments.KIND, key)), effectiveFrom, null);
    }
}
