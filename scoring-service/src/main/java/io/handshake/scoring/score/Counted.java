package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Counting.Each;
import io.handshake.scoring.rule.Counting.Once;
import io.handshake.scoring.rule.IntentRule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule counts at an instant, added up; of a great many activities only the first hundred are kept, and those that may not count. */
final class Counted {
    /** So many activities are told one by one. */
    private static final int TOLD = 100;

    private final IntentRule rule;
    private final long at;
    private final int most;
    private final ArrayDeque<Activity> newest = new ArrayDeque<>();
    private final List<Contribution.Share> shares = new ArrayList<>();
    private final @Nullable Fading fading;
    private int number;
    private long points;

    private Counted(IntentRule rule, long at) {
        this.rule = rule;
        this.at = at;
        this.most = switch (rule.counting()) {
            case Each(int atMost) -> atMost;
            case Once(int atLeast) -> atLeast;
        };
        this.fading = rule.halfLife() == null ? null : new Fading(rule.halfLife());
    }

    /** What each rule counts among activities in time, which are gone through once. */
    static List<Counted> at(List<IntentRule> rules, List<Activity> inTime, long at) {
        List<Counted> counted =
                rules.stream().map(rule -> new Counted(rule, at)).toList();
        for (Activity activity : inTime) {
            long occurred = Points.micros(activity.occurredAt());
            if (occurred > at) {
                break;
            }
            counted.forEach(each -> each.see(activity, occurred));
        }
        counted.forEach(Counted::end);
        return counted;
    }

    private void see(Activity activity, long occurred) {
        boolean isOver = rule.within() != null && at - occurred >= Points.micros(rule.within());
        if (isOver || !rule.matches(activity)) {
            return;
        }
        if (most == Integer.MAX_VALUE) {
            add(activity);
            return;
        }
        newest.addLast(activity);
        if (newest.size() > most) {
            newest.removeFirst();
        }
    }

    private void end() {
        if (rule.counting() instanceof Each) {
            newest.forEach(this::add);
            points = fading == null ? points : fading.at(at);
        } else if (newest.size() == most) {
            points = Points.faded(rule.points(), age(newest.getLast()), rule.halfLife());
            newest.forEach(activity -> tell(activity, activity == newest.getLast() ? points : 0));
        }
        newest.clear();
    }

    /** With fading each adds what the rounded sum grows by, so that together they are the sum. */
    private void add(Activity activity) {
        if (fading == null) {
            points = Math.addExact(points, rule.points() * Points.ONE);
            tell(activity, rule.points() * Points.ONE);
            return;
        }
        fading.add(rule.points(), Points.micros(activity.occurredAt()));
        long with = number < TOLD ? fading.at(at) : points;
        tell(activity, with - points);
        points = with;
    }

    private void tell(Activity activity, long share) {
        number++;
        if (shares.size() < TOLD) {
            shares.add(new Contribution.Share(
                    activity, Duration.between(activity.occurredAt(), Points.instant(at)), Points.decimal(share)));
        }
    }

    private long age(Activity activity) {
        return at - Points.micros(activity.occurredAt());
    }

    int number() {
        return number;
    }

    long points() {
        return points;
    }

    Contribution contribution() {
        return new Contribution(
                Contribution.Kind.INTENT, rule.key(), Points.decimal(points), number, List.copyOf(shares));
    }
}
