package io.handshake.lead.opportunity;

import io.handshake.chassis.problem.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a deal ended. */
@Schema(description = "How a deal ended.")
public record NewOutcome(
        @NotNull
        @Pattern(regexp = "^(won|lost)$", message = "must be won or lost")
        @Schema(description = "won or lost.", examples = "won")
        String outcome,

        @Pattern(regexp = CODE, message = CODE_MESSAGE)
        @Schema(
                description =
                        "Why, as a code of 1 to 64 small letters, digits and dashes. When it is lost it is needed, and one of those at `/v1/opportunity-reasons`.",
                examples = "no-budget")
        @Nullable
        String reason,

        @Size(max = 1_000)
        @Pattern(regexp = NewOpportunity.NOT_BLANK, message = NewOpportunity.NOT_BLANK_MESSAGE)
        @Schema(description = "More about it, 1 to 1,000 characters; needed with the reason other. Never published.")
        @Nullable
        String note,

        @Schema(
                description =
                        "When it closed, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant closedAt,

        @Valid
        @Schema(description = "What it was worth in the end; what was known before stays when left out.")
        @Nullable
        Amount amount) {
    static final String CODE = "^[a-z0-9][a-z0-9-]{0,63}$";
    static final String CODE_MESSAGE = "must be a code of 1 to 64 small letters, digits and dashes";

    boolean won() {
        return outcome.equals("won");
    }

    /** What is wrong with the reason; a deal that was won may have any. */
    List<FieldError> reasonErrors() {
        List<FieldError> errors = new ArrayList<>();
        if (won()) {
            return errors;
        }
        Optional<LossReason> known = Optional.ofNullable(reason).flatMap(LossReason::of);
        if (reason == null) {
            errors.add(FieldError.at("/reason", "is needed when it is lost: one of " + LossReason.codes()));
        } else if (known.isEmpty()) {
            errors.add(FieldError.at("/reason", "must be one of " + LossReason.codes()));
        }
        if (note == null && known.map(LossReason::needsText).orElse(false)) {
            errors.add(FieldError.at("/note", "is needed with this reason"));
        }
        return errors;
    }
}
