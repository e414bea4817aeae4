package io.handshake.sla.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose hours count for a clock.
 *
 * @param key the calendar that counts, or that counts where the buyer's country has none of its own
 * @param byCountry calendars of the buyers' countries; empty when it is the same for all
 */
public record Hours(String key, Map<String, String> byCountry) {

    public Hours {
        byCountry = Map.copyOf(byCountry);
    }

    /** A calendar, and whether it stands in for the buyer's own. */
    public record Chosen(String key, boolean standsIn) {}

    public Chosen of(@Nullable String country) {
        String own = country == null ? null : byCountry.get(country);
        return own == null ? new Chosen(key, !byCountry.isEmpty()) : new Chosen(own, false);
    }
}
