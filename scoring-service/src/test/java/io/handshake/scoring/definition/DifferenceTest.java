package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.handshake.chassis.agreement.Scope;
import io.handshake.chassis.agreement.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final ActivityRule WEBINAR = DefinitionTextTest.rule("webinar", 10);
    private static final ActivityRule PRICES = DefinitionTextTest.rule("pricing-page", 1);

    private static Terms terms(List<ActivityRule> rules, @Nullable Long threshold, Map<String, String> glossary) {
        return terms(rules, List.of(), threshold, glossary, Map.of());
    }

    private static Terms terms(
            List<ActivityRule> rules,
            List<ProfileRule> fit,
            @Nullable Long threshold,
            Map<String, String> glossary,
            Map<String, String> scope) {
        return Terms.of(
                new DefinitionContent(
                        "Lead",
                        "What counts.",
                        glossary,
                        rules,
                        fit,
                        List.of(new RuleGroup("site", 15L, null)),
                        threshold,
                        null,
                        null,
                        null,
                        null),
                new Scope(scope),
                Instant.parse("2026-01-01T00:00:00Z"),
                null);
    }

    private static List<Difference> between(Terms before, Terms after) {
        return Difference.between(Statement.of(before), Statement.of(after));
    }

    @Test
    void theSameTextHasNoDifferences() {
        Terms terms = terms(List.of(WEBINAR, PRICES), 20L, Map.of("a", "one"));

        assertThat(between(terms, terms)).isEmpty();
    }

    @Test
    void rulesTermsAndThresholdAreNamedWithBeforeAndAfter() {
        ActivityRule faded =
                new ActivityRule("webinar", 10, null, null, null, 90, BigDecimal.valueOf(30), null, 3, "site");

        List<Difference> differences = between(
                terms(List.of(WEBINAR, PRICES), 20L, Map.of("a", "one", "b", "two")),
                terms(List.of(faded, DefinitionTextTest.rule("key-page", 1)), null, Map.of("a", "one more")));

        assertThat(differences)
                .extracting(Difference::kind, Difference::what, Difference::key, Difference::before, Difference::after)
                .containsExactly(
                        tuple("changed", "term", "a", "one", "one more"),
                        tuple(
                                "changed",
                                "rule",
                                "webinar",
                                "+10 points for each webinar",
                                "+10 points for each webinar of the last 90 days, the newest 3 only, half after 30 days,"
                                        + " in group site"),
                        tuple("added", "rule", "key-page", null, "+1 point for each key-page"),
                        tuple("removed", "term", "b", "two", null),
                        tuple("removed", "rule", "pricing-page", "+1 point for each pricing-page", null),
                        tuple("removed", "threshold", null, "20", null));
        assertThat(differences.getFirst().text()).isEqualTo("term a was \"one\" and is \"one more\"");
    }

    @Test
    void anotherOrderIsADifference() {
        assertThat(between(
                        terms(List.of(WEBINAR, PRICES), 20L, Map.of()), terms(List.of(PRICES, WEBINAR), 20L, Map.of())))
                .singleElement()
                .satisfies(difference -> assertThat(difference.what()).isEqualTo("order"));
    }

    @Test
    void fitRulesAndScopeReadLikeSentences() {
        ProfileRule midSize = new ProfileRule(
                "mid-size",
                "Of middle size",
                List.of(
                        new Clause(
                                "attributes.employees",
                                null,
                                null,
                                null,
                                BigDecimal.valueOf(50),
                                BigDecimal.valueOf(500),
                                null,
                                null,
                                null,
                                null),
                        new Clause("emailClass", null, null, List.of("free"), null, null, null, null, null, null)),
                -15,
                null);

        assertThat(between(
                        terms(List.of(WEBINAR), 20L, Map.of()),
                        terms(List.of(WEBINAR), List.of(midSize), 20L, Map.of(), Map.of("region", "EMEA"))))
                .extracting(Difference::text)
                .containsExactly(
                        "fit-rule mid-size is new: Of middle size: -15 points while attributes.employees is at least 50"
                                + " and at most 500 and emailClass is not \"free\"",
                        "scope was \"every lead\" and is \"region EMEA\"");
    }
}
