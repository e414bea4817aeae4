package io.handshake.lead.merging;

import io.handshake.chassis.event.EventType;
import io.handshake.lead.identity.MovedKey;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two leads turned out to be one person. */
@EventType("lead-merged")
@Schema(name = "LeadMerged", description = "Two leads turned out to be one person; the older one survives.")
record LeadMerged(
        @Schema(description = "The lead that survives.", required = true)
        UUID lead,

        @Schema(description = "The lead that is an alias of it from now on.", required = true)
        UUID merged,

        @Schema(description = "The contact keys that moved to the survivor.", required = true)
        List<MovedKey> keys,

        @Schema(description = "The survivor's open pass after the merge; absent when it has none.", minimum = "1")
        @Nullable
        Integer pass,

        @Schema(
                description = "The merged lead's pass that was open; it rests from now on. Absent when none was.",
                minimum = "1")
        @Nullable
        Integer mergedPass) {}
