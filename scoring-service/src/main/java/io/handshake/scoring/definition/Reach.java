package io.handshake.scoring.definition;

import static java.util.stream.Collectors.groupingBy;

import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The most points a lead can get, at least as many as it really can: whoever needs more never qualifies. Activities can be
 * repeated without end.
 */
record Reach(double fit, double intent) {
    /** @param scope the values that all leads have for whom the rules are */
    static Reach of(RuleSet rules, Map<String, String> scope) {
        return new Reach(mostFit(rules, scope), mostIntent(rules));
    }

    /** What keeps everybody from qualifying, or nobody. */
    List<FieldError> faults(Threshold needed) {
        List<FieldError> faults = new ArrayList<>();
        if (needed.total() == null
                && needed.fit() == null
                && needed.intent() == null
                && needed.grid().isEmpty()) {
            faults.add(FieldError.at(
                    "/threshold", "say what qualifies a lead: threshold, minimumFit, minimumIntent or grid"));
            return faults;
        }
        beyond(needed.total(), fit + intent, "/threshold", faults);
        beyond(needed.fit(), fit, "/minimumFit", faults);
        beyond(needed.intent(), intent, "/minimumIntent", faults);
        judgeGrid(needed.grid(), faults);
        if (faults.isEmpty() && isMetByNobodyKnown(needed)) {
            faults.add(FieldError.at(
                    needed.fit() != null ? "/minimumFit" : needed.intent() != null ? "/minimumIntent" : "/grid",
                    "is met by every lead, whatever it does; ask for more than 0 points somewhere"));
        }
        return faults;
    }

    private static void beyond(@Nullable Long needed, double most, String pointer, List<FieldError> faults) {
        if (needed != null && needed > most) {
            faults.add(FieldError.at(pointer, "no lead can get there: the rules give at most " + words(most)));
        }
    }

    private void judgeGrid(List<Threshold.Cell> grid, List<FieldError> faults) {
        Set<Threshold.Cell> seen = new HashSet<>();
        for (int i = 0; i < grid.size(); i++) {
            Threshold.Cell cell = grid.get(i);
            beyond(cell.fit(), fit, "/grid/" + i + "/fit", faults);
            beyond(cell.intent(), intent, "/grid/" + i + "/intent", faults);
            if (!seen.add(cell)) {
                faults.add(FieldError.at("/grid/" + i, "is there already"));
            }
        }
    }

    private static boolean isMetByNobodyKnown(Threshold needed) {
        return needed.total() == null
                && (needed.fit() == null || needed.fit() <= 0)
                && (needed.intent() == null || needed.intent() <= 0)
                && (needed.grid().isEmpty()
                        || needed.grid().stream().anyMatch(cell -> cell.fit() <= 0 && cell.intent() <= 0));
    }

    private static String words(double points) {
        return String.format(Locale.ROOT, "%.0f points", points);
    }

    private static double mostFit(RuleSet rules, Map<String, String> scope) {
        Map<String, Double> given = new HashMap<>();
        rules.fitRules().stream()
                .collect(groupingBy(rule -> nameOf(rule.group())))
                .forEach((group, together) -> given.put(group, new MostFit(together, scope).points()));
        return capped(given, rules.groups());
    }

    private static double mostIntent(RuleSet rules) {
        Map<String, Double> given = new HashMap<>();
        Stream<IntentRule> free = rules.intentRules().stream().filter(rule -> rule.group() == null);
        free.collect(groupingBy(IntentRule::activityType))
                .values()
                .forEach(ofType -> given.merge("", mostOf(ofType), Double::sum));
        for (IntentRule rule : rules.intentRules()) {
            if (rule.group() != null && rule.points() > 0 && !isTakenAgain(rule, rules.intentRules())) {
                given.merge(rule.group(), points(rule, Integer.MAX_VALUE), Double::sum);
            }
        }
        return capped(given, rules.groups());
    }

    /** Whether each activity takes at least as much as it can give through this rule and its like of all groups. */
    private static boolean isTakenAgain(IntentRule rule, List<IntentRule> rules) {
        List<IntentRule> ofType = rules.stream()
                .filter(other -> other.activityType().equals(rule.activityType()))
                .toList();
        return ofType.stream().filter(other -> other.points() > 0).allMatch(Reach::isForEach)
                && ofType.stream()
                                .filter(other -> other.points() > 0 || takesForEver(other))
                                .mapToDouble(IntentRule::points)
                                .sum()
                        <= 0;
    }

    /** A group that cannot get below its floor takes no more from then on. */
    private static boolean takesForEver(IntentRule rule) {
        return rule.group() == null && takesFromEach(rule);
    }

    private static boolean isForEach(IntentRule rule) {
        return rule.counting() instanceof Counting.Each at && at.atMost() == Integer.MAX_VALUE;
    }

    /** The best number of activities of one type, each of which meets every rule that gives points. */
    private static double mostOf(List<IntentRule> ofType) {
        List<IntentRule> counting = ofType.stream()
                .filter(rule -> rule.points() > 0 || takesFromEach(rule))
                .toList();
        double each = counting.stream()
                .filter(Reach::isForEach)
                .mapToDouble(IntentRule::points)
                .sum();
        if (each > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return IntStream.concat(IntStream.of(0), counting.stream().mapToInt(rule -> switch (rule.counting()) {
                    case Counting.Each limited -> limited.atMost() == Integer.MAX_VALUE ? 1 : limited.atMost();
                    case Counting.Once once -> once.atLeast();
                }))
                .mapToDouble(times -> counting.stream()
                        .mapToDouble(rule -> points(rule, times))
                        .sum())
                .max()
                .orElseThrow();
    }

    /** Points that every activity of the type takes away, however old it is. */
    private static boolean takesFromEach(IntentRule rule) {
        return rule.where().isEmpty() && !rule.changesWithTime() && isForEach(rule);
    }

    private static double points(IntentRule rule, int times) {
        return switch (rule.counting()) {
            case Counting.Each each ->
                Math.min(each.atMost(), times) == Integer.MAX_VALUE
                        ? Double.POSITIVE_INFINITY
                        : (double) rule.points() * Math.min(each.atMost(), times);
            case Counting.Once once -> times >= once.atLeast() ? rule.points() : 0;
        };
    }

    private static double capped(Map<String, Double> given, List<Group> groups) {
        for (Group group : groups) {
            double points = given.getOrDefault(group.key(), 0.0);
            if (group.cap() != null && points > group.cap()) {
                given.put(group.key(), (double) group.cap());
            }
        }
        return given.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String nameOf(@Nullable String group) {
        return group == null ? "" : group;
    }
}
