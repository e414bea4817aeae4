package io.handshake.sla.handoffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An acceptance was taken back, on this date and not on its own. */
@EventType("handoff-acceptance-reversed")
@Schema(
        name = "HandoffAcceptanceReversed",
        description = "An acceptance was taken back: from now on it is as if the rep had refused. How the clock of the"
                + " offer ended stays as it is.")
record HandoffAcceptanceReversed(
        @Schema(required = true, description = "The hand-off.")
        UUID handoff,

        @Schema(required = true, description = "The lead handed over.")
        UUID lead,

        @Schema(required = true, description = "Its pass, counted from 1.", minimum = "1")
        int pass,

        @Schema(required = true, description = "The offer that had been accepted.")
        UUID offer,

        @Schema(required = true, description = "The rep who had accepted it.")
        UUID rep,

        @Schema(
                required = true,
                description = "The rep who had it, and has it no more: another one when it had been handed on.")
        UUID holder,

        @Schema(
                required = true,
                description =
                        "Who took it back: the subject of the tokens of the rep who had it, or of somebody of sales.",
                minLength = 1)
        String by,

        @Schema(required = true, description = "The coded reason.")
        String reason,

        @Schema(required = true, description = "Group of the reason, such as `capacity`.")
        String group,

        @JsonProperty("final")
        @Schema(required = true, description = "Whether the hand-off has ended; else somebody else may get it.")
        boolean isFinal,

        @Schema(required = true, description = "When it had been accepted.")
        Instant acceptedAt)
        implements HandoffFact {}
