package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The opportunity closed without revenue. */
@EventType("opportunity-lost")
@Schema(name = "OpportunityLost", description = "The opportunity closed without revenue.")
record OpportunityLost(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(description = "The lead it was with.", required = true)
        UUID lead,

        @Schema(description = "The pass it belongs to.", required = true, minimum = "1")
        int pass,

        @Schema(description = "What it was worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "Why, as a code.") @Nullable String reason,

        @Schema(description = "When it closed, as claimed.", required = true)
        Instant closedAt) {

    static OpportunityLost of(Opportunity it, Instant closedAt) {
        return new OpportunityLost(it.id, it.lead, it.pass, it.amount().orElse(null), it.reason, closedAt);
    }
}
