package io.handshake.sla.handoffs;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A hand-off is about another pass, as two leads turned out to be one person. */
@EventType("handoff-moved")
@Schema(
        name = "HandoffMoved",
        description = "The hand-off is about another lead's pass from now on; its offers and its clock are as before.")
record HandoffMoved(
        @Schema(required = true, description = "The hand-off.")
        UUID handoff,

        @Schema(required = true, description = "The lead it is about now.")
        UUID lead,

        @Schema(required = true, description = "The pass it is about now, counted from 1.", minimum = "1")
        int pass,

        @Schema(required = true, description = "The lead it was about.")
        UUID fromLead,

        @Schema(required = true, description = "The pass it was about, counted from 1.", minimum = "1")
        int fromPass,

        @Schema(required = true, description = "`merged`: both are the same person. More may be added.")
        String why)
        implements HandoffFact {}
