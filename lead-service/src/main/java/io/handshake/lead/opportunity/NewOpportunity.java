package io.handshake.lead.opportunity;

import io.handshake.lead.identity.ExternalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal that sales begins to work on. */
@Schema(description = "A deal that sales begins to work on.")
public record NewOpportunity(
        @NotNull @Schema(description = "The lead it is with.")
        UUID lead,

        @Schema(description = "The hand-off it came out of, if any.") @Nullable
        UUID handoff,

        @Valid
        @Schema(
                description =
                        "Its id in another system; told again with the same one, the opportunity is not created twice.")
        @Nullable
        ExternalId externalId,

        @Size(min = 1, max = 200) @Schema(description = "What it is called, 1 to 200 characters.") @Nullable
        String name,

        @Valid @Schema(description = "What it is worth, if that is known.") @Nullable
        Amount amount,

        @Pattern(
                regexp = "^(marketing|sales|partner|customer-base)$",
                message = "must be one of marketing, sales, partner, customer-base")
        @Schema(
                description =
                        "Who brought it: marketing, sales, partner or customer-base; as the lead was, when left out.",
                examples = "marketing")
        @Nullable
        String sourcedBy,

        @Schema(
                description =
                        "When it began, as claimed; now when left out. Not before 1970, and not more than five minutes in the future.")
        @Nullable
        Instant occurredAt) {}
