package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.InForce;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The definitions in force over time; which one is for a lead, its segment, region and channel decide. */
final class InForceRules implements InForce {
    private final Timeline timeline;
    private final Function<VersionId, RuleSet> rules;
    private final List<Instant> changes;

    /** What stands after so many changes, as far as anybody asked. */
    private final Map<Integer, Timeline.Moment> moments = new ConcurrentHashMap<>();

    InForceRules(Timeline timeline, Function<VersionId, RuleSet> rules) {
        this.timeline = timeline;
        this.rules = rules;
        this.changes = timeline.changes();
    }

    @Override
    public Optional<RuleSet> at(Instant instant, Map<String, Object> attributes) {
        return counting(instant, subject(attributes)).map(version -> rules.apply(version.id()));
    }

    private Optional<Counting> counting(Instant instant, Map<String, String> subject) {
        int place = Collections.binarySearch(changes, instant);
        int before = place >= 0 ? place + 1 : -place - 1;
        return moments.computeIfAbsent(before, any -> timeline.at(instant)).of(subject);
    }

    /** What would count if a version had always been in force, in the place of the others of its key and before those as specific. */
    InForce asIfAlways(VersionId draft, Scope scope) {
        InForceRules others = new InForceRules(
                Timeline.of(timeline.versions().stream()
                        .filter(version -> !version.id().key().equals(draft.key()))
                        .toList()),
                rules);
        return new InForce() {
            @Override
            public Optional<RuleSet> at(Instant instant, Map<String, Object> attributes) {
                Map<String, String> subject = subject(attributes);
                Optional<Counting> other = others.counting(instant, subject);
                boolean narrower = other.filter(it -> it.scope().specificity() > scope.specificity())
                        .isPresent();
                return scope.matches(subject) && !narrower
                        ? Optional.of(rules.apply(draft))
                        : other.map(it -> rules.apply(it.id()));
            }

            @Override
            public Collection<Instant> changes() {
                return others.changes();
            }
        };
    }

    private static Map<String, String> subject(Map<String, Object> attributes) {
        Map<String, String> subject = new HashMap<>();
        for (String dimension : new String[] {"segment", "region", "channel"}) {
            if (attributes.get(dimension) instanceof String value) {
                subject.put(dimension, value);
            }
        }
        return subject;
    }

    @Override
    public Collection<Instant> changes() {
        return changes;
    }
}
