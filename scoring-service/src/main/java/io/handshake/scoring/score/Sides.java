package io.handshake.scoring.score;

import io.handshake.scoring.rule.FitRule;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Threshold;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two sides of a score and their sum, in billionths, after all limits. */
record Sides(long fit, long intent, long total) {
    /**
     * Adds up what every rule gives, fit rules and rules about activities in their order. Limits of groups and the floor only
     * move with the sums they bound, so what is made of upper bounds is an upper bound, and likewise below.
     */
    static Sides of(RuleSet rules, long[] fitPoints, long[] intentPoints) {
        List<FitRule> fitRules = rules.fitRules();
        List<IntentRule> intentRules = rules.intentRules();
        long fit = 0;
        long intent = 0;
        for (int i = 0; i < fitPoints.length; i++) {
            fit = Math.addExact(fit, fitPoints[i]);
        }
        for (int i = 0; i < intentPoints.length; i++) {
            intent = Math.addExact(intent, intentPoints[i]);
        }
        for (Group group : rules.groups()) {
            long ofFit = 0;
            long ofIntent = 0;
            for (int i = 0; i < fitPoints.length; i++) {
                ofFit += isOf(group, fitRules.get(i).group()) ? fitPoints[i] : 0;
            }
            for (int i = 0; i < intentPoints.length; i++) {
                ofIntent += isOf(group, intentRules.get(i).group()) ? intentPoints[i] : 0;
            }
            fit += limit(group, ofFit);
            intent += limit(group, ofIntent);
        }
        long sum = Math.addExact(fit, intent);
        return new Sides(fit, intent, sum + raise(rules, sum));
    }

    /** What each fit rule gives a lead with these attributes. */
    static long[] fitPoints(RuleSet rules, Map<String, Object> attributes) {
        return rules.fitRules().stream()
                .mapToLong(rule -> rule.holds(attributes) ? rule.points() * Points.ONE : 0)
                .toArray();
    }

    static boolean isOf(Group group, @Nullable String key) {
        return group.key().equals(key);
    }

    /** What a group's limits add to its sum: nothing, less than nothing above the cap, more below the floor. */
    static long limit(Group group, long sum) {
        if (group.cap() != null && sum > group.cap() * Points.ONE) {
            return group.cap() * Points.ONE - sum;
        }
        if (group.floor() != null && sum < group.floor() * Points.ONE) {
            return group.floor() * Points.ONE - sum;
        }
        return 0;
    }

    /** What the floor adds to the sum of both sides. */
    static long raise(RuleSet rules, long sum) {
        return rules.floor() == null ? 0 : Math.max(0, rules.floor() * Points.ONE - sum);
    }

    boolean meet(Threshold threshold) {
        return reaches(total, threshold.total())
                && reaches(fit, threshold.fit())
                && reaches(intent, threshold.intent())
                && (threshold.grid().isEmpty() || threshold.grid().stream().anyMatch(this::reaches));
    }

    private boolean reaches(Threshold.Cell cell) {
        return fit >= cell.fit() * Points.ONE && intent >= cell.intent() * Points.ONE;
    }

    private static boolean reaches(long points, @Nullable Long minimum) {
        return minimum == null || points >= minimum * Points.ONE;
    }
}
