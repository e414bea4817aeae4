package io.handshake.chassis.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fact as it stands in the log. */
public record StoredEvent(
        @Schema(description = "Place in the log; later facts about the same subject have larger ones.", required = true)
        long position,

        @Schema(description = "What kind of fact, for instance stage-entered.", required = true)
        String type,

        @Schema(description = "Id of what the fact is about.", required = true)
        String subject,

        @Schema(description = "1, 2, 3, ... per subject; null on activities, whose order carries no meaning.") @Nullable
        Long sequence,

        @Schema(description = "When it happened, as claimed.", required = true)
        Instant occurredAt,

        @Schema(description = "When it was recorded here.", required = true)
        Instant recordedAt,

        @JsonRawValue
        @Schema(type = SchemaType.OBJECT, required = true, description = "The payload; its members depend on the type.")
        String data) {}
