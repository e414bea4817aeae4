package io.handshake.scoring.definition;

import static java.util.Objects.requireNonNullElse;

import io.handshake.chassis.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rules of a definition, whatever their conditions say: keys, points, counts, groups. */
final class RuleFaults {
    private final List<FieldError> faults = new ArrayList<>();
    private final DefinitionContent content;

    private RuleFaults(DefinitionContent content) {
        this.content = content;
    }

    static List<FieldError> of(DefinitionContent content) {
        RuleFaults of = new RuleFaults(content);
        of.judgeKeys();
        of.judgeActivityRules();
        of.judgePoints();
        of.judgeGroups();
        return of.faults;
    }

    private void judgeKeys() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < content.rules().size(); i++) {
            ActivityRule rule = content.rules().get(i);
            wrongUnless(
                    keys.add(rule.name()),
                    "/rules/" + i + (rule.key() == null ? "/activityType" : "/key"),
                    rule.key() == null
                            ? "has a rule already; give this one a key of its own"
                            : "is the key of another rule");
        }
        for (int i = 0; i < content.fit().size(); i++) {
            wrongUnless(keys.add(content.fit().get(i).key()), "/fitRules/" + i + "/key", "is the key of another rule");
        }
    }

    private void judgeActivityRules() {
        for (int i = 0; i < content.rules().size(); i++) {
            ActivityRule rule = content.rules().get(i);
            wrongUnless(
                    rule.atLeast() == null || rule.atMost() == null,
                    "/rules/" + i + "/atMost",
                    "goes not together with atLeast, which gives points once");
        }
    }

    private void judgePoints() {
        boolean anyGiven = false;
        for (int i = 0; i < content.rules().size(); i++) {
            anyGiven |= judgePoints(content.rules().get(i).points(), "/rules/" + i);
        }
        for (int i = 0; i < content.fit().size(); i++) {
            anyGiven |= judgePoints(content.fit().get(i).points(), "/fitRules/" + i);
        }
        wrongUnless(anyGiven, "/rules", "none gives points, so no lead could ever qualify");
    }

    private boolean judgePoints(int points, String rule) {
        wrongUnless(points != 0, rule + "/points", "must not be 0: such a rule says nothing");
        return points > 0;
    }

    private void judgeGroups() {
        Set<String> keys = new HashSet<>();
        Set<String> ofFit =
                new HashSet<>(content.groupsOfFit().filter(Objects::nonNull).toList());
        Set<String> ofActivities = new HashSet<>(
                content.groupsOfActivities().filter(Objects::nonNull).toList());
        for (int i = 0; i < content.limits().size(); i++) {
            RuleGroup group = content.limits().get(i);
            String at = "/groups/" + i;
            wrongUnless(keys.add(group.key()), at + "/key", "is the key of another group");
            wrongUnless(group.cap() != null || group.floor() != null, at, "must have a cap, a floor or both");
            wrongUnless(
                    ofFit.contains(group.key()) || ofActivities.contains(group.key()),
                    at + "/key",
                    "is used by no rule");
            wrongUnless(
                    !ofFit.contains(group.key()) || !ofActivities.contains(group.key()),
                    at + "/key",
                    "is used by fit rules and by rules of activities; give each kind a group of its own");
        }
        judgeGroupsOfRules(keys);
    }

    private void judgeGroupsOfRules(Set<String> keys) {
        for (int i = 0; i < content.rules().size(); i++) {
            judgeGroup(content.rules().get(i).group(), keys, "/rules/" + i);
        }
        for (int i = 0; i < content.fit().size(); i++) {
            judgeGroup(content.fit().get(i).group(), keys, "/fitRules/" + i);
        }
    }

    private void judgeGroup(@Nullable String group, Set<String> keys, String rule) {
        wrongUnless(
                group == null || keys.contains(group),
                rule + "/group",
                "is no group of this definition: " + requireNonNullElse(group, ""));
    }

    private void wrongUnless(boolean right, String pointer, String message) {
        if (!right) {
            faults.add(FieldError.at(pointer, message));
        }
    }
}
