package io.handshake.scoring.rate;

import java.util.Locale;

/** What a measured rate says about one that was asked for. */
public enum Verdict {
    MEETS,
    MISSES,
    NOT_YET_KNOWN;

    /** Only an interval that lies on one side says anything. */
    public static Verdict of(Rate rate, double asked) {
        return rate.interval()
                .map(interval -> {
                    if (interval.lower() >= asked) {
                        return MEETS;
                    }
                    return interval.upper() < asked ? MISSES : NOT_YET_KNOWN;
                })
                .orElse(NOT_YET_KNOWN);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
