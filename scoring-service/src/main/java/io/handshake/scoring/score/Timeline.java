package io.handshake.scoring.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which version of a definition is in force when. */
public final class Timeline {
    private static final Comparator<Version> PRECEDENCE = Comparator.comparing(Version::shipped)
            .reversed()
            .thenComparing(version -> version.rules().version());

    private final List<Period> periods;

    private Timeline(List<Period> periods) {
        this.periods = periods;
    }

    /** A version that may count from an instant on, unless another goes before it. */
    public record Version(RuleSet rules, Instant from, boolean shipped) {}

    private record Period(RuleSet rules, Instant from, Instant until) {}

    /** A signed version goes before the shipped one, a newer version before an older one. */
    public static Timeline of(Collection<Version> versions) {
        List<Instant> changes =
                versions.stream().map(Version::from).distinct().sorted().toList();
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Instant from = changes.get(i);
            Instant until = i + 1 < changes.size() ? changes.get(i + 1) : Instant.MAX;
            RuleSet winner = versions.stream()
                    .filter(version -> !version.from().isAfter(from))
                    .max(PRECEDENCE)
                    .orElseThrow()
                    .rules();
            if (!periods.isEmpty() && periods.getLast().rules().equals(winner)) {
                periods.set(
                        periods.size() - 1, new Period(winner, periods.getLast().from(), until));
            } else {
                periods.add(new Period(winner, from, until));
            }
        }
        return new Timeline(List.copyOf(periods));
    }

    /** The version in force at an instant; one that takes effect exactly then is. */
    public Optional<RuleSet> at(Instant instant) {
        return periods.stream()
                .filter(period ->
                        !period.from().isAfter(instant) && period.until().isAfter(instant))
                .map(Period::rules)
                .findFirst();
    }

    /**
     * The earliest instant at which the score reached the threshold of the version in force at that instant. Activities of
     * one instant count together; the one named is the one with which their running sum got there. Versions that take effect
     * after {@code now} are not yet a reason.
     */
    public Optional<Crossing> crossing(Collection<Activity> activities, Instant now) {
        List<Activity> inTime =
                activities.stream().distinct().sorted(Activity.IN_TIME).toList();
        int next = 0;
        for (Period period : periods) {
            next = firstFrom(inTime, next, period.from());
            long score = sum(period.rules(), inTime.subList(0, next));
            if (score >= period.rules().threshold() && !period.from().isAfter(now)) {
                return Optional.of(new Crossing.ByNewVersion(period.from(), score, period.rules()));
            }
            while (next < inTime.size() && inTime.get(next).occurredAt().isBefore(period.until())) {
                List<Activity> together = inTime.subList(next, endOfInstant(inTime, next));
                long after = Math.addExact(score, sum(period.rules(), together));
                if (after >= period.rules().threshold()) {
                    return Optional.of(
                            new Crossing.ByActivity(decisive(together, score, period.rules()), after, period.rules()));
                }
                score = after;
                next += together.size();
            }
        }
        return Optional.empty();
    }

    private static int firstFrom(List<Activity> inTime, int start, Instant from) {
        int first = start;
        while (first < inTime.size() && inTime.get(first).occurredAt().isBefore(from)) {
            first++;
        }
        return first;
    }

    private static int endOfInstant(List<Activity> inTime, int start) {
        int end = start + 1;
        while (end < inTime.size()
                && inTime.get(end).occurredAt().equals(inTime.get(start).occurredAt())) {
            end++;
        }
        return end;
    }

    private static Activity decisive(List<Activity> together, long before, RuleSet rules) {
        long running = before;
        for (Activity activity : together) {
            running += rules.pointsFor(activity);
            if (running >= rules.threshold()) {
                return activity;
            }
        }
        throw new IllegalStateException("the sum of all reached the threshold, so a running sum did");
    }

    private static long sum(RuleSet rules, List<Activity> activities) {
        return activities.stream().mapToLong(rules::pointsFor).reduce(0, Math::addExact);
    }
}
