package io.handshake.lead.opportunity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a closed deal goes on. */
@Schema(description = "That a closed deal goes on.")
public record NewReopening(
        @NotNull
        @Pattern(regexp = NewOutcome.CODE, message = NewOutcome.CODE_MESSAGE)
        @Schema(
                description = "Why, as a code of 1 to 64 small letters, digits and dashes.",
                examples = "budget-approved")
        String reason,

        @Size(max = 1_000)
        @Pattern(regexp = NewOpportunity.NOT_BLANK, message = NewOpportunity.NOT_BLANK_MESSAGE)
        @Schema(description = "More about it, 1 to 1,000 characters. Never published.")
        @Nullable
        String note,

        @Schema(
                description =
                        "When it went on, as claimed; now when left out. Not before it closed, and not more than five minutes in the future.")
        @Nullable
        Instant reopenedAt) {}
