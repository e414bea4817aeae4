package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.InForce;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The definitions in force over time; which one is for a lead, its segment, region and channel decide. */
record InForceRules(Timeline timeline, Function<VersionId, RuleSet> rules) implements InForce {
    @Override
    public Optional<RuleSet> at(Instant instant, Map<String, Object> attributes) {
        Map<String, String> subject = new HashMap<>();
        for (String dimension : new String[] {"segment", "region", "channel"}) {
            if (attributes.get(dimension) instanceof String value) {
                subject.put(dimension, value);
            }
        }
        return timeline.at(instant).of(subject).map(version -> rules.apply(version.id()));
    }

    @Override
    public Collection<Instant> changes() {
        return timeline.changes();
    }
}
