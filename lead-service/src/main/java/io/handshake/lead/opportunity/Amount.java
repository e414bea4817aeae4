package io.handshake.lead.opportunity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of money in the minor unit of its currency. */
@Schema(description = "An amount of money in the minor unit of its currency: 120000 EUR are 1,200.00 euro.")
public record Amount(
        @NotNull
        @Min(0)
        @Max(1_000_000_000_000_000L)
        @Schema(description = "How many minor units, 0 to 1,000,000,000,000,000.", examples = "120000")
        Long minor,

        @NotNull
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency of ISO 4217, such as EUR")
        @Schema(description = "Currency, three letters of ISO 4217.", examples = "EUR")
        String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    boolean inKnownCurrency() {
        return CURRENCIES.contains(currency);
    }
}
