package io.handshake.chassis.event;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The envelope of an event on the feed; only the contract needs it, the feed writes text. */
@Schema(description = "An event in the CloudEvents 1.0 JSON format.")
record CloudEvent(
        @Schema(description = "Version of CloudEvents.", required = true, examples = "1.0")
        String specversion,

        @Schema(description = "Position in the feed, a decimal number; unique together with source.", required = true)
        String id,

        @Schema(description = "The service and the id of its feed.", required = true)
        String source,

        @Schema(
                description =
                        "What kind of event; the schema of data is the component of the same name in Pascal case. New types may appear.",
                required = true)
        String type,

        @Schema(description = "Id of what the event is about.", required = true)
        String subject,

        @Schema(description = "When it happened, as claimed.", required = true)
        Instant time,

        @Schema(description = "When it was recorded here.", required = true)
        Instant recordedat,

        @Schema(description = "1, 2, 3, ... per subject; absent on activities, whose order carries no meaning.")
        @Nullable
        Long sequence,

        @Schema(description = "Always application/json.", required = true)
        String datacontenttype,

        @Schema(
                description = "The payload; its members depend on the type. Ignore those you do not know.",
                required = true)
        Map<String, Object> data) {}
