package io.handshake.sla.calendars;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a time has elapsed. */
@Schema(name = "DueTime", description = "When a time has elapsed.")
public record DueView(
        @Schema(required = true, description = "Key of the calendar.")
        String calendar,

        @Schema(required = true, description = "The version that was counted by.", minimum = "1")
        int version,

        @Schema(required = true, description = "The start.") Instant from,

        @Schema(required = true, description = "Seconds that are to count.", minimum = "1")
        long targetSeconds,

        @Schema(required = true, description = "The earliest instant by which they have.")
        Instant dueAt) {}
