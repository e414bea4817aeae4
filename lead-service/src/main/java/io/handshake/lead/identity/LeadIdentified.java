package io.handshake.lead.identity;

import io.handshake.chassis.event.EventType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Contact keys came to belong to a lead, and the activities posted under them, earlier ones included. */
@EventType("lead-identified")
@Schema(
        name = "LeadIdentified",
        description =
                "These contact keys belong to the lead from now on, and so do the activities posted under them, earlier ones included.")
public record LeadIdentified(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "The keys that joined.", required = true)
        List<Key> keys,

        @Schema(description = "Id of the key the person was recognised by; missing when nobody knew the person.")
        @Nullable
        UUID by) {

    /** One key, by its id; its value is nobody's business outside lead-service. */
    @Schema(name = "LeadIdentifiedKey", description = "A contact key by its id; its value is never published.")
    public record Key(
            @Schema(description = "Id of the key.", required = true)
            UUID key,

            @Schema(
                    description = "What kind of key: lead, email, external or visitor; more may follow.",
                    required = true)
            KeyKind kind) {}
}
