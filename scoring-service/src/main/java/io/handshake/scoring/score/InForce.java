package io.handshake.scoring.score;

import io.handshake.scoring.rule.RuleSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which version of which definition counts for whom, and when. */
public interface InForce {
    /** The rules that count at an instant for a lead with these attributes. */
    Optional<RuleSet> at(Instant instant, Map<String, Object> attributes);

    /** The instants at which that can change for somebody. */
    Collection<Instant> changes();
}
