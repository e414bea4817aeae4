package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.agreement.Terms;
import io.handshake.scoring.rule.Condition;
import io.handshake.scoring.rule.Counting;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionTextTest {
    static ActivityRule rule(String activityType, int points) {
        return new ActivityRule(activityType, points, null, null, null, null, null, null, null, null);
    }

    static NewVersion version(String name, Map<String, String> glossary, List<ActivityRule> rules, long threshold) {
        return new NewVersion(
                name,
                "What counts.",
                glossary,
                rules,
                null,
                null,
                threshold,
                null,
                null,
                null,
                null,
                DefinitionScope.EVERY_LEAD,
                Instant.parse("2026-01-01T00:00:00.1234567Z"),
                null,
                "because");
    }

    private static NewVersion version(String name, Map<String, String> glossary, long threshold) {
        return version(name, glossary, List.of(rule("webinar", 10), rule("careers-page", -20)), threshold);
    }

    static String hash(NewVersion version) {
        return Terms.hash(version.terms().document());
    }

    @Test
    void d7TheTextHasOneFormByTheStandard() {
        assertThat(version("Naïve \"lead\"", Map.of("b", "two", "a", "one"), 20)
                        .terms()
                        .document())
                .isEqualTo("{\"content\":{\"description\":\"What counts.\",\"glossary\":{\"a\":\"one\",\"b\":\"two\"},"
                        + "\"name\":\"Naïve \\\"lead\\\"\",\"rules\":[{\"activityType\":\"webinar\",\"points\":10},"
                        + "{\"activityType\":\"careers-page\",\"points\":-20}],\"threshold\":20},"
                        + "\"effectiveFrom\":\"2026-01-01T00:00:00.123456Z\",\"scope\":{}}");
    }

    @Test
    void d7TheHashIsSha256OfThatText() {
        assertThat(Terms.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void d7EveryChangeOfContentOrDateChangesTheHash() {
        NewVersion version = version("Lead", Map.of(), 20);

        assertThat(List.of(
                        hash(version("Leads", Map.of(), 20)),
                        hash(version("Lead", Map.of("a", "one"), 20)),
                        hash(version("Lead", Map.of(), 21)),
                        hash(version("Lead", Map.of(), version.rules().reversed(), 20))))
                .doesNotHaveDuplicates()
                .doesNotContain(hash(version));
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        NewVersion version = version("Lead", Map.of("a", "one"), 20);

        assertThat(Terms.read(version.terms().document()).content(DefinitionContent.class))
                .isEqualTo(version.content());
    }

    @Test
    void aTextSignedBeforeThereWasMoreToSayKeepsItsHash() {
        String signed =
                "{\"content\":{\"description\":\"D\",\"glossary\":{},\"name\":\"N\",\"rules\":[{\"activityType\":\"webinar\","
                        + "\"points\":10}],\"threshold\":20},\"effectiveFrom\":\"2026-01-01T00:00:00Z\",\"scope\":{}}";
        Terms terms = Terms.read(signed);

        DefinitionContent content = terms.content(DefinitionContent.class);

        assertThat(Terms.of(content, terms.scope(), terms.effectiveFrom(), null).document())
                .isEqualTo(signed);
        assertThat(content.rules("d", 1)).isEqualTo(RuleSet.of("d", 1, List.of(IntentRule.each("webinar", 10)), 20));
    }

    @Test
    void whatIsNotToldIsNoPartOfTheText() {
        assertThat(version("Lead", Map.of(), 20).terms().document())
                .doesNotContain("fitRules", "grid", "null", "where", "effectiveUntil");
    }

    @Test
    void daysBecomeExactTimes() {
        ActivityRule rule = new ActivityRule(
                "webinar",
                10,
                "w",
                null,
                List.of(new Clause(null, "minutes", null, null, BigDecimal.valueOf(30), null, null, null, null, null)),
                90,
                new BigDecimal("0.5000000000231"),
                null,
                3,
                "g");

        assertThat(rule.rule())
                .isEqualTo(new IntentRule(
                        "w",
                        "webinar",
                        List.of(new Condition(
                                "minutes", new io.handshake.scoring.rule.Test.Between(BigDecimal.valueOf(30), null))),
                        10,
                        new Counting.Each(3),
                        Duration.ofDays(90),
                        Duration.ofHours(12).plus(2, ChronoUnit.MICROS),
                        "g"));
    }
}
