package io.handshake.reporting.numbers;

import java.util.Locale;
import java.util.Optional;

/** What a handshake rate says about the agreement between marketing and sales. */
public enum Health {
    WEAK,
    HEALTHY,
    STRONG;

    /** The band in which a handshake is healthy is 70 to 80 percent, both included; no verdict before the cohort is mature. */
    public static Optional<Health> of(Rate strict, boolean mature) {
        if (!mature || strict.whole() == 0) {
            return Optional.empty();
        }
        if (strict.part() * 10 < strict.whole() * 7) {
            return Optional.of(WEAK);
        }
        return Optional.of(strict.part() * 10 > strict.whole() * 8 ? STRONG : HEALTHY);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
