package io.handshake.scoring.rule;

import java.time.Instant;
import java.util.Map;

/** What was known of a lead from an instant on: values by attribute, as lead-service publishes them; unknown ones are missing. */
public record Profile(Instant since, Map<String, Object> attributes) {
    public static final Profile NOTHING = new Profile(Instant.MIN, Map.of());

    public Profile {
        attributes = Map.copyOf(attributes);
    }
}
