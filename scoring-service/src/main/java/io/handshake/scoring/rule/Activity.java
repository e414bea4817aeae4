package io.handshake.scoring.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** Something a lead did, as far as a score looks at it; two with one id are one. */
public record Activity(UUID id, String type, Instant occurredAt, Map<String, Object> properties) {
    /** By claimed time, then by id as it is written. */
    public static final Comparator<Activity> IN_TIME = Comparator.comparing(Activity::occurredAt)
            .thenComparing((one, other) -> Long.compareUnsigned(
                    one.id().getMostSignificantBits(), other.id().getMostSignificantBits()))
            .thenComparing((one, other) -> Long.compareUnsigned(
                    one.id().getLeastSignificantBits(), other.id().getLeastSignificantBits()));

    public Activity(UUID id, String type, Instant occurredAt) {
        this(id, type, occurredAt, Map.of());
    }
}
