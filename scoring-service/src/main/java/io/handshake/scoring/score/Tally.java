package io.handshake.scoring.score;

import io.handshake.scoring.rule.Counting.Each;
import io.handshake.scoring.rule.Counting.Once;
import io.handshake.scoring.rule.IntentRule;
import java.util.ArrayDeque;

/**
 * What one rule gives, kept up to date while time passes and activities come in order. Whole points are exact; fading ones are
 * sums of doubles, whose error is bounded by {@link #error}.
 */
final class Tally {
    static final long NEVER = Long.MAX_VALUE;

    private final IntentRule rule;
    private final int most;
    private final long within;
    private final ArrayDeque<Long> counted = new ArrayDeque<>();
    private long at;
    private double sum;
    private double peak;
    private long steps;

    Tally(IntentRule rule) {
        this.rule = rule;
        this.most = switch (rule.counting()) {
            case Each(int atMost) -> atMost;
            case Once(int atLeast) -> atLeast;
        };
        this.within = rule.within() == null ? NEVER : Points.micros(rule.within());
    }

    /** Time passes: points fade, and the oldest activities stop counting. */
    void reach(long now) {
        sum = sum == 0 ? 0 : sum * fade(now - at);
        at = now;
        while (nextEnd() <= now) {
            drop();
        }
    }

    void add(long occurred) {
        counted.addLast(occurred);
        sum += rule.points();
        steps++;
        if (counted.size() > most) {
            drop();
        }
        peak = Math.max(peak, Math.abs(sum));
    }

    /** When the oldest activity that counts will stop counting. */
    long nextEnd() {
        return counted.isEmpty() || within == NEVER ? NEVER : counted.getFirst() + within;
    }

    private void drop() {
        sum -= rule.points() * fade(at - counted.removeFirst());
        steps++;
        if (counted.isEmpty()) {
            sum = 0;
        }
    }

    /** Points at an instant not before the last one reached, if the same activities still count then. */
    double points(long later) {
        if (rule.counting() instanceof Each) {
            return rule.halfLife() == null ? rule.points() * (double) counted.size() : sum * fade(later - at);
        }
        return counted.size() < most ? 0 : rule.points() * fade(later - counted.getLast());
    }

    /** How far its points may be from the exact ones. */
    double error() {
        return rule.halfLife() == null ? 0 : (steps + 1) * (1e-9 + 1e-13 * peak);
    }

    private double fade(long age) {
        return rule.halfLife() == null ? 1 : Points.fade(age, rule.halfLife());
    }
}
