package io.handshake.scoring.qualification;

import io.handshake.chassis.agreement.Counting;
import io.handshake.scoring.definition.Rules;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.score.RuleSet;
import io.handshake.scoring.score.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions for every lead as points per activity type and a total. */
@ApplicationScoped
class SimpleRules {
    private final Rules rules;

    SimpleRules(Rules rules) {
        this.rules = rules;
    }

    record Held(Timeline timeline, Instant asOf) {}

    Held held() {
        Rules.Held held = rules.held();
        return new Held(simple(held.timeline()), held.asOf());
    }

    Timeline current() {
        return simple(rules.current());
    }

    private Timeline simple(io.handshake.chassis.agreement.Timeline timeline) {
        return Timeline.of(timeline.versions().stream()
                .filter(version -> version.scope().specificity() == 0)
                .map(version -> new Timeline.Version(simple(version), version.from(), !version.signed()))
                .toList());
    }

    private RuleSet simple(Counting version) {
        Map<String, Long> points = new LinkedHashMap<>();
        io.handshake.scoring.rule.RuleSet full = rules.of(version.id());
        for (IntentRule rule : full.intentRules()) {
            points.put(rule.activityType(), rule.points());
        }
        Long total = full.threshold().total();
        return new RuleSet(full.definition(), full.version(), points, total == null ? Long.MAX_VALUE : total);
    }
}
