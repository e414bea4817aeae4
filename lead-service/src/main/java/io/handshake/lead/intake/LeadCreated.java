package io.handshake.lead.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.handshake.chassis.event.EventType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person became known. */
@EventType("lead-created")
@Schema(name = "LeadCreated", description = "A person became known.")
record LeadCreated(
        @Schema(description = "The lead.", required = true) UUID lead,

        @JsonUnwrapped LeadProfile profile) {

    static LeadCreated of(Known lead) {
        return new LeadCreated(lead.id(), LeadProfile.of(lead));
    }
}
