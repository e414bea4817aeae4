package io.handshake.scoring.score;

import static io.handshake.scoring.score.Contribution.Kind.FIT;
import static io.handshake.scoring.score.Contribution.Kind.FIT_LIMIT;
import static io.handshake.scoring.score.Contribution.Kind.FLOOR;
import static io.handshake.scoring.score.Contribution.Kind.INTENT_LIMIT;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.Contribution.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many points a lead has at an instant by one version of a definition, and where each of them comes from.
 *
 * @param fit points for who the lead is, after limits
 * @param intent points for what it did, after limits
 * @param total both sides together, not below the floor
 * @param contributions those that are not 0, or that counted activities; their points add up to the total exactly
 */
public record Score(
        RuleSet by,
        Instant asOf,
        BigDecimal fit,
        BigDecimal intent,
        BigDecimal total,
        boolean qualifies,
        List<Contribution> contributions) {
    /** Counts each activity once, whatever the order, and none that happened after {@code asOf}. */
    public static Score of(RuleSet by, Map<String, Object> attributes, Collection<Activity> activities, Instant asOf) {
        return of(by, attributes, inTime(activities), Points.micros(asOf));
    }

    static List<Activity> inTime(Collection<Activity> activities) {
        if (activities instanceof Deeds deeds) {
            return deeds;
        }
        return isInTime(activities)
                ? List.copyOf(activities)
                : activities.stream().distinct().sorted(Activity.IN_TIME).toList();
    }

    /** Whether each is later than the one before: then they are sorted, and none is there twice. */
    private static boolean isInTime(Collection<Activity> activities) {
        Activity before = null;
        for (Activity activity : activities) {
            if (before != null && Activity.IN_TIME.compare(before, activity) >= 0) {
                return false;
            }
            before = activity;
        }
        return true;
    }

    static Score of(RuleSet by, Map<String, Object> attributes, List<Activity> inTime, long at) {
        long[] fit = Sides.fitPoints(by, attributes);
        List<Counted> counted = Counted.at(by.intentRules(), inTime, at);
        long[] intent = counted.stream().mapToLong(Counted::points).toArray();
        Sides sides = Sides.of(by, fit, intent);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < fit.length; i++) {
            add(contributions, FIT, by.fitRules().get(i).key(), fit[i]);
        }
        for (int i = 0; i < intent.length; i++) {
            if (counted.get(i).number() > 0) {
                contributions.add(counted.get(i).contribution());
            }
        }
        for (Group group : by.groups()) {
            add(
                    contributions,
                    FIT_LIMIT,
                    group.key(),
                    limit(group, fit, i -> by.fitRules().get(i).group()));
            add(
                    contributions,
                    INTENT_LIMIT,
                    group.key(),
                    limit(group, intent, i -> by.intentRules().get(i).group()));
        }
        add(contributions, FLOOR, "", Sides.raise(by, sides.fit() + sides.intent()));
        return new Score(
                by,
                Points.instant(at),
                Points.decimal(sides.fit()),
                Points.decimal(sides.intent()),
                Points.decimal(sides.total()),
                sides.meet(by.threshold()),
                List.copyOf(contributions));
    }

    @FunctionalInterface
    private interface Grouped {
        @Nullable
        String of(int rule);
    }

    private static long limit(Group group, long[] points, Grouped grouped) {
        return Sides.limit(
                group,
                IntStream.range(0, points.length)
                        .filter(i -> Objects.equals(group.key(), grouped.of(i)))
                        .mapToLong(i -> points[i])
                        .sum());
    }

    private static void add(List<Contribution> contributions, Kind kind, String key, long points) {
        if (points != 0) {
            contributions.add(new Contribution(kind, key, Points.decimal(points), 0, List.of()));
        }
    }
}
