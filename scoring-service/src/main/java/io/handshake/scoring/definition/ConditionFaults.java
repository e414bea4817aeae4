package io.handshake.scoring.definition;

import io.handshake.chassis.problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the conditions of a rule: those that say no one thing, that fit no value, that contradict each other. */
public final class ConditionFaults {
    /** Contradictions, and what is misshapen. */
    public final List<FieldError> senseless = new ArrayList<>();

    /** Names that are not known, which may be a matter of seconds. */
    public final List<FieldError> unknown = new ArrayList<>();

    void judgeFit(List<Clause> clauses, Map<String, Declared> attributes, String pointer) {
        judge(clauses, "attribute", attributes, pointer);
    }

    /** @param properties of its activity type; null when the type is not known */
    void judgeActivity(List<Clause> clauses, @Nullable Map<String, Declared> properties, String pointer) {
        judge(clauses, "property", properties, pointer);
    }

    private void judge(List<Clause> clauses, String member, @Nullable Map<String, Declared> known, String pointer) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (isShaped(clause, member, pointer + "/" + i)
                    && known != null
                    && fits(clause, member, known.get(clause.name()), pointer + "/" + i)) {
                byName.computeIfAbsent(clause.name(), name -> new ArrayList<>()).add(i);
            }
        }
        byName.forEach((name, places) -> {
            Declared declared = known == null ? null : known.get(name);
            if (declared != null
                    && Contradiction.isIn(
                            places.stream().map(clauses::get).map(Clause::test).toList(), declared)) {
                senseless.add(FieldError.at(
                        pointer + "/" + places.getLast(),
                        places.size() == 1
                                ? "no value of " + name + " can pass this"
                                : "no value of " + name + " can pass this and the conditions on it before"));
            }
        });
    }

    private boolean isShaped(Clause clause, String member, String pointer) {
        int before = senseless.size();
        judgeName(clause, member, pointer);
        judgeTests(clause, pointer);
        return senseless.size() == before;
    }

    private void judgeName(Clause clause, String member, String pointer) {
        boolean names = (member.equals("attribute") ? clause.attribute() : clause.property()) != null;
        if (!names || (clause.attribute() != null && clause.property() != null)) {
            senseless.add(FieldError.at(
                    pointer,
                    member.equals("attribute")
                            ? "must name an attribute of the lead, and no property"
                            : "must name a property of the activity, and no attribute"));
        }
    }

    private void judgeTests(Clause clause, String pointer) {
        if (clause.tests().size() != 1) {
            senseless.add(FieldError.at(
                    pointer,
                    "must say exactly one of is, isNot, atLeast and atMost, from and to, like, known"
                            + (clause.tests().isEmpty() ? "" : ", and says " + String.join(", ", clause.tests()))));
        }
        if (Contradiction.isEmpty(clause.atLeast(), clause.atMost())) {
            senseless.add(FieldError.at(pointer + "/atLeast", "is more than atMost, so no number is both"));
        }
        if (Contradiction.isEmpty(clause.from(), clause.to())) {
            senseless.add(FieldError.at(pointer + "/from", "is after to, so no day is both"));
        }
    }

    private boolean fits(Clause clause, String member, @Nullable Declared declared, String pointer) {
        if (declared == null) {
            unknown.add(FieldError.at(
                    pointer + "/" + member,
                    clause.name() + " is not known here; if lead-service learned of it a moment ago, try again in some"
                            + " seconds"));
            return false;
        }
        if (declared.personal()) {
            senseless.add(FieldError.at(
                    pointer + "/" + member,
                    clause.name()
                            + " says something of the person: such values are never told, so no rule can see them"));
            return false;
        }
        List<FieldError> misfits = declared.type().misfits(clause, declared.choices(), pointer);
        senseless.addAll(misfits);
        return misfits.isEmpty();
    }
}
