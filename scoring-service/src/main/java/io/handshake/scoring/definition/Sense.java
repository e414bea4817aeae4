package io.handshake.scoring.definition;

import static io.handshake.scoring.ScoringProblem.INVALID_DEFINITION;
import static io.handshake.scoring.ScoringProblem.UNKNOWN_ACTIVITY_TYPE;

import io.handshake.chassis.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a proposed version can do what a definition is for. */
@ApplicationScoped
class Sense {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final ActivityTypes types;

    Sense(ActivityTypes types) {
        this.types = types;
    }

    void require(NewVersion version) {
        List<FieldError> senseless = senseless(version);
        List<FieldError> unknown = unknownTypes(version.rules());
        if (!senseless.isEmpty()) {
            List<FieldError> all = new ArrayList<>(senseless);
            all.addAll(unknown);
            throw INVALID_DEFINITION.because("the definition contradicts itself or can qualify nobody", all);
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_ACTIVITY_TYPE.because(
                    "a rule names an activity type that is not known here; one registered at lead-service a moment ago"
                            + " arrives within seconds: try again",
                    unknown);
        }
    }

    static List<FieldError> senseless(NewVersion version) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<NewRule> rules = version.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).points() == 0) {
                errors.add(FieldError.at("/rules/" + i + "/points", "must not be 0: such a rule says nothing"));
            }
            if (!seen.add(rules.get(i).activityType())) {
                errors.add(FieldError.at(
                        "/rules/" + i + "/activityType", "has a rule already; give each activity type one rule"));
            }
        }
        if (rules.stream().noneMatch(rule -> rule.points() > 0)) {
            errors.add(FieldError.at("/rules", "none gives points, so no lead could ever qualify"));
        }
        if (version.effectiveFrom().isBefore(EARLIEST)
                || !version.effectiveFrom().isBefore(END)) {
            errors.add(FieldError.at("/effectiveFrom", "must lie in the years 1970 to 2099"));
        }
        return errors;
    }

    private List<FieldError> unknownTypes(List<NewRule> rules) {
        Set<String> unknown =
                types.unknownAmong(rules.stream().map(NewRule::activityType).toList());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (unknown.contains(rules.get(i).activityType())) {
                errors.add(FieldError.at(
                        "/rules/" + i + "/activityType",
                        "is not known here; if lead-service registered it a moment ago, try again in some seconds"));
            }
        }
        return errors;
    }
}
