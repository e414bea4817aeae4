package io.handshake.lead.rate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rates of one date. */
@Schema(description = "The rates of one date.")
public record NewFxRates(
        @NotNull
        @Pattern(regexp = CURRENCY, message = CURRENCY_MESSAGE)
        @Schema(description = "The currency that the rates are told for one unit of, of ISO 4217.", examples = "EUR")
        String base,

        @NotNull
        @Size(min = 1, max = 200)
        @Schema(
                description =
                        "Per currency, how many of its units one unit of the base is worth: a decimal number above 0 as text, up to 10 digits before and 10 after the point. The base itself is left out.",
                additionalProperties = String.class,
                examples = "{\"USD\": \"1.0842\", \"JPY\": \"163.5\"}")
        Map<
                        @Pattern(regexp = CURRENCY, message = CURRENCY_MESSAGE) String,
                        @NotNull @Pattern(regexp = RATE, message = RATE_MESSAGE) String>
                rates) {
    static final String CURRENCY = "^[A-Z]{3}$";
    static final String CURRENCY_MESSAGE = "must be a currency of ISO 4217, such as EUR";
    static final String RATE = "^(0|[1-9][0-9]{0,9})(\\.[0-9]{1,10})?$";
    static final String RATE_MESSAGE = "must be a decimal number such as 1.0842, with up to 10 digits after the point";
}
