package io.handshake.reporting.numbers;

import org.jspecify.annotations.Nullable;

/** A part of a whole. */
public record Rate(long part, long whole) {

    /** Fewer than this say little. */
    public static final int SMALL = 20;

    /** The fraction, null when there is nothing to take a part of. */
    public @Nullable Double fraction() {
        return whole <= 0 ? null : (double) part / whole;
    }

    public boolean isSmall() {
        return whole < SMALL;
    }
}
