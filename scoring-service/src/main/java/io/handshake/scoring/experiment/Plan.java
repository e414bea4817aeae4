package io.handshake.scoring.experiment;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_ATTRIBUTE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.definition.Clause;
import io.handshake.scoring.definition.ConditionFaults;
import io.handshake.scoring.definition.LeadAttributes;
import io.handshake.scoring.rule.FitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be tried, on whom, and how it is told whether it worked: what both sides sign. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExperimentPlan",
        description = "What is to be tried, on whom, and how it is told whether it worked: what both sides sign.")
public record Plan(
        @NotBlank
        @Size(max = 2_000)
        @Schema(
                description = "What is believed, in plain language, 1 to 2,000 characters.",
                required = true,
                examples = "Whoever downloads the guide for budget holders is as good as our qualified leads.")
        String hypothesis,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(
                description =
                        "Who may be drawn: leads that meet all of these 1 to 20 conditions and are not qualified.",
                required = true)
        List<@Valid @NotNull Clause> where,

        @DecimalMin("-1e9")
        @DecimalMax("1e9")
        @Schema(
                description =
                        "Only leads with at least this score by the version in force at the start, within 1e9 of 0;"
                                + " null or absent: whatever their score.",
                nullable = true,
                examples = "10")
        @Nullable
        BigDecimal scoreFrom,

        @DecimalMin("-1e9")
        @DecimalMax("1e9")
        @Schema(
                description =
                        "Only leads with a score below this, within 1e9 of 0; null or absent: whatever their score.",
                nullable = true,
                examples = "20")
        @Nullable
        BigDecimal scoreBelow,

        @NotNull
        @Min(1)
        @Max(100_000)
        @Schema(
                description = "How many leads are handed over, 1 to 100,000; fewer when fewer meet the criterion.",
                required = true,
                examples = "500")
        Integer size,

        @NotNull
        @DecimalMin("0.0001")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 6)
        @Schema(
                description =
                        "The share of them that sales wants to become opportunities, 0.0001 to 1, at most 6 decimals.",
                required = true,
                examples = "0.1")
        BigDecimal targetRate,

        @NotNull
        @DecimalMin("0")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 6)
        @Schema(
                description = "The share that sales gets without marketing, 0 to 1, at most 6 decimals.",
                required = true,
                examples = "0.01")
        BigDecimal baselineRate,

        @NotNull
        @Min(1)
        @Max(730)
        @Schema(
                description =
                        "How many days of 24 hours a lead has, from its hand-over, to become an opportunity, 1 to 730.",
                required = true,
                examples = "60")
        Integer maturityDays,

        @DecimalMin("0.05")
        @DecimalMax("0.95")
        @Digits(integer = 1, fraction = 6)
        @Schema(
                description =
                        "The share of all members that is a control and is not handed over, 0.05 to 0.95; it comes on"
                                + " top of `size`. Null or absent: no control.",
                nullable = true,
                examples = "0.5")
        @Nullable
        BigDecimal controlShare,

        @NotNull
        @Min(0)
        @Max(9_007_199_254_740_991L)
        @Schema(description = "What chance starts from, 0 to 9007199254740991.", required = true, examples = "4711")
        Long seed,

        @Min(1)
        @Max(100_000)
        @Schema(
                description = "How many are handed over on each day of 24 hours from the start, 1 to 100,000; null or"
                        + " absent: all at once.",
                nullable = true,
                examples = "50")
        @Nullable
        Integer perDay) {

    void requireSense(LeadAttributes attributes) {
        ConditionFaults conditions = attributes.faults(where, "/where");
        List<FieldError> faults = new ArrayList<>(conditions.senseless);
        if (scoreFrom != null && scoreBelow != null && scoreFrom.compareTo(scoreBelow) >= 0) {
            faults.add(FieldError.at("/scoreBelow", "must be above scoreFrom, or no lead can be drawn"));
        }
        if (baselineRate.compareTo(targetRate) >= 0) {
            faults.add(FieldError.at(
                    "/baselineRate", "must be below targetRate; who wants no more than there is needs no experiment"));
        }
        if (!faults.isEmpty()) {
            faults.addAll(conditions.unknown);
            throw INVALID_CONTENT.because("this experiment makes no sense", ofPlan(faults));
        }
        if (!conditions.unknown.isEmpty()) {
            throw UNKNOWN_ATTRIBUTE.because(
                    "a condition names an attribute of leads that is not known here; one declared at lead-service a"
                            + " moment ago arrives within seconds: try again",
                    ofPlan(conditions.unknown));
        }
    }

    private static List<FieldError> ofPlan(List<FieldError> faults) {
        return faults.stream().map(fault -> fault.below("/plan")).toList();
    }

    boolean admits(Map<String, Object> attributes) {
        return new FitRule("criterion", where.stream().map(Clause::condition).toList(), 0, null).holds(attributes);
    }

    boolean admits(BigDecimal score) {
        return (scoreFrom == null || score.compareTo(scoreFrom) >= 0)
                && (scoreBelow == null || score.compareTo(scoreBelow) < 0);
    }

    boolean looksAtScores() {
        return scoreFrom != null || scoreBelow != null;
    }

    /** How large the control is beside so many who are handed over: size x share / (1 - share), rounded half up. */
    int controlSize() {
        return controlShare == null
                ? 0
                : controlShare
                        .multiply(BigDecimal.valueOf(size))
                        .divide(BigDecimal.ONE.subtract(controlShare), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
