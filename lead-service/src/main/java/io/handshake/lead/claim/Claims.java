package io.handshake.lead.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which times a caller may claim for what happened. */
public final class Claims {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private Claims() {}

    /** What is wrong with the claimed time, if anything is. */
    public static Optional<String> error(@Nullable Instant claimed, Instant now) {
        if (claimed == null) {
            return Optional.empty();
        }
        if (claimed.isBefore(Instant.EPOCH)) {
            return Optional.of("must not be before 1970");
        }
        return claimed.isAfter(now.plus(SKEW))
                ? Optional.of("must not be more than five minutes in the future")
                : Optional.empty();
    }
}
