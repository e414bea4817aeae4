package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sales opened an opportunity. */
@EventType("opportunity-created")
@Schema(name = "OpportunityCreated", description = "Sales opened an opportunity.")
record OpportunityCreated(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(description = "The main lead it is with; absent when it is with none.") @Nullable
        UUID lead,

        @Schema(description = "The pass of the main lead it runs in; absent when it is with none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "All leads it is with, the main one first.", required = true)
        List<LeadPass> leads,

        @Schema(description = "The account it is with; absent when none was named.") @Nullable
        UUID account,

        @Schema(description = "The hand-off it came out of.") @Nullable
        UUID handoff,

        @Schema(description = "What it is worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "The stage of the sale it is in; absent when none was named.") @Nullable
        String stage,

        @Schema(description = "The date it is expected to close; absent when unknown.") @Nullable
        LocalDate expectedClose,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "Campaign of the main lead when it began.") @Nullable
        String campaign) {

    static OpportunityCreated of(Opportunity it, List<Link> links) {
        return new OpportunityCreated(
                it.id,
                it.lead,
                it.pass,
                links.stream().map(Link::place).toList(),
                it.account,
                it.handoff,
                it.amount().orElse(null),
                it.stage,
                it.expectedClose,
                it.sourcedBy,
                it.campaign);
    }
}
