package io.handshake.lead.sourcingrules;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.sourcingrules.Rules.add;
import static io.handshake.lead.sourcingrules.Rules.create;
import static io.handshake.lead.sourcingrules.Rules.decided;
import static io.handshake.lead.sourcingrules.Rules.drafted;
import static io.handshake.lead.sourcingrules.Rules.edit;
import static io.handshake.lead.sourcingrules.Rules.newKey;
import static io.handshake.lead.sourcingrules.Rules.newSegment;
import static io.handshake.lead.sourcingrules.Rules.opportunity;
import static io.handshake.lead.sourcingrules.Rules.payloads;
import static io.handshake.lead.sourcingrules.Rules.rule;
import static io.handshake.lead.sourcingrules.Rules.sign;
import static io.handshake.lead.sourcingrules.Rules.signByBoth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SourcingRuleSignaturesTest {
    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    @Test
    void theShippedRuleDecidesUntilBothSidesHaveSignedAnother() {
        String segment = newSegment();
        String key = drafted(segment);
        assertThat(decided(opportunity(segment))).isEqualTo("marketing by sourcing 1");

        sign(key, 1, "sales", "sven").statusCode(201).body("state", equalTo("signed-by-one"));
        String before = opportunity(segment);
        sign(key, 1, "marketing", "mira").statusCode(201).body("state", equalTo("in-force"));

        assertThat(decided(opportunity(segment))).isEqualTo("partner by " + key + " 1");
        assertThat(decided(before)).isEqualTo("marketing by sourcing 1");
        assertThat(decided(opportunity(newSegment()))).isEqualTo("marketing by sourcing 1");
    }

    @Test
    void aVersionDecidesExactlyFromItsInstantToItsEnd() {
        String segment = newSegment();
        String key = drafted(segment);
        signByBoth(key, 1);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> next = edit(segment);
        next.put("withLead", "main-lead");
        next.put("effectiveFrom", tomorrow.toString());
        next.put("effectiveUntil", tomorrow.plus(Duration.ofDays(1)).toString());
        add(key, next).statusCode(201);
        signByBoth(key, 2).body("state", equalTo("scheduled"));

        SettableClock.set(tomorrow.minusSeconds(60));
        String last = opportunity(segment);
        SettableClock.set(tomorrow);

        assertThat(decided(opportunity(segment))).isEqualTo("marketing by " + key + " 2");
        assertThat(decided(last)).isEqualTo("partner by " + key + " 1");
        untilAsserted(() -> assertThat(payloads(key, "sourcing-rule-in-force")).hasSize(2));
        SettableClock.advance(Duration.ofDays(1));
        assertThat(decided(opportunity(segment))).isEqualTo("marketing by sourcing 1");
    }

    @Test
    void anOpportunityWithoutALeadIsLeftToARuleWithoutAScope() {
        String segment = newSegment();
        signByBoth(drafted(segment), 1);

        as("sales")
                .body(Map.of("name", "Nobody's"))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .body("sourcedBy", equalTo("sales"), "sourcedByTold", equalTo(false))
                .body("sourcedByRule.key", equalTo("sourcing"), "sourcedByRule.version", equalTo(1));
    }

    @Test
    void whoToldByHandIsBelievedAndTheRuleThatCountedIsRemembered() {
        as("sales")
                .body(Map.of("sourcedBy", "customer-base"))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .body("sourcedBy", equalTo("customer-base"), "sourcedByTold", equalTo(true))
                .body("sourcedByRule.key", equalTo("sourcing"));
    }

    @Test
    void eachSignatureAndTheRuleInForceArePublishedOnce() {
        String segment = newSegment();
        String key = newKey();
        Map<String, Object> within = rule(key, segment);
        within.put("window", 90);
        create(within).statusCode(201);
        signByBoth(key, 1);

        assertThat(payloads(key, "sourcing-rule-signed"))
                .extracting(data -> data.get("role"))
                .containsExactly("marketing", "sales");
        assertThat(payloads(key, "sourcing-rule-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("rule", key)
                        .containsEntry("version", 1)
                        .containsEntry("scope", Map.of("segment", segment))
                        .containsEntry("withLead", "oldest-lead")
                        .containsEntry("withoutLead", "sales")
                        .containsEntry("window", 90)
                        .doesNotContainKey("until"));
        untilAsserted(() -> assertThat(payloads("sourcing", "sourcing-rule-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data).containsEntry("from", "1970-01-01T00:00:00Z")));
    }

    @Test
    void nobodySignsForTheOtherSideOrTwice() {
        String key = drafted(newSegment());
        String version = "/v1/sourcing-rules/" + key + "/versions/1";

        as("sales")
                .header("If-Match", as("sales").get(version).header("ETag"))
                .body(Map.of("role", "marketing"))
                .post(version + "/signatures")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-held"));
        sign(key, 1, "marketing", "same-person").statusCode(201);
        sign(key, 1, "sales", "same-person").statusCode(409).body("type", equalTo("/problems/already-signed"));
        sign(key, 1, "marketing", "another").statusCode(409).body("type", equalTo("/problems/already-signed"));
    }

    @Test
    void withoutIfMatchOrUnderAnotherTextNothingIsSigned() {
        String version = "/v1/sourcing-rules/" + drafted(newSegment()) + "/versions/1";

        as("marketing")
                .body(Map.of("role", "marketing"))
                .post(version + "/signatures")
                .then()
                .statusCode(428);
        for (String ifMatch : List.of("\"0000\"", "*", "nonsense")) {
            as("marketing")
                    .header("If-Match", ifMatch)
                    .body(Map.of("role", "marketing"))
                    .post(version + "/signatures")
                    .then()
                    .statusCode(412);
        }
        as("auditor").get(version).then().statusCode(200).body("state", equalTo("draft"));
    }

    @Test
    void twoRulesAsSpecificForTheSameOpportunitiesAreRefusedAndTheClashIsNamed() {
        String segment = newSegment();
        String first = drafted(segment);
        signByBoth(first, 1);

        sign(drafted(segment), 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-clash"))
                .body("detail", containsString(first + " version 1"));
    }

    @Test
    void theShippedRuleIsNotSigned() {
        sign("sourcing", 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-for-signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"role\":\"admin\"}", "{\"role\":null}", "{}"})
    void aSignatureIsForMarketingOrForSales(String body) {
        as("marketing")
                .header("If-Match", "\"x\"")
                .body(body)
                .post("/v1/sourcing-rules/sourcing/versions/1/signatures")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"));
    }
}
