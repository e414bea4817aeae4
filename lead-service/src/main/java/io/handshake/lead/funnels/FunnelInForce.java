package io.handshake.lead.funnels;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** New passes of leads in its scope open on this version from now on. */
@EventType("funnel-in-force")
@Schema(
        name = "FunnelInForce",
        description = "From `from` on, new passes of leads in its scope open on this version; open passes keep theirs.")
public record FunnelInForce(
        @Schema(description = "Key of the funnel.", required = true)
        String funnel,

        @Schema(description = "The version that counts from then on.", required = true, minimum = "1")
        int version,

        @Schema(description = "What people call the funnel.", required = true)
        String title,

        @Schema(description = "Whose passes open on it.", required = true)
        FunnelScope scope,

        @Schema(description = "The instant from which it counts.", required = true)
        Instant from,

        @Schema(description = "The instant at which it ends; absent: with a newer version.") @Nullable
        Instant until,

        @Schema(description = "The stages whole, in order.", required = true)
        List<FunnelStage> stages) {}
