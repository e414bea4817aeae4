package io.handshake.sla.notifications;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a calendar program finds somebody's dues. */
@Schema(
        description =
                "Where a calendar program finds your dues. The address is the credential: whoever has it reads them.")
public record CalendarFeedAddress(
        @Schema(
                description = "The address below that of this service. It is shown this once; an earlier one stops.",
                required = true,
                examples = "/v1/calendar-feeds/(43 letters, digits, - and _).ics")
        String path) {

    @Override
    public String toString() {
        return "CalendarFeedAddress";
    }
}
