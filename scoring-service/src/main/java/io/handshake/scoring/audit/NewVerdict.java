package io.handshake.scoring.audit;

import io.handshake.chassis.problem.FieldError;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an auditor says of one item. */
@Schema(description = "What an auditor says of one item.")
public record NewVerdict(
        @NotNull
        @Min(1)
        @Schema(description = "The item's place in the sample, from 1.", required = true, examples = "1")
        Integer item,

        @NotNull
        @Pattern(regexp = "^(qualified|not-qualified)$", message = "must be qualified or not-qualified")
        @Schema(
                description = "qualified when the lead is what the definition means by its words, else not-qualified.",
                required = true,
                examples = "not-qualified")
        String verdict,

        @Pattern(
                regexp = NewVerdict.REASONS,
                message =
                        "must be one of wrong-segment, wrong-region, no-budget, no-authority, no-need, bad-timing, competitor,"
                                + " job-seeker, bad-contact-data, duplicate, existing-customer, other")
        @Schema(
                description = "Why not; needed with not-qualified, absent with qualified: wrong-segment, wrong-region,"
                        + " no-budget, no-authority, no-need, bad-timing, competitor, job-seeker, bad-contact-data,"
                        + " duplicate, existing-customer or other.",
                examples = "job-seeker",
                nullable = true)
        @Nullable
        String reason,

        @Size(min = 1, max = 1_000)
        @Schema(
                description = "What there is to add, 1 to 1,000 characters, nothing personal; needed with other.",
                nullable = true)
        @Nullable
        String text) {
    static final String REASONS = "^(wrong-segment|wrong-region|no-budget|no-authority|no-need|bad-timing|competitor"
            + "|job-seeker|bad-contact-data|duplicate|existing-customer|other)$";

    private static final String QUALIFIED = "qualified";

    static String word(boolean qualified) {
        return qualified ? QUALIFIED : "not-qualified";
    }

    boolean qualified() {
        return verdict.equals(QUALIFIED);
    }

    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (qualified() && reason != null) {
            faults.add(FieldError.at("/reason", "must be absent when the lead is qualified"));
        }
        if (!qualified() && reason == null) {
            faults.add(FieldError.at("/reason", "must say why the lead is not qualified"));
        }
        if ("other".equals(reason) && text == null) {
            faults.add(FieldError.at("/text", "must say what else it is"));
        }
        return faults;
    }
}
