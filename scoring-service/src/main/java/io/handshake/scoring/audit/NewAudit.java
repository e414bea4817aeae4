package io.handshake.scoring.audit;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which hand-offs are to be audited, and how many of them. */
@Schema(description = "Which hand-offs are to be audited, and how many of them are drawn.")
public record NewAudit(
        @NotNull
        @Pattern(regexp = "^[a-z][a-z0-9-]{0,62}$")
        @Schema(
                description = "Key of the definition that qualified the leads, 1 to 63 characters.",
                required = true,
                examples = "shipped")
        String definition,

        @NotNull
        @Min(1)
        @Schema(
                description = "The version that is audited: only hand-offs it qualified are drawn.",
                required = true,
                examples = "1")
        Integer version,

        @NotNull
        @Schema(
                description = "Hand-offs recorded from this instant on, 1970 to 2099.",
                required = true,
                examples = "2026-01-01T00:00:00Z")
        Instant from,

        @NotNull
        @Schema(
                description = "Hand-offs recorded before this instant, after `from`, 1970 to 2099.",
                required = true,
                examples = "2026-04-01T00:00:00Z")
        Instant to,

        @Valid @Schema(description = "Only hand-offs of these leads; of every lead when left out.")
        AuditScope scope,

        @Pattern(regexp = "^(segment|region|channel)$", message = "must be one of segment, region, channel")
        @Schema(
                description = "Every value of this dimension gets its proportional part of the sample, and figures of"
                        + " its own: segment, region or channel. Null or absent: the sample is not divided so.",
                examples = "region",
                nullable = true)
        @Nullable
        String stratifyBy,

        @NotNull
        @Min(1)
        @Max(1_000)
        @Schema(
                description = "How many hand-offs to draw, 1 to 1,000; all of them when there are fewer.",
                required = true,
                examples = "100")
        Integer size,

        @Min(0)
        @Max(9_007_199_254_740_991L)
        @Schema(
                description = "What chance starts from, 0 to 9007199254740991: the same seed over the same facts draws"
                        + " the same sample. Null or absent: one is made up.",
                examples = "4711",
                nullable = true)
        @Nullable
        Long seed) {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    public NewAudit {
        scope = scope == null ? AuditScope.EVERY_LEAD : scope;
    }

    void requireWindow() {
        List<FieldError> faults = new ArrayList<>();
        if (from.isBefore(Instant.EPOCH) || !from.isBefore(END)) {
            faults.add(FieldError.at("/from", "must lie in the years 1970 to 2099"));
        }
        if (!to.isAfter(from) || !to.isBefore(END)) {
            faults.add(FieldError.at("/to", "must be after from and before 2100"));
        }
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("no hand-off lies in this window", faults);
        }
    }
}
