package io.handshake.lead.funnels;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a lead decides which agreements count for it. */
public record Traits(
        @Nullable String segment,
        @Nullable String region,
        @Nullable String channel) {
    /** Of somebody of whom nothing is known. */
    public static final Traits NONE = new Traits(null, null, null);

    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        put(values, "segment", segment);
        put(values, "region", region);
        put(values, "channel", channel);
        return values;
    }

    private static void put(Map<String, String> values, String dimension, @Nullable String value) {
        if (value != null) {
            values.put(dimension, value);
        }
    }
}
