package io.handshake.reporting.numbers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long each member of a cohort is given, in whole days of 24 hours. */
public record Horizon(int days) {

    public Duration length() {
        return Duration.ofHours(hours());
    }

    public int hours() {
        return Math.multiplyExact(days, 24);
    }

    /**
     * Whether the youngest member is older than the horizon, as far as the facts reach. A cohort without members is mature;
     * facts that reach nowhere make none so.
     */
    public boolean isMature(@Nullable Instant youngest, @Nullable Instant factsUntil) {
        return youngest == null || (factsUntil != null && factsUntil.isAfter(youngest.plus(length())));
    }
}
