package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trip through the funnel ended. */
@EventType("pass-closed")
@Schema(name = "PassClosed", description = "The trip through the funnel ended.")
public record PassClosed(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The stage it ended in.", required = true)
        String stage,

        @Schema(description = "won, lost, recycled or disqualified; more may follow.", required = true)
        String outcome,

        @Schema(description = "Why, as a code.") @Nullable String reason) {}
