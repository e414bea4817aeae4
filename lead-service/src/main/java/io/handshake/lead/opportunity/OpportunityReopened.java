package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed opportunity goes on. */
@EventType("opportunity-reopened")
@Schema(
        name = "OpportunityReopened",
        description = "A closed opportunity goes on; what it closed as holds no more from now on.")
record OpportunityReopened(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(description = "The main lead it is with; absent when it is with none.") @Nullable
        UUID lead,

        @Schema(description = "The pass of the main lead it goes on in; absent when it is with none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(
                description = "All leads it is with and the pass of each it goes on in, the main one first.",
                required = true)
        List<LeadPass> leads,

        @Schema(description = "What it had closed as: won or lost; more may follow.", required = true)
        String outcome,

        @Schema(description = "What it is worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "Why, as a code.", required = true)
        String reason,

        @Schema(description = "When it went on, as claimed.", required = true)
        Instant reopenedAt) {

    static OpportunityReopened of(Opportunity it, List<Link> links, String outcome, String reason, Instant reopenedAt) {
        return new OpportunityReopened(
                it.id,
                it.lead,
                it.pass,
                links.stream().map(Link::place).toList(),
                outcome,
                it.amount().orElse(null),
                reason,
                reopenedAt);
    }
}
