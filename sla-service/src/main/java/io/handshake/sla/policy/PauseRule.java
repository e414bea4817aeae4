package io.handshake.sla.policy;

import java.time.Duration;
import java.util.Set;

/**
 * When a clock may stand still.
 *
 * @param budget how much of its time it may stand still altogether; what goes beyond counts
 */
public record PauseRule(Set<String> reasons, Duration budget) {

    public static final PauseRule NONE = new PauseRule(Set.of(), Duration.ZERO);

    public PauseRule {
        reasons = Set.copyOf(reasons);
    }
}
