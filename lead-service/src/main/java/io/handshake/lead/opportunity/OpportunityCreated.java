package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sales opened an opportunity. */
@EventType("opportunity-created")
@Schema(name = "OpportunityCreated", description = "Sales opened an opportunity.")
record OpportunityCreated(
        @Schema(description = "The opportunity.", required = true)
        UUID opportunity,

        @Schema(description = "The lead it is with.", required = true)
        UUID lead,

        @Schema(description = "The pass it belongs to.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The hand-off it came out of.") @Nullable
        UUID handoff,

        @Schema(description = "What it is worth; absent when unknown.") @Nullable
        Amount amount,

        @Schema(description = "Who brought it: marketing, sales, partner or customer-base.", required = true)
        String sourcedBy,

        @Schema(description = "Campaign of the lead when it began.") @Nullable
        String campaign) {

    static OpportunityCreated of(Opportunity it) {
        return new OpportunityCreated(
                it.id, it.lead, it.pass, it.handoff, it.amount().orElse(null), it.sourcedBy, it.campaign);
    }
}
