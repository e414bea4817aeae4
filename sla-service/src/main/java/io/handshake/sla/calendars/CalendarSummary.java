package io.handshake.sla.calendars;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A calendar in a list. */
@Schema(
        description = "A calendar, in the version that clocks starting now use, or in its newest when none of its"
                + " versions has begun.")
public record CalendarSummary(
        @Schema(required = true, description = "Key of the calendar.", examples = "berlin-office", maxLength = 63)
        String key,

        @Schema(required = true, description = "The version shown, counted from 1.", minimum = "1")
        int version,

        @Schema(required = true, description = "The newest version there is.", minimum = "1")
        int latestVersion,

        @Schema(required = true, description = "Whether it came with the product.")
        boolean shipped,

        @Schema(required = true, description = "What people call it.", maxLength = 200)
        String title,

        @Schema(required = true, description = "Time zone of the IANA database.", examples = "Europe/Berlin")
        String zone,

        @Schema(required = true, description = "From when this version counts for clocks that start.")
        Instant effectiveFrom) {}
