package io.handshake.lead.consent;

import io.handshake.chassis.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lead gave, refused or withdrew its consent for a purpose. */
@EventType("consent-changed")
@Schema(name = "ConsentChanged", description = "The lead gave, refused or withdrew its consent for a purpose.")
public record ConsentChanged(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "What for.", required = true, examples = "sales-contact")
        String purpose,

        @Schema(description = "given, refused or withdrawn; more may follow.", required = true)
        ConsentState state,

        @Schema(description = "When the person said so, as claimed.", required = true)
        Instant at) {}
