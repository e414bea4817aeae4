package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A peer's decision did not fit the funnel. */
@EventType("transition-refused")
@Schema(name = "TransitionRefused", description = "A peer's decision did not fit the funnel; nothing was changed.")
public record TransitionRefused(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the pass the decision was about.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The stage it wanted to reach; absent when it wanted to end the pass.") @Nullable
        String to,

        @Schema(description = "Type of the event that was refused.", required = true)
        String cause,

        @Schema(description = "Why it did not fit, for people to read.", required = true)
        String because) {}
