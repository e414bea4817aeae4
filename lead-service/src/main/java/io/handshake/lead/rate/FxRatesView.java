package io.handshake.lead.rate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rates of a date as they are shown. */
@Schema(description = "The rates of a date.")
public record FxRatesView(
        @Schema(description = "The date they hold for, in UTC.", required = true)
        LocalDate date,

        @Schema(
                description = "The currency that the rates are told for one unit of.",
                required = true,
                examples = "EUR")
        String base,

        @Schema(
                description = "Per currency, how many of its units one unit of the base is worth, as decimal text.",
                required = true,
                additionalProperties = String.class)
        SortedMap<String, String> rates,

        @Schema(
                description = "1 when first told, one more with each correction; the ETag.",
                required = true,
                minimum = "1")
        long version,

        @Schema(description = "When they were told so.", required = true)
        Instant setAt) {}
