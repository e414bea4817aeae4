package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of an open opportunity changed. */
@EventType("opportunity-changed")
@Schema(name = "OpportunityChanged", description = "What is known of an open opportunity changed.")
record OpportunityChanged(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(
                description = "What is different: account, amount, expectedClose, leads, name, stage; more may follow.",
                required = true)
        List<String> changed,

        @Schema(description = "The main lead it is with; absent when it is with none.") @Nullable
        UUID lead,

        @Schema(description = "The pass of the main lead it runs in; absent when it is with none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "All leads it is with, the main one first.", required = true)
        List<LeadPass> leads,

        @Schema(description = "The account it is with; absent when none was named.") @Nullable
        UUID account,

        @Schema(description = "What it is worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "The stage of the sale it is in; absent when none was named.") @Nullable
        String stage,

        @Schema(description = "The date it is expected to close; absent when unknown.") @Nullable
        LocalDate expectedClose) {

    static OpportunityChanged of(Opportunity it, List<Link> links, List<String> changed) {
        return new OpportunityChanged(
                it.id,
                changed,
                it.lead,
                it.pass,
                links.stream().map(Link::place).toList(),
                it.account,
                it.amount().orElse(null),
                it.stage,
                it.expectedClose);
    }
}
