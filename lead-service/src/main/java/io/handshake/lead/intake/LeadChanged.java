package io.handshake.lead.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.handshake.chassis.event.EventType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a lead changed. */
@EventType("lead-changed")
@Schema(name = "LeadChanged", description = "What is known of a lead changed.")
record LeadChanged(
        @Schema(description = "The lead.", required = true) UUID lead,

        @JsonUnwrapped LeadProfile profile,

        @Schema(
                description = "Names of the members that changed; of personal ones only the name is told.",
                required = true)
        List<String> changed) {

    static LeadChanged of(Known lead, List<String> changed) {
        return new LeadChanged(lead.id(), LeadProfile.of(lead), changed);
    }
}
