package io.handshake.lead.opportunity;

import io.handshake.lead.identity.ExternalId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An opportunity as it is shown. */
@Schema(description = "A deal sales works on, or worked on, with a lead.")
public record OpportunityView(
        @Schema(description = "Id of the opportunity.", required = true)
        UUID id,

        @Schema(description = "The lead it is with.", required = true)
        UUID lead,

        @Schema(description = "The pass of the lead it belongs to.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The hand-off it came out of; null when none was named.", nullable = true) @Nullable
        UUID handoff,

        @Schema(description = "Its id in another system; null when none was named.", nullable = true) @Nullable
        ExternalId externalId,

        @Schema(description = "What it is called; null when it has no name.", nullable = true) @Nullable
        String name,

        @Schema(description = "What it is worth; null when unknown.", nullable = true) @Nullable
        Amount amount,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "Campaign of the lead when it began; null when there was none.", nullable = true)
        @Nullable
        String campaign,

        @Schema(description = "When it began, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was recorded here.", required = true)
        Instant createdAt,

        @Schema(description = "won or lost, more may follow; null while it is open.", nullable = true) @Nullable
        String outcome,

        @Schema(
                description = "Why it ended so, as a code; null while it is open or when none was named.",
                nullable = true)
        @Nullable
        String reason,

        @Schema(description = "When it closed, as claimed; null while it is open.", nullable = true) @Nullable
        Instant closedAt) {

    static OpportunityView of(Opportunity it) {
        return new OpportunityView(
                it.id,
                it.lead,
                it.pass,
                it.handoff,
                it.externalId == null ? null : new ExternalId(it.source, it.externalId),
                it.name,
                it.amount().orElse(null),
                it.sourcedBy,
                it.campaign,
                it.occurredAt,
                it.createdAt,
                it.outcome,
                it.reason,
                it.closedAt);
    }
}
