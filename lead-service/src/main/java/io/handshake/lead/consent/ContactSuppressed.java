package io.handshake.lead.consent;

import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something stands against handing the lead to sales from now on. */
@EventType("contact-suppressed")
@Schema(name = "ContactSuppressed", description = "Something stands against handing the lead to sales from now on.")
public record ContactSuppressed(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "no-consent or existing-customer; more may follow.", required = true)
        Suppression why) {}
