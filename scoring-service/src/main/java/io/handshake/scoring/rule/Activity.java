package io.handshake.scoring.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** Something a lead did, as far as a score looks at it; two with one id are one. */
public record Activity(UUID id, String type, Instant occurredAt, Map<String, Object> properties) {
    /** By claimed time, then by id as it is written. */
    public static final Comparator<Activity> IN_TIME = Activity::inTime;

    public Activity(UUID id, String type, Instant occurredAt) {
        this(id, type, occurredAt, Map.of());
    }

    private static int inTime(Activity one, Activity other) {
        int time = one.occurredAt.compareTo(other.occurredAt);
        if (time != 0) {
            return time;
        }
        int high = Long.compareUnsigned(one.id.getMostSignificantBits(), other.id.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(one.id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
    }
}
