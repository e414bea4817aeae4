package io.handshake.lead.rate;

import io.handshake.chassis.event.EventType;
import java.time.LocalDate;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rates of a date were told, or corrected. */
@EventType("fx-rates-set")
@Schema(
        name = "FxRatesSet",
        description = "The rates of a date were told, or corrected; these replace what was told before.")
record FxRatesSet(
        @Schema(description = "The date they hold for, in UTC.", required = true)
        LocalDate date,

        @Schema(description = "The currency that the rates are told for one unit of.", required = true)
        String base,

        @Schema(
                description = "Per currency, how many of its units one unit of the base is worth, as decimal text.",
                required = true,
                additionalProperties = String.class)
        SortedMap<String, String> rates) {}
