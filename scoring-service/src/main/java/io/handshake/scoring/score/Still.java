package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * A score over a stretch of time in which nothing happens and the same activities count, so that it changes by fading alone.
 *
 * <p>Positive points only sink and negative ones only rise. So the positive points at the beginning with the negative ones at
 * the end bound the score from above, and the other way round from below; where a bound says no, nothing has to be looked at.
 */
final class Still {
    private final RuleSet rules;
    private final long[] fitPoints;
    private final List<Counted> counted;
    private final long[] steady;

    Still(RuleSet rules, Map<String, Object> attributes, List<Activity> inTime, long at) {
        this.rules = rules;
        this.fitPoints = Sides.fitPoints(rules, attributes);
        this.counted = rules.intentRules().stream()
                .map(rule -> Counted.at(rule, inTime, at))
                .toList();
        this.steady = counted.stream()
                .mapToLong(rule -> rule.rule().halfLife() == null ? rule.points(at) : 0)
                .toArray();
    }

    boolean qualifiesAt(long at) {
        return sides(at, at).meet(rules.threshold());
    }

    /** The first microsecond after {@code from} and no later than {@code to} that qualifies. */
    OptionalLong firstQualifying(long from, long to) {
        return first(from, to, (begin, end) -> sides(begin, end).meet(rules.threshold()), this::qualifiesAt);
    }

    /** The first microsecond after {@code from} and no later than {@code to} that does not qualify. */
    OptionalLong firstNotQualifying(long from, long to) {
        return first(from, to, (begin, end) -> !sides(end, begin).meet(rules.threshold()), at -> !qualifiesAt(at));
    }

    /** Positive points as at one instant, negative ones as at another. */
    private Sides sides(long positive, long negative) {
        long[] points = steady.clone();
        for (int i = 0; i < points.length; i++) {
            Counted rule = counted.get(i);
            if (rule.rule().halfLife() != null) {
                points[i] = rule.points(rule.rule().points() > 0 ? positive : negative);
            }
        }
        return Sides.of(rules, fitPoints, points);
    }

    @FunctionalInterface
    private interface Possible {
        boolean between(long from, long to);
    }

    private static OptionalLong first(long from, long to, Possible possible, LongPredicate holds) {
        if (from >= to || !possible.between(from + 1, to)) {
            return OptionalLong.empty();
        }
        if (to - from == 1) {
            return holds.test(to) ? OptionalLong.of(to) : OptionalLong.empty();
        }
        long middle = from + (to - from) / 2;
        OptionalLong early = first(from, middle, possible, holds);
        return early.isPresent() ? early : first(middle, to, possible, holds);
    }
}
