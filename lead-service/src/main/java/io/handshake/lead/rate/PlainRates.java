package io.handshake.lead.rate;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rates as they are kept: of known currencies, above 0, without zeros that say nothing. */
final class PlainRates {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private PlainRates() {}

    static SortedMap<String, String> of(NewFxRates told) {
        List<FieldError> errors = new ArrayList<>();
        if (!CURRENCIES.contains(told.base())) {
            errors.add(FieldError.at("/base", NewFxRates.CURRENCY_MESSAGE));
        }
        SortedMap<String, String> plain = new TreeMap<>();
        told.rates().forEach((currency, text) -> {
            BigDecimal rate = new BigDecimal(text);
            if (!CURRENCIES.contains(currency)) {
                errors.add(FieldError.at("/rates/" + currency, NewFxRates.CURRENCY_MESSAGE));
            } else if (currency.equals(told.base())) {
                errors.add(FieldError.at("/rates/" + currency, "is the base, which is worth one of itself"));
            } else if (rate.signum() == 0) {
                errors.add(FieldError.at("/rates/" + currency, "must be above 0"));
            }
            plain.put(currency, rate.stripTrailingZeros().toPlainString());
        });
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("these are no rates", errors);
        }
        return plain;
    }
}
