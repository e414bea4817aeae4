package io.handshake.lead.consent;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nothing stands against handing the lead to sales any more. */
@EventType("contact-allowed")
@Schema(name = "ContactAllowed", description = "Nothing stands against handing the lead to sales any more.")
public record ContactAllowed(
        @Schema(description = "The lead.", required = true) UUID lead) {}
