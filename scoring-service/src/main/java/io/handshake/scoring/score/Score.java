package io.handshake.scoring.score;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How many points a lead has at an instant by one version of a definition, and where each of them comes from. */
public record Score(RuleSet by, Instant asOf, long points, List<Contribution> contributions) {
    /** Counts each activity once, whatever the order, and none that happened after {@code asOf}. */
    public static Score of(RuleSet by, Collection<Activity> activities, Instant asOf) {
        List<Activity> counted = activities.stream()
                .filter(activity -> by.points().containsKey(activity.type()))
                .filter(activity -> !activity.occurredAt().isAfter(asOf))
                .distinct()
                .sorted(Activity.IN_TIME)
                .toList();
        Map<String, List<Activity>> byType = counted.stream().collect(groupingBy(Activity::type));
        List<Contribution> contributions = by.points().entrySet().stream()
                .map(rule ->
                        Contribution.of(rule.getKey(), rule.getValue(), byType.getOrDefault(rule.getKey(), List.of())))
                .filter(contribution -> !contribution.activities().isEmpty())
                .toList();
        return new Score(
                by,
                asOf,
                contributions.stream().mapToLong(Contribution::points).reduce(0, Math::addExact),
                contributions);
    }

    public boolean reachesThreshold() {
        return points >= by.threshold();
    }
}
