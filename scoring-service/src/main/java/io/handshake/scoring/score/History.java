package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What counts towards one pass of a lead: who it was from when on, and what it did.
 *
 * @param first whether it is the lead's first pass; a later one begins with something the lead does anew
 * @param past what it did before all of these activities, added up; null: nothing. It did not qualify by it
 */
public record History(
        List<Profile> profiles,
        List<Activity> activities,
        boolean first,
        @Nullable Past past) {
    public History {
        profiles =
                profiles.stream().sorted(Comparator.comparing(Profile::since)).toList();
        activities = Score.inTime(activities);
    }

    /** All that it did is at hand. */
    public History(List<Profile> profiles, List<Activity> activities, boolean first) {
        this(profiles, activities, first, null);
    }

    /** The earliest instant at which it can qualify; none while nothing is known that could. */
    Optional<Instant> begin() {
        if (past != null) {
            return Optional.of(past.until());
        }
        Stream<Instant> done = activities.stream().map(Activity::occurredAt).limit(1);
        Stream<Instant> known = first ? profiles.stream().map(Profile::since).limit(1) : Stream.empty();
        return Stream.concat(done, known).min(Comparator.naturalOrder());
    }

    /** Whether nothing of it happened before the past had ended. */
    public boolean isInOrder() {
        return past == null
                || activities.isEmpty()
                || activities.getFirst().occurredAt().isAfter(past.until());
    }

    /** When it did something last. */
    public Optional<Instant> last() {
        return activities.isEmpty()
                ? Optional.ofNullable(past).map(Past::until)
                : Optional.of(activities.getLast().occurredAt());
    }

    /** The same with some of its activities. */
    public History with(List<Activity> some) {
        return new History(profiles, some, first, past);
    }

    /** Who the lead was at an instant; before anything was told, what was told first. */
    public Map<String, Object> attributesAt(Instant instant) {
        Profile latest = profiles.isEmpty() ? Profile.NOTHING : profiles.getFirst();
        for (Profile profile : profiles) {
            if (!profile.since().isAfter(instant)) {
                latest = profile;
            }
        }
        return latest.attributes();
    }
}
