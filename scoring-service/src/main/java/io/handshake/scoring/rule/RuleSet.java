package io.handshake.scoring.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a definition as arithmetic.
 *
 * @param groups each of fit rules only or of intent rules only
 * @param floor the least a score can be in all; null: as low as its points take it
 */
public record RuleSet(
        String definition,
        int version,
        List<FitRule> fitRules,
        List<IntentRule> intentRules,
        List<Group> groups,
        Threshold threshold,
        @Nullable Long floor) {
    public RuleSet {
        fitRules = List.copyOf(fitRules);
        intentRules = List.copyOf(intentRules);
        groups = List.copyOf(groups);
    }

    /** Points per activity and a total that qualifies. */
    public static RuleSet of(String definition, int version, List<IntentRule> intentRules, long threshold) {
        return new RuleSet(definition, version, List.of(), intentRules, List.of(), Threshold.ofTotal(threshold), null);
    }
}
