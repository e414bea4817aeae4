package io.handshake.sla.policies;

import static io.handshake.sla.Promised.as;
import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.create;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.handshake.sla.Promised.sign;
import static io.handshake.sla.Promised.signByBoth;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PoliciesResourceTest {

    @Inject
    Policies policies;

    @Inject
    Timelines timelines;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static List<Map<String, Object>> acceptWithin(long seconds) {
        return new ArrayList<>(List.of(clock("accept", seconds)));
    }

    @Test
    void aPolicyIsWrittenSignedByBothAndPublished() {
        String key = newKey();
        create(policy(key, key, acceptWithin(14_400)))
                .statusCode(201)
                .header("Location", endsWith("/v1/policies/" + key + "/versions/1"))
                .body("state", equalTo("draft"))
                .body("lateEvidenceSeconds", equalTo(86_400))
                .body("pauses", nullValue());

        sign(key, 1, "sales", "sven").statusCode(201).body("state", equalTo("signed-by-one"));
        JsonPath signed = sign(key, 1, "marketing", "mira")
                .statusCode(201)
                .body("state", equalTo("in-force"))
                .extract()
                .jsonPath();

        assertThat(signed.getString("inForceFrom")).isEqualTo(signed.getString("signatures[1].signedAt"));
        as("rep").get("/v1/policies/" + key).then().body("inForce", equalTo(true));
        List<String> told = given().header("Authorization", TestTokens.bearer("service"))
                .queryParam("subject", "policy/" + key)
                .get("/v1/events")
                .jsonPath()
                .getList("type");
        assertThat(told).containsExactly("policy-signed", "policy-signed", "policy-in-force");
    }

    @Test
    void anEditMakesANewVersionWithoutSignaturesAndTheOldOneStaysInForce() {
        String key = newKey();
        create(policy(key, key, acceptWithin(14_400))).statusCode(201);
        signByBoth(key, 1);

        Map<String, Object> edit = policy(key, key, acceptWithin(7_200));
        edit.remove("key");
        edit.put("reason", "Four hours have been kept.");
        as("sales")
                .body(edit)
                .post("/v1/policies/" + key + "/versions")
                .then()
                .statusCode(201)
                .body("version", equalTo(2));

        as("auditor")
                .get("/v1/policies/" + key + "/versions")
                .then()
                .body("items.state", equalTo(List.of("in-force", "draft")))
                .body("items[1].signatures", empty());
        assertThat(within(Map.of("segment", key))).isEqualTo(Duration.ofSeconds(14_400));
    }

    @Test
    void thePolicyWithTheMostMatchingDimensionsCountsAndElseTheShippedOne() {
        String key = newKey();
        create(policy(key, key, acceptWithin(14_400))).statusCode(201);
        signByBoth(key, 1);
        String finer = newKey();
        Map<String, Object> high = policy(finer, key, acceptWithin(3_600));
        high.put("scope", Map.of("segment", key, "priority", "high"));
        create(high).statusCode(201);
        signByBoth(finer, 1);

        assertThat(within(Map.of("segment", key))).isEqualTo(Duration.ofHours(4));
        assertThat(within(Map.of("segment", key, "priority", "high"))).isEqualTo(Duration.ofHours(1));
        assertThat(within(Map.of("segment", "another"))).isEqualTo(Duration.ofHours(48));
        assertThat(within(Map.of())).isEqualTo(Duration.ofHours(48));
    }

    private Duration within(Map<String, String> traits) {
        return policies.inForce(Instant.now())
                .apply(traits)
                .promise(io.handshake.sla.policy.ClockKind.ACCEPT)
                .orElseThrow()
                .target();
    }

    @Test
    void twoPoliciesForTheSameHandoffsAreRefusedAtSigning() {
        String key = newKey();
        create(policy(key, key, acceptWithin(14_400))).statusCode(201);
        signByBoth(key, 1);
        String other = newKey();
        create(policy(other, key, acceptWithin(3_600))).statusCode(201);

        sign(other, 1, "sales", "sven").statusCode(409).body("type", equalTo("/problems/agreement-clash"));
    }

    @Test
    void theShippedVersionSaysWhatItsHashSays() {
        Terms terms = timelines.terms(new VersionId(Policies.KIND, "shipped", 1));
        JsonPath shown = as("auditor").get("/v1/policies/shipped/versions/1").jsonPath();

        assertThat(Terms.of(terms.content(PolicyContent.class), terms.scope(), terms.effectiveFrom(), null)
                        .document())
                .isEqualTo(shown.getString("document"));
        assertThat(Terms.hash(shown.getString("document"))).isEqualTo(shown.getString("hash"));
        assertThat(shown.getString("effectiveFrom")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void aTargetThatNeverElapsesIsRefused() {
        String calendar = newKey();
        as("sales")
                .body("{\"key\": \"" + calendar + "\", \"title\": \"A minute\", \"zone\": \"UTC\","
                        + " \"week\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"09:01\"}]}}")
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(31_622_400);
        clocks.getFirst().put("calendar", Map.of("of", "fixed", "key", calendar));

        create(policy(key, key, clocks)).statusCode(422).body("errors.pointer", hasItem("/clocks/0/targetSeconds"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "calendar;{'of':'fixed','key':'nowhere'};/clocks/0/calendar/key",
                "calendar;{'of':'buyer','key':'24x7'};/clocks/0/calendar/byCountry",
                "calendar;{'of':'fixed','key':'24x7','byCountry':{'DE':'24x7'}};/clocks/0/calendar/byCountry",
                "calendar;{'of':'buyer','key':'24x7','byCountry':{'DE':'nowhere'}};/clocks/0/calendar/byCountry/DE",
                "calendar;{'of':'team','key':'nowhere'};/clocks/0/calendar/key",
                "calendar;{'of':'rep','key':'24x7','byCountry':{'DE':'24x7'}};/clocks/0/calendar/byCountry",
                "calendar;{'of':'boss','key':'24x7'};/clocks/0/calendar/of",
                "warnAt;[0.5,0.5];/clocks/0/warnAt/1",
                "warnAt;[0.8,0.5];/clocks/0/warnAt/1",
                "warnAt;[1];/clocks/0/warnAt/0",
                "warnAt;[0];/clocks/0/warnAt/0",
                "calendar;{'of':'buyer','key':'24x7','byCountry':{'Germany':'24x7'}};/clocks/0/calendar/byCountry/Germany",
                "calendar;{'of':'buyer','key':'24x7','byCountry':{'ZZ':'24x7'}};/clocks/0/calendar/byCountry/ZZ",
                "escalations;[{'afterSeconds':60,'to':'rep'},{'afterSeconds':30,'to':'manager'}];/clocks/0/escalations/1/afterSeconds",
                "escalations;[{'afterSeconds':60,'to':'nobody'}];/clocks/0/escalations/0/to",
                "targetSeconds;0;/clocks/0/targetSeconds",
                "kind;first-touch;/clocks",
            })
    void whatNoClockCouldRunUnderIsRefusedWithAPointer(String member, String value, String pointer) {
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(3_600);
        String json = value.replace('\'', '"');
        Object read = member.equals("kind")
                ? value
                : JsonPath.from("{\"v\":" + json + "}").get("v");
        clocks.getFirst().put(member, read);

        create(policy(key, key, clocks)).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "0.0000000001", "0.50000000000000000000001"})
    void aShareThatWouldBeRoundedIsRefused(String share) {
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(3_600);
        clocks.getFirst().put("warnAt", List.of(new BigDecimal(share)));

        create(policy(key, key, clocks)).statusCode(422).body("errors.pointer", hasItem("/clocks/0/warnAt/0"));
    }

    @Test
    void anEscalationOfAnOfferThatEndsWithItsBreachIsRefusedAsItWouldNeverBeTold() {
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(3_600);
        clocks.getFirst().put("escalations", List.of(Map.of("afterSeconds", 60, "to", "manager")));
        Map<String, Object> policy = policy(key, key, clocks);
        policy.put("offers", Map.of("expires", true));

        create(policy).statusCode(422).body("errors.pointer", contains("/clocks/0/escalations"));

        policy.put("offers", Map.of("expires", false));
        create(policy).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "rep"})
    void aClockThatStartsBeforeThereIsARepCannotCountByTheHoursOfOne(String of) {
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(3_600);
        Map<String, Object> work = clock("work-by", 7_200);
        work.put("calendar", Map.of("of", of, "key", "24x7"));
        clocks.add(work);

        create(policy(key, key, clocks)).statusCode(422).body("errors.pointer", hasItem("/clocks/1/calendar/of"));
    }

    @Test
    void howLongAHandoffMayWaitIsToldAndFourHoursWhenNothingWasAgreed() {
        String key = newKey();
        Map<String, Object> policy = policy(key, key, acceptWithin(3_600));
        create(policy).statusCode(201).body("unroutedTargetSeconds", equalTo(14_400));
        String other = newKey();
        policy.put("key", other);
        policy.put("unroutedTargetSeconds", 60);
        create(policy).statusCode(201).body("unroutedTargetSeconds", equalTo(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 59, 2_592_001})
    void aWaitOfUnderAMinuteOrOverThirtyDaysIsRefused(int seconds) {
        String key = newKey();
        Map<String, Object> policy = policy(key, key, acceptWithin(3_600));
        policy.put("unroutedTargetSeconds", seconds);

        create(policy).statusCode(422).body("errors.pointer", hasItem("/unroutedTargetSeconds"));
    }

    @Test
    void twoClocksOfAKindAndDoubleReasonsAreRefused() {
        String key = newKey();
        List<Map<String, Object>> clocks = acceptWithin(3_600);
        clocks.add(clock("accept", 60));
        Map<String, Object> policy = new HashMap<>(policy(key, key, clocks));
        policy.put("pauses", Map.of("reasons", List.of("holiday", "holiday"), "budgetSeconds", 60));

        create(policy)
                .statusCode(422)
                .body("errors.pointer", hasItem("/clocks/1/kind"))
                .body("errors.pointer", hasItem("/pauses/reasons"));
    }

    @Test
    void anUnknownPolicyIs404() {
        as("sales")
                .get("/v1/policies/nobodys")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-policy"));
        as("sales").get("/v1/policies/shipped/versions/9").then().statusCode(404);
    }
}
