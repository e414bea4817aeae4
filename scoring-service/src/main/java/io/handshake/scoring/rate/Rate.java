package io.handshake.scoring.rate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many of some leads came to something. */
public record Rate(long part, long whole) {
    public static final Rate NOTHING = new Rate(0, 0);
    private static final long FEW_LEADS = 20;
    private static final long FEW_SUCCESSES = 5;

    public Rate {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }

    public Rate plus(Rate other) {
        return new Rate(part + other.part, whole + other.whole);
    }

    public Rate minus(Rate other) {
        return new Rate(part - other.part, whole - other.whole);
    }

    /** Null when there is nothing to take a part of. */
    public @Nullable Double fraction() {
        return whole == 0 ? null : (double) part / whole;
    }

    public Optional<Interval> interval() {
        return whole == 0 ? Optional.empty() : Optional.of(Interval.wilson(part, whole));
    }

    public boolean reaches(double fraction) {
        return whole > 0 && (double) part / whole >= fraction;
    }

    /** Too small to be ranked. */
    public boolean isSmall() {
        return whole < FEW_LEADS || part < FEW_SUCCESSES;
    }
}
