package io.handshake.lead.intake;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.identity.MovedKey;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge was wrong. */
@EventType("lead-unmerged")
@Schema(name = "LeadUnmerged", description = "A merge was wrong: the merged lead is a person of its own again.")
record LeadUnmerged(
        @Schema(description = "The lead it had been merged into.", required = true)
        UUID lead,

        @Schema(description = "The lead that is a person of its own again.", required = true)
        UUID unmerged,

        @Schema(description = "The contact keys that went back to it.", required = true)
        List<MovedKey> keys,

        @Schema(description = "Its open pass, which goes on where it stood; absent when it has none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(description = "The stage that pass stands in.") @Nullable
        String stage,

        @Schema(description = "The side a lead in that stage is handed to; absent where nothing is handed over.")
        @Nullable
        Owner handoffTo) {}
