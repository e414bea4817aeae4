package io.handshake.scoring.replay;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.Course;
import io.handshake.scoring.score.History;
import io.handshake.scoring.score.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One pass that there was, with what counted towards it.
 *
 * @param until nothing later is looked at: when it was closed, was an opportunity or qualified otherwise than by its score, or when the replay was asked for
 * @param opportunity whether it reached an opportunity
 */
record PastPass(
        UUID lead, int number, List<Profile> profiles, List<Activity> activities, Instant until, boolean opportunity) {
    /** How far ahead of when it was recorded an activity may claim to have happened. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    PastPass {
        activities = activities.stream().sorted(Activity.IN_TIME).toList();
    }

    /** The score with which it came to qualify. */
    Optional<Sum> crossed(Yardstick by) {
        return new Course(new History(profiles, seen(by), number == 1), by.inForce()).crossed(until.plus(AHEAD));
    }

    /** What no rule gives points for changes nothing, but that a later pass begins with whatever is done first. */
    private List<Activity> seen(Yardstick by) {
        Activity first = number == 1 || activities.isEmpty() ? null : activities.getFirst();
        List<Activity> seen = new ArrayList<>(activities.size());
        for (Activity activity : activities) {
            if (activity == first || by.types().contains(activity.type())) {
                seen.add(activity);
            }
        }
        return seen;
    }
}
