package io.handshake.scoring.replay;

import static java.util.stream.Collectors.toSet;

import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.InForce;
import java.util.Collection;
import java.util.Set;

/**
 * By what passes are judged.
 *
 * @param types the activities its rules give points for
 * @param typesLookedInto those of them whose properties decide
 */
record Yardstick(InForce inForce, Set<String> types, Set<String> typesLookedInto) {
    static Yardstick of(InForce inForce, Collection<RuleSet> rules) {
        return new Yardstick(
                inForce,
                rules.stream()
                        .flatMap(set -> set.intentRules().stream())
                        .map(IntentRule::activityType)
                        .collect(toSet()),
                rules.stream()
                        .flatMap(set -> set.intentRules().stream())
                        .filter(rule -> !rule.where().isEmpty())
                        .map(IntentRule::activityType)
                        .collect(toSet()));
    }
}
