package io.handshake.scoring.score;

import java.util.List;

/** What one rule added to a score, and by which activities, oldest first. */
public record Contribution(String activityType, long pointsEach, long points, List<Activity> activities) {
    static Contribution of(String activityType, long pointsEach, List<Activity> activities) {
        return new Contribution(
                activityType, pointsEach, Math.multiplyExact(pointsEach, (long) activities.size()), activities);
    }
}
