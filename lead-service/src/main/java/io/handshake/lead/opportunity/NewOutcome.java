package io.handshake.lead.opportunity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a deal ended. */
@Schema(description = "How a deal ended.")
public record NewOutcome(
        @NotNull
        @Pattern(regexp = "^(won|lost)$", message = "must be won or lost")
        @Schema(description = "won or lost.", examples = "won")
        String outcome,

        @Pattern(
                regexp = "^[a-z0-9][a-z0-9-]{0,63}$",
                message = "must be a code of 1 to 64 small letters, digits and dashes")
        @Schema(
                description = "Why, as a code of 1 to 64 small letters, digits and dashes; needed when it is lost.",
                examples = "no-budget")
        @Nullable
        String reason,

        @Schema(
                description =
                        "When it closed, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant closedAt,

        @Valid
        @Schema(description = "What it was worth in the end; what was known before stays when left out.")
        @Nullable
        Amount amount) {}
