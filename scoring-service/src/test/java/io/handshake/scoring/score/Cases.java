package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.FitRule;
import io.handshake.scoring.rule.Group;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.rule.Test.OneOf;
import io.handshake.scoring.rule.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Small rules and histories for tests of the arithmetic. */
final class Cases {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final AtomicLong IDS = new AtomicLong();

    private Cases() {}

    static Instant day(double days) {
        return START.plusMillis(Math.round(days * 86_400_000));
    }

    static Activity done(String type, double days) {
        return new Activity(new UUID(0, IDS.incrementAndGet()), type, day(days));
    }

    static Profile known(double since, Map<String, Object> attributes) {
        return new Profile(day(since), attributes);
    }

    static IntentRule fading(String type, long points, double halfLifeDays) {
        return rule(type, points, Counting.all(), null, days(halfLifeDays), null);
    }

    static IntentRule rule(
            String type,
            long points,
            Counting counting,
            @Nullable Duration within,
            @Nullable Duration halfLife,
            @Nullable String group) {
        return new IntentRule(type, type, List.of(), points, counting, within, halfLife, group);
    }

    static FitRule fit(String attribute, Object value, long points, @Nullable String group) {
        return new FitRule(
                attribute + "-" + value, List.of(new Condition(attribute, new OneOf(Set.of(value)))), points, group);
    }

    static Duration days(double days) {
        return Duration.ofMillis(Math.round(days * 86_400_000));
    }

    static RuleSet rules(List<FitRule> fit, List<IntentRule> intent, List<Group> groups, Threshold threshold) {
        return new RuleSet("agreed", 1, fit, intent, groups, threshold, null);
    }

    static History history(Activity... activities) {
        return new History(List.of(), List.of(activities), true);
    }

    static InForce always(RuleSet rules) {
        return changing(List.of(new Change(Instant.EPOCH, rules)));
    }

    /** Rules that count from an instant on, until the next ones do. */
    record Change(Instant from, RuleSet rules) {}

    static InForce changing(List<Change> changes) {
        return new InForce() {
            @Override
            public Optional<RuleSet> at(Instant instant, Map<String, Object> attributes) {
                RuleSet last = null;
                for (Change change : changes) {
                    last = change.from().isAfter(instant) ? last : change.rules();
                }
                return Optional.ofNullable(last);
            }

            @Override
            public Collection<Instant> changes() {
                return new ArrayList<>(changes.stream().map(Change::from).toList());
            }
        };
    }
}
