package io.handshake.scoring.rule;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points for what a lead did.
 *
 * @param where what the activity's properties have to be
 * @param points whole points of either sign
 * @param within how long an activity counts after it happened; null: for ever
 * @param halfLife after how long its points are half; null: they do not fade
 * @param group whose limits its points fall under
 */
public record IntentRule(
        String key,
        String activityType,
        List<Condition> where,
        long points,
        Counting counting,
        @Nullable Duration within,
        @Nullable Duration halfLife,
        @Nullable String group) {
    public IntentRule {
        where = List.copyOf(where);
    }

    /** So many points for each activity of a type. */
    public static IntentRule each(String activityType, long points) {
        return new IntentRule(activityType, activityType, List.of(), points, Counting.all(), null, null, null);
    }

    public boolean matches(Activity activity) {
        return activity.type().equals(activityType)
                && (where.isEmpty() || where.stream().allMatch(condition -> condition.holds(activity.properties())));
    }

    /** Whether its points change while nothing happens. */
    public boolean changesWithTime() {
        return within != null || halfLife != null;
    }
}
