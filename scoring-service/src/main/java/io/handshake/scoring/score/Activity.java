package io.handshake.scoring.score;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Something a lead did, as far as a score looks at it. */
public record Activity(UUID id, String type, Instant occurredAt) {
    /** By claimed time, then by id as it is written. */
    static final Comparator<Activity> IN_TIME = Comparator.comparing(Activity::occurredAt)
            .thenComparing((one, other) -> Long.compareUnsigned(
                    one.id().getMostSignificantBits(), other.id().getMostSignificantBits()))
            .thenComparing((one, other) -> Long.compareUnsigned(
                    one.id().getLeastSignificantBits(), other.id().getLeastSignificantBits()));
}
