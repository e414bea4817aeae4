package io.handshake.sla.known;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead here. A lead that has only been heard of through its pass has no values at all.
 *
 * @param account the account it belongs to
 * @param accountOwner who owns that account in effect: the subject of a user, or the id of a rep
 * @param named whether that account was picked by name
 * @param attributes declared attributes that are not personal, as text
 */
public record KnownLead(
        UUID lead,
        @Nullable String channel,
        @Nullable String country,
        @Nullable String region,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String companySize,
        @Nullable UUID account,
        @Nullable String accountOwner,
        boolean named,
        Map<String, String> attributes) {

    /** The declared attribute that says how urgent a lead is. */
    private static final String PRIORITY = "priority";

    /** What the scope of a policy can name: segment, region, channel and priority, as far as they are known. */
    public Map<String, String> traits() {
        Map<String, String> traits = new TreeMap<>();
        put(traits, "segment", segment);
        put(traits, "region", region);
        put(traits, "channel", channel);
        put(traits, PRIORITY, attributes.get(PRIORITY));
        return traits;
    }

    private static void put(Map<String, String> traits, String dimension, @Nullable String value) {
        if (value != null) {
            traits.put(dimension, value);
        }
    }
}
