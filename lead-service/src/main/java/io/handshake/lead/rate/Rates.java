package io.handshake.lead.rate;

import io.handshake.lead.rate.Conversion.Converted;
import io.handshake.lead.rate.Conversion.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The rates of some dates; converts exactly and rounds once, half to even. */
public record Rates(Map<LocalDate, OfDate> byDate) {
    /** How many units of each currency one unit of the base was worth. */
    public record OfDate(String base, Map<String, BigDecimal> rates) {
        Optional<BigDecimal> of(String currency) {
            return currency.equals(base) ? Optional.of(BigDecimal.ONE) : Optional.ofNullable(rates.get(currency));
        }
    }

    /** What an amount in minor units is worth in another currency at the rates of a date. */
    public Conversion convert(long minor, String from, String to, LocalDate on) {
        if (from.equals(to)) {
            return new Converted(minor);
        }
        Optional<BigDecimal> sold = rate(from, on);
        Optional<BigDecimal> bought = rate(to, on);
        if (sold.isEmpty() || bought.isEmpty()) {
            return new Refused("no rate for " + (sold.isEmpty() ? from : to) + " on " + on);
        }
        int digits = digits(to) - digits(from);
        BigDecimal dividend = BigDecimal.valueOf(minor).multiply(bought.get()).scaleByPowerOfTen(digits);
        return exactly(dividend.divide(sold.get(), 0, RoundingMode.HALF_EVEN));
    }

    private Optional<BigDecimal> rate(String currency, LocalDate on) {
        return Optional.ofNullable(byDate.get(on)).flatMap(ofDate -> ofDate.of(currency));
    }

    /** Metals and the like have no minor unit; their amounts count whole units. */
    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static Conversion exactly(BigDecimal minor) {
        boolean fits = minor.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? new Converted(minor.longValueExact()) : new Refused("the amount is too large to be told");
    }
}
