package io.handshake.lead.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.rate.Conversion.Converted;
import io.handshake.lead.rate.Conversion.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({
        "120000, EUR, USD, 130104",
        "130104, USD, EUR, 120000",
        "100, EUR, JPY, 164",
        "164, JPY, EUR, 100",
        "100, EUR, KWD, 333",
        "1000, KWD, USD, 326",
        "-120000, EUR, USD, -130104",
        "0, EUR, USD, 0",
        "777, USD, USD, 777"
    })
    void minorUnitsOfBothCurrenciesAreRespected(long minor, String from, String to, long expected) {
        assertThat(rates("1.0842", "163.5", "0.333").convert(minor, from, to, DAY))
                .isEqualTo(new Converted(expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "5, 2", "7, 4", "-1, 0", "-3, -2"})
    void halfAUnitGoesToTheEvenNeighbour(long minor, long expected) {
        assertThat(rates("0.5", "1", "1").convert(minor, "EUR", "USD", DAY)).isEqualTo(new Converted(expected));
    }

    @Test
    void aMissingRateIsRefusedAndNeverOne() {
        Rates rates = rates("1.0842", "163.5", "0.333");

        assertThat(rates.convert(100, "EUR", "GBP", DAY)).isEqualTo(new Refused("no rate for GBP on 2026-03-31"));
        assertThat(rates.convert(100, "GBP", "EUR", DAY)).isEqualTo(new Refused("no rate for GBP on 2026-03-31"));
        assertThat(rates.convert(100, "EUR", "USD", DAY.plusDays(1)))
                .isEqualTo(new Refused("no rate for EUR on 2026-04-01"));
        assertThat(new Rates(Map.of()).convert(100, "USD", "JPY", DAY))
                .isEqualTo(new Refused("no rate for USD on 2026-03-31"));
    }

    @Test
    void anAmountBeyondAllCountingIsRefused() {
        assertThat(rates("9999999999", "1", "1").convert(Long.MAX_VALUE, "EUR", "USD", DAY))
                .isInstanceOf(Refused.class);
    }

    @Property
    void theResultIsTheNearestWholeMinorUnit(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor,
            @ForAll("rate") BigDecimal dollars,
            @ForAll("rate") BigDecimal yen,
            @ForAll("rate") BigDecimal dinars,
            @ForAll("currency") String from,
            @ForAll("currency") String to) {
        Rates rates = rates(dollars.toPlainString(), yen.toPlainString(), dinars.toPlainString());
        Map<String, BigDecimal> worth = Map.of("EUR", BigDecimal.ONE, "USD", dollars, "JPY", yen, "KWD", dinars);

        Conversion conversion = rates.convert(minor, from, to, DAY);

        BigInteger numerator =
                BigInteger.valueOf(minor).multiply(whole(worth, to)).multiply(ten(to));
        BigInteger denominator = whole(worth, from).multiply(ten(from));
        if (from.equals(to)) {
            assertThat(conversion).isEqualTo(new Converted(minor));
            return;
        }
        if (!(conversion instanceof Converted(long converted))) {
            assertThat(numerator.abs()).isGreaterThan(denominator.multiply(BigInteger.valueOf(Long.MAX_VALUE)));
            return;
        }
        BigInteger got = BigInteger.valueOf(converted);
        BigInteger twiceOff =
                got.multiply(denominator).subtract(numerator).abs().shiftLeft(1);
        assertThat(twiceOff).isLessThanOrEqualTo(denominator);
        if (twiceOff.equals(denominator)) {
            assertThat(got.testBit(0)).isFalse();
        }
    }

    @Property
    void aSignTurnsWithTheAmount(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long minor, @ForAll("rate") BigDecimal dollars) {
        Rates rates = rates(dollars.toPlainString(), "1", "1");

        Converted credit = (Converted) rates.convert(minor, "EUR", "USD", DAY);
        Converted debit = (Converted) rates.convert(-minor, "EUR", "USD", DAY);

        assertThat(debit.minor()).isEqualTo(-credit.minor());
    }

    @Provide
    Arbitrary<BigDecimal> rate() {
        return Arbitraries.longs().between(1, 100_000_000_000_000L).map(n -> BigDecimal.valueOf(n, 10));
    }

    @Provide
    Arbitrary<String> currency() {
        return Arbitraries.of("EUR", "USD", "JPY", "KWD");
    }

    private static BigInteger whole(Map<String, BigDecimal> worth, String currency) {
        return worth.getOrDefault(currency, BigDecimal.ZERO).movePointRight(10).toBigIntegerExact();
    }

    private static BigInteger ten(String currency) {
        return BigInteger.TEN.pow(Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static Rates rates(String dollars, String yen, String dinars) {
        return new Rates(Map.of(
                DAY,
                new Rates.OfDate(
                        "EUR",
                        Map.of(
                                "USD", new BigDecimal(dollars),
                                "JPY", new BigDecimal(yen),
                                "KWD", new BigDecimal(dinars)))));
    }
}
