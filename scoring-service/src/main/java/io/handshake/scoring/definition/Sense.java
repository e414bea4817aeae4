package io.handshake.scoring.definition;

import static io.handshake.chassis.agreement.AgreementProblem.KEY_TAKEN;
import static io.handshake.scoring.ScoringProblem.INVALID_DEFINITION;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_ACTIVITY_TYPE;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_ATTRIBUTE;

import io.handshake.chassis.agreement.Period;
import io.handshake.chassis.problem.FieldError;
import io.handshake.scoring.rule.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a proposed version can do what a definition is for. */
@ApplicationScoped
class Sense {
    /** The address of what counts for whom; a definition of this key could not be read. */
    private static final String RESERVED = "in-force";

    private final ActivityTypes types;
    private final LeadAttributes attributes;

    Sense(ActivityTypes types, LeadAttributes attributes) {
        this.types = types;
        this.attributes = attributes;
    }

    static void requireFree(String key) {
        if (key.equals(RESERVED)) {
            throw KEY_TAKEN.because("no definition can have the key " + RESERVED + "; choose another");
        }
    }

    void require(NewVersion version) {
        DefinitionContent content = version.content();
        ConditionFaults conditions = new ConditionFaults();
        List<FieldError> unknownTypes = judgeActivityRules(content, conditions);
        judgeFitRules(content, conditions);
        List<FieldError> senseless = new ArrayList<>(RuleFaults.of(content));
        senseless.addAll(conditions.senseless);
        senseless.addAll(new Period(version.effectiveFrom(), version.effectiveUntil()).faults());
        if (senseless.isEmpty()) {
            RuleSet rules = content.rules("", 1);
            senseless.addAll(Reach.of(rules, version.scope().values()).faults(rules.threshold()));
        }
        refuse(senseless, unknownTypes, conditions.unknown);
    }

    private static void refuse(List<FieldError> senseless, List<FieldError> types, List<FieldError> names) {
        List<FieldError> all = new ArrayList<>(senseless);
        all.addAll(types);
        all.addAll(names);
        if (!senseless.isEmpty()) {
            throw INVALID_DEFINITION.because("the definition contradicts itself or can qualify nobody", all);
        }
        if (!types.isEmpty()) {
            throw UNKNOWN_ACTIVITY_TYPE.because(
                    "a rule names an activity type that is not known here; one registered at lead-service a moment ago"
                            + " arrives within seconds: try again",
                    all);
        }
        if (!names.isEmpty()) {
            throw UNKNOWN_ATTRIBUTE.because(
                    "a condition names an attribute of leads or a property of activities that is not known here; one"
                            + " declared at lead-service a moment ago arrives within seconds: try again",
                    all);
        }
    }

    private List<FieldError> judgeActivityRules(DefinitionContent content, ConditionFaults conditions) {
        Map<String, Map<String, Declared>> known = types.among(
                content.rules().stream().map(ActivityRule::activityType).toList());
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < content.rules().size(); i++) {
            ActivityRule rule = content.rules().get(i);
            conditions.judgeActivity(rule.conditions(), known.get(rule.activityType()), "/rules/" + i + "/where");
            if (!known.containsKey(rule.activityType())) {
                unknown.add(FieldError.at(
                        "/rules/" + i + "/activityType",
                        "is not known here; if lead-service registered it a moment ago, try again in some seconds"));
            }
        }
        return unknown;
    }

    private void judgeFitRules(DefinitionContent content, ConditionFaults conditions) {
        Map<String, Declared> known = attributes.among(content.fit().stream()
                .flatMap(rule -> rule.when().stream())
                .map(Clause::name)
                .toList());
        for (int i = 0; i < content.fit().size(); i++) {
            conditions.judgeFit(content.fit().get(i).when(), known, "/fitRules/" + i + "/when");
        }
    }
}
