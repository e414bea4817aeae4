package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Counting.Each;
import io.handshake.scoring.rule.Counting.Once;
import io.handshake.scoring.rule.IntentRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The activities that a rule counts at an instant, oldest first, and what they are worth as long as the same ones count. */
record Counted(IntentRule rule, List<Activity> activities) {
    /** Among activities in time, those the rule counts at an instant. */
    static Counted at(IntentRule rule, List<Activity> inTime, long at) {
        List<Activity> matching = inTime.stream()
                .filter(activity -> counts(rule, Points.micros(activity.occurredAt()), at))
                .filter(rule::matches)
                .toList();
        return switch (rule.counting()) {
            case Each(int atMost) -> new Counted(rule, newest(matching, atMost));
            case Once(int atLeast) ->
                new Counted(rule, matching.size() < atLeast ? List.of() : newest(matching, atLeast));
        };
    }

    private static boolean counts(IntentRule rule, long occurred, long at) {
        return occurred <= at && (rule.within() == null || at - occurred < Points.micros(rule.within()));
    }

    private static List<Activity> newest(List<Activity> matching, int most) {
        return matching.size() <= most ? matching : matching.subList(matching.size() - most, matching.size());
    }

    /** What each activity adds at an instant, in billionths; with points given once the newest adds them. */
    long[] shares(long at) {
        long[] shares = new long[activities.size()];
        if (rule.halfLife() != null && rule.counting() instanceof Each) {
            // each adds what the rounded sum grows by, so that together they are the sum
            Fading sum = new Fading(rule.halfLife());
            long before = 0;
            for (int i = 0; i < shares.length; i++) {
                sum.add(rule.points(), Points.micros(activities.get(i).occurredAt()));
                long with = sum.at(at);
                shares[i] = with - before;
                before = with;
            }
            return shares;
        }
        for (int i = rule.counting() instanceof Once ? shares.length - 1 : 0; i >= 0 && i < shares.length; i++) {
            shares[i] = Points.faded(
                    rule.points(), at - Points.micros(activities.get(i).occurredAt()), rule.halfLife());
        }
        return shares;
    }

    List<Contribution.Share> told(long[] shares, long at) {
        return IntStream.range(0, shares.length)
                .mapToObj(i -> new Contribution.Share(
                        activities.get(i),
                        Duration.between(activities.get(i).occurredAt(), Points.instant(at)),
                        Points.decimal(shares[i])))
                .toList();
    }
}
