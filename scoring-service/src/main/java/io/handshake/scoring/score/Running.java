package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A score followed through time: activities are added in order, and whether it qualifies is known without adding all of them
 * up again, unless it is so near the threshold that rounding decides. Then the exact score is asked.
 */
final class Running {
    private final RuleSet rules;
    private final Map<String, Object> attributes;
    private final List<Activity> inTime;
    private final long[] fitPoints;
    private final Tally[] tallies;
    private int known;
    private long at = Long.MIN_VALUE;

    Running(RuleSet rules, Map<String, Object> attributes, List<Activity> inTime) {
        this.rules = rules;
        this.attributes = attributes;
        this.inTime = inTime;
        this.fitPoints = Sides.fitPoints(rules, attributes);
        this.tallies = rules.intentRules().stream().map(Tally::new).toArray(Tally[]::new);
    }

    /** Adds whatever happened before an instant, and goes there. */
    void goTo(long instant) {
        while (known < inTime.size() && occurred(known) < instant) {
            reach(occurred(known));
            addNext();
        }
        reach(instant);
    }

    /** Adds what happened at the instant reached; says whether anything did. */
    boolean addPresent() {
        boolean any = false;
        while (known < inTime.size() && occurred(known) == at) {
            addNext();
            any = true;
        }
        return any;
    }

    /** The next instant at which anything happens or stops counting. */
    long next() {
        long next = known < inTime.size() ? occurred(known) : Tally.NEVER;
        for (Tally tally : tallies) {
            next = Math.min(next, tally.nextEnd());
        }
        return next;
    }

    boolean qualifies() {
        if (!sides(at, at, 1).meet(rules.threshold())) {
            return false;
        }
        return sides(at, at, -1).meet(rules.threshold()) || still().qualifiesAt(at);
    }

    /** The first instant after this one and before another, up to which nothing happens, at which it qualifies. */
    OptionalLong qualifiesBefore(long end) {
        return end - at > 1 && sides(at, end, 1).meet(rules.threshold())
                ? still().firstQualifying(at, end - 1)
                : OptionalLong.empty();
    }

    /** The first instant after this one and before another, up to which nothing happens, at which it does not qualify. */
    OptionalLong failsBefore(long end) {
        return end - at <= 1 || sides(end, at, -1).meet(rules.threshold())
                ? OptionalLong.empty()
                : still().firstNotQualifying(at, end - 1);
    }

    Score score() {
        return Score.of(rules, attributes, inTime.subList(0, known), at);
    }

    /** Of the activities of this instant, the one with which the score got there. */
    Activity decisive() {
        int first = known;
        while (first > 0 && occurred(first - 1) == at) {
            first--;
        }
        for (int count = first + 1; count < known; count++) {
            if (Score.of(rules, attributes, inTime.subList(0, count), at).qualifies()) {
                return inTime.get(count - 1);
            }
        }
        return inTime.get(known - 1);
    }

    private Still still() {
        return new Still(rules, attributes, inTime.subList(0, known), at);
    }

    private Sides sides(long positive, long negative, int side) {
        long[] points = new long[tallies.length];
        for (int i = 0; i < points.length; i++) {
            double exact = tallies[i].points(rules.intentRules().get(i).points() > 0 ? positive : negative);
            points[i] = Math.round((exact + side * tallies[i].error()) * Points.ONE);
        }
        return Sides.of(rules, fitPoints, points);
    }

    private void reach(long instant) {
        at = instant;
        for (Tally tally : tallies) {
            tally.reach(instant);
        }
    }

    private void addNext() {
        Activity activity = inTime.get(known++);
        List<IntentRule> intentRules = rules.intentRules();
        for (int i = 0; i < tallies.length; i++) {
            if (intentRules.get(i).matches(activity)) {
                tallies[i].add(at);
            }
        }
    }

    private long occurred(int index) {
        return Points.micros(inTime.get(index).occurredAt());
    }
}
