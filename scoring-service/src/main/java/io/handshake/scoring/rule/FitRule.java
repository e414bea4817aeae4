package io.handshake.scoring.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points for who a lead is.
 *
 * @param points whole points of either sign, given once while all conditions hold
 * @param group whose limits its points fall under
 */
public record FitRule(
        String key,
        List<Condition> when,
        long points,
        @Nullable String group) {
    public FitRule {
        when = List.copyOf(when);
    }

    public boolean holds(Map<String, Object> attributes) {
        return when.stream().allMatch(condition -> condition.holds(attributes));
    }
}
