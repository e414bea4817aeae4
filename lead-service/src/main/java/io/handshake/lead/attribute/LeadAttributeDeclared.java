package io.handshake.lead.attribute;

import io.handshake.chassis.event.EventType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Leads can have this attribute from now on, or it is described anew. */
@EventType("lead-attribute-declared")
@Schema(
        name = "LeadAttributeDeclared",
        description = "Leads can have this attribute from now on, or it is described anew.")
record LeadAttributeDeclared(
        @Schema(description = "Key of the attribute.", required = true)
        String attribute,

        @Schema(description = "What people call it.", required = true)
        String title,

        @Schema(description = "What its values are: text, number, integer, boolean, date or choice.", required = true)
        AttributeType type,

        @Schema(description = "The values there are; empty unless it is a choice.", required = true)
        List<String> choices,

        @Schema(
                description = "Whether it says something of the person; if so, its values are never published.",
                required = true)
        boolean personal) {}
