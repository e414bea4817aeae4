package io.handshake.chassis.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of a peer that could not be applied, or waits behind such a one. */
@Schema(description = "An event of a peer that could not be applied, or waits behind such a one.")
public record ParkedEvent(
        @Schema(description = "Its place in the queue.", required = true)
        long id,

        @Schema(description = "The peer's feed.", required = true)
        String feed,

        @Schema(description = "What the event is about; its later events wait behind it.", required = true)
        String subject,

        @Schema(description = "The event's type.", required = true)
        String type,

        @Schema(description = "Why it waits.", required = true)
        String error,

        @Schema(description = "Since when.", required = true)
        Instant parkedAt) {}
