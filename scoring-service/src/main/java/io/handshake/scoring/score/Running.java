package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

/** A score followed through time by one set of rules: activities are added in order, and none is looked at twice. */
final class Running {
    private final RuleSet rules;
    private final History history;
    private final List<Activity> inTime;
    private final long[] occurred;
    private final Tally[] tallies;
    private final long[] points;
    private long[] fitPoints;
    private int known;
    private long at = Long.MIN_VALUE;

    /** Goes on from what the history keeps of the past, if it does. */
    Running(RuleSet rules, History history) {
        this.rules = rules;
        this.history = history;
        this.inTime = history.activities();
        this.occurred = Deeds.occurred(inTime);
        this.tallies = rules.intentRules().stream().map(Tally::new).toArray(Tally[]::new);
        this.points = new long[tallies.length];
        this.fitPoints = new long[rules.fitRules().size()];
        Past past = history.past();
        if (past != null) {
            at = Points.micros(past.until());
            past.read(rules, tallies);
        }
    }

    /** From now on the lead is somebody with these attributes. */
    Running of(Map<String, Object> attributes) {
        fitPoints = Sides.fitPoints(rules, attributes);
        return this;
    }

    /** Adds whatever happened before an instant, and goes there. */
    void goTo(long instant) {
        while (known < inTime.size() && occurred[known] < instant) {
            reach(occurred[known]);
            addNext();
        }
        reach(instant);
    }

    /** Adds what happened at the instant reached; says whether anything did. */
    boolean addPresent() {
        boolean any = false;
        while (isMorePresent()) {
            addNext();
            any = true;
        }
        return any;
    }

    /** The next instant at which anything happens or stops counting. */
    long next() {
        long next = known < inTime.size() ? occurred[known] : Tally.NEVER;
        for (Tally tally : tallies) {
            next = Math.min(next, tally.nextEnd());
        }
        return next;
    }

    boolean qualifies() {
        return qualifies(at, at);
    }

    /** Whether it may qualify at any time from the instant reached to another, if nothing more is done. */
    boolean mayQualify(long end) {
        return known < inTime.size()
                || isNear()
                        && sides(i -> tallies[i].points(at), i -> tallies[i].leastAgainst(end))
                                .meet(rules.threshold());
    }

    /** Whether it may qualify now, or later before anything more is done; mostly told without an exact look. */
    boolean isNear() {
        return ceilingsMeet(_ -> {})
                && ceilingsMeet(tally -> tally.fadeCeiling(at))
                && ceilingsMeet(tally -> tally.lowerCeiling(at));
    }

    private boolean ceilingsMeet(Consumer<Tally> lowering) {
        for (Tally tally : tallies) {
            lowering.accept(tally);
        }
        return sides(i -> tallies[i].ceiling(), i -> tallies[i].ceiling()).meet(rules.threshold());
    }

    /** The first instant after this one and before another, up to which nothing happens, at which it qualifies. */
    OptionalLong qualifiesBefore(long end) {
        return Still.first(at, end - 1, this::qualifies, instant -> qualifies(instant, instant));
    }

    /** The first instant after this one and before another, up to which nothing happens, at which it does not qualify. */
    OptionalLong failsBefore(long end) {
        return Still.first(at, end - 1, (from, to) -> !qualifies(to, from), instant -> !qualifies(instant, instant));
    }

    /** Goes to when it is known again what stops counting when, if it qualifies until then whatever stops; otherwise stays. */
    void skipHidden() {
        long end = Arrays.stream(tallies).mapToLong(Tally::endOfHidden).max().orElse(at);
        if (end > at) {
            Running later = new Running(rules, history);
            later.goTo(at);
            later.addPresent();
            later.reach(end);
            if (sides(i -> later.tallies[i].points(end), i -> tallies[i].points(at))
                    .meet(rules.threshold())) {
                reach(end);
            }
        }
    }

    void write(DataOutputStream to) throws IOException {
        for (Tally tally : tallies) {
            tally.write(to);
        }
    }

    long at() {
        return at;
    }

    Sum sum() {
        return Sum.of(rules, at, sides(at, at));
    }

    /** Of the activities of this instant, the one with which the score got there; none when it was there before them. */
    Optional<Activity> decisive() {
        Running again = new Running(rules, history);
        again.fitPoints = fitPoints;
        again.goTo(at);
        if (again.qualifies()) {
            return Optional.empty();
        }
        do {
            again.addNext();
        } while (again.known < known && !again.qualifies());
        return Optional.of(inTime.get(again.known - 1));
    }

    private boolean isMorePresent() {
        return known < inTime.size() && occurred[known] == at;
    }

    private boolean qualifies(long positive, long negative) {
        return sides(positive, negative).meet(rules.threshold());
    }

    private Sides sides(long positive, long negative) {
        return sides(i -> tallies[i].points(positive), i -> tallies[i].points(negative));
    }

    /** What each rule gives, those for the lead by one measure and those against it by another. */
    private Sides sides(IntToLongFunction positive, IntToLongFunction negative) {
        for (int i = 0; i < points.length; i++) {
            points[i] = (rules.intentRules().get(i).points() > 0 ? positive : negative).applyAsLong(i);
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
        Activity activity = inTime.get(known);
        List<IntentRule> intentRules = rules.intentRules();
        for (int i = 0; i < tallies.length; i++) {
            if (intentRules.get(i).matches(activity)) {
                tallies[i].add(occurred[known]);
            }
        }
        known++;
    }
}
