package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The opportunity closed and became revenue. */
@EventType("opportunity-won")
@Schema(name = "OpportunityWon", description = "The opportunity closed and became revenue.")
record OpportunityWon(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(description = "The main lead it was with; absent when it was with none.") @Nullable
        UUID lead,

        @Schema(description = "The pass of the main lead it ran in; absent when it was with none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "All leads it was with, the main one first.", required = true)
        List<LeadPass> leads,

        @Schema(description = "What it was worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "Why, as a code.") @Nullable String reason,

        @Schema(description = "When it closed, as claimed.", required = true)
        Instant closedAt) {

    static OpportunityWon of(Opportunity it, List<Link> links, Instant closedAt) {
        return new OpportunityWon(
                it.id,
                it.lead,
                it.pass,
                links.stream().map(Link::place).toList(),
                it.amount().orElse(null),
                it.reason,
                closedAt);
    }
}
