package io.handshake.scoring.score;

import io.handshake.scoring.rule.RuleSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which version of which definition counts for whom, and when. */
public interface InForce {
    /** The rules that count at an instant for a lead with these attributes. */
    Optional<RuleSet> at(Instant instant, Map<String, Object> attributes);

    /** The instants at which that can change for somebody. */
    Collection<Instant> changes();

    /** One set of rules, for everybody and always. */
    static InForce always(RuleSet rules) {
        return new InForce() {
            @Override
            public Optional<RuleSet> at(Instant instant, Map<String, Object> attributes) {
                return Optional.of(rules);
            }

            @Override
            public Collection<Instant> changes() {
                return List.of();
            }
        };
    }
}
