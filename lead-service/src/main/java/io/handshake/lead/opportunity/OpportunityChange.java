package io.handshake.lead.opportunity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is different about an open opportunity; what is left out stays as it is. */
@Schema(description = "What is different about an open opportunity; what is left out stays as it is.")
public record OpportunityChange(
        @Size(min = 1, max = 200) @Schema(description = "What it is called, 1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "The account it is with.") @Nullable
        UUID account,

        @Valid @Schema(description = "What it is worth.") @Nullable
        Amount amount,

        @Size(max = 64)
        @Pattern(regexp = NewOpportunity.NOT_BLANK, message = NewOpportunity.NOT_BLANK_MESSAGE)
        @Schema(
                description =
                        "The stage of the sale it has entered, in the words of sales, 1 to 64 characters; it is published, so it names nobody.",
                examples = "proposal")
        @Nullable
        String stage,

        @Schema(description = "The date it is expected to close.", examples = "2026-09-30") @Nullable
        LocalDate expectedClose,

        @Schema(
                description =
                        "When this changed, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant occurredAt) {}
