package io.handshake.scoring.definition;

import static java.util.stream.Collectors.groupingBy;

import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.FitRule;
import io.handshake.scoring.rule.Test;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The most points that rules give to one lead, at least as many as they really can: of each attribute a lead has one value or none,
 * and of those of the scope the value told there. A rule about several attributes is looked at for the first of them.
 */
record MostFit(Collection<FitRule> rules, Map<String, String> scope) {
    private static final Test NOT_KNOWN = new Test.Known(false);

    double points() {
        return rules.stream()
                .filter(rule -> rule.points() > 0 && rule.when().stream().allMatch(this::mayHold))
                .collect(groupingBy(MostFit::attribute))
                .entrySet()
                .stream()
                .mapToDouble(rules -> ofOneAttribute(rules.getValue(), rules.getKey()))
                .sum();
    }

    private static String attribute(FitRule rule) {
        return rule.when().stream().findFirst().map(Condition::name).orElse("");
    }

    private boolean mayHold(Condition condition) {
        String value = scope.get(condition.name());
        return value == null || condition.test().passes(value);
    }

    /** With the best of the values that are named, with another one, or without any. */
    private static double ofOneAttribute(List<FitRule> rules, String attribute) {
        DoubleStream named = rules.stream()
                .flatMap(rule -> tests(rule, attribute))
                .flatMap(MostFit::values)
                .distinct()
                .mapToDouble(value -> sum(rules, attribute, test -> test.passes(value)));
        double another = sum(rules, attribute, test -> !(test instanceof Test.OneOf) && !test.equals(NOT_KNOWN));
        double unknown = sum(rules, attribute, Test::passesUnknown);
        return DoubleStream.concat(named, DoubleStream.of(another, unknown))
                .max()
                .orElseThrow();
    }

    private static double sum(List<FitRule> rules, String attribute, Predicate<Test> passes) {
        return rules.stream()
                .filter(rule -> tests(rule, attribute).allMatch(passes))
                .mapToDouble(FitRule::points)
                .sum();
    }

    private static Stream<Test> tests(FitRule rule, String attribute) {
        return rule.when().stream()
                .filter(condition -> condition.name().equals(attribute))
                .map(Condition::test);
    }

    private static Stream<Object> values(Test test) {
        return test instanceof Test.OneOf oneOf ? oneOf.values().stream() : Stream.empty();
    }
}
