package io.handshake.lead.funnels;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.funnels.Agreed.add;
import static io.handshake.lead.funnels.Agreed.create;
import static io.handshake.lead.funnels.Agreed.edit;
import static io.handshake.lead.funnels.Agreed.funnel;
import static io.handshake.lead.funnels.Agreed.newKey;
import static io.handshake.lead.funnels.Agreed.newRegion;
import static io.handshake.lead.funnels.Agreed.payloads;
import static io.handshake.lead.funnels.Agreed.sign;
import static io.handshake.lead.funnels.Agreed.signByBoth;
import static io.handshake.lead.funnels.Agreed.threeStages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class FunnelSignaturesTest {
    @Inject
    Sql sql;

    @Inject
    PublishFunnels publish;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static String drafted(String region) {
        String key = newKey();
        create(funnel(key, threeStages(), Map.of("region", region))).statusCode(201);
        return key;
    }

    private static String signatures(String key) {
        return "/v1/funnels/" + key + "/versions/1/signatures";
    }

    @Test
    void d7OneSignatureIsNotEnoughAndTheSecondIsNeverBackdated() {
        String key = drafted(newRegion());

        sign(key, 1, "sales", "sven").statusCode(201).body("state", equalTo("signed-by-one"));
        JsonPath signed = sign(key, 1, "marketing", "mira")
                .statusCode(201)
                .body("state", equalTo("in-force"))
                .extract()
                .jsonPath();

        assertThat(signed.getString("inForceFrom")).isEqualTo(signed.getString("signatures[1].signedAt"));
        as("rep").get("/v1/funnels/" + key).then().body("inForce", equalTo(true));
    }

    @Test
    void eachSignatureAndTheFunnelInForceArePublishedOnceWithItsStagesWhole() {
        String region = newRegion();
        String key = drafted(region);
        signByBoth(key, 1);

        assertThat(payloads(key, "funnel-signed"))
                .extracting(data -> data.get("role"))
                .containsExactly("marketing", "sales");
        assertThat(payloads(key, "funnel-in-force")).singleElement().satisfies(data -> {
            assertThat(data)
                    .containsEntry("version", 1)
                    .containsEntry("scope", Map.of("region", region))
                    .doesNotContainKey("until");
            assertThat((List<?>) data.get("stages")).hasSize(3);
        });
    }

    @Test
    void theShippedFunnelIsPublishedOnce() {
        untilAsserted(() -> assertThat(payloads("waterfall", "funnel-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data).containsEntry("from", "1970-01-01T00:00:00Z")));
        assertThat(payloads("rate", "funnel-in-force")).isEmpty();
    }

    @Test
    void d7AVersionSignedAheadIsScheduledAndCountsExactlyFromItsInstant() {
        String region = newRegion();
        String key = Agreed.inForce(threeStages(), region);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> next = edit(threeStages(), Map.of("region", region));
        next.put("effectiveFrom", tomorrow.toString());
        next.put("effectiveUntil", tomorrow.plus(Duration.ofDays(1)).toString());
        add(key, next).statusCode(201);
        signByBoth(key, 2).body("state", equalTo("scheduled"));
        assertThat(payloads(key, "funnel-in-force")).hasSize(1);

        SettableClock.set(tomorrow);

        assertThat(passOf(region)).isEqualTo(key + " 2");
        untilAsserted(() -> assertThat(payloads(key, "funnel-in-force")).hasSize(2));
        assertThat(Agreed.get(key, 1).getString("state")).isEqualTo("superseded");
        SettableClock.advance(Duration.ofDays(1));
        assertThat(Agreed.get(key, 2).getString("state")).isEqualTo("expired");
        assertThat(passOf(region)).isEqualTo("waterfall 1");
        assertThat(payloads(key, "funnel-in-force")).hasSize(2);
    }

    @Test
    void ofManyReplicasOnePublishesThatAFunnelIsInForce() {
        String key = newKey();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> later = funnel(key, threeStages(), Map.of("region", newRegion()));
        later.put("effectiveFrom", tomorrow.toString());
        create(later).statusCode(201);
        signByBoth(key, 1).body("state", equalTo("scheduled"));

        SettableClock.set(tomorrow.plusSeconds(1));
        IntStream.range(0, 8).parallel().forEach(replica -> publish.inForceWhenTheirTimeHasCome());

        assertThat(payloads(key, "funnel-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data).containsEntry("from", tomorrow.toString()));
    }

    @Test
    void whoAFunnelIsForIsComparedWithoutRegardToCase() {
        String region = newRegion();
        String key = Agreed.inForce(threeStages(), region);

        assertThat(passOf(region.toUpperCase(Locale.ROOT))).isEqualTo(key + " 1");
        sign(drafted(region.toUpperCase(Locale.ROOT)), 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-clash"));
    }

    private static String passOf(String region) {
        JsonPath lead = as("sales")
                .get("/v1/leads/" + lead(Map.of("email", someEmail(), "region", region)))
                .jsonPath();
        return lead.getString("passes[0].funnel") + " " + lead.getInt("passes[0].funnelVersion");
    }

    @Test
    void d6TwoFunnelsAsSpecificForTheSameLeadsAreRefusedAndTheClashIsNamed() {
        String region = newRegion();
        String first = Agreed.inForce(threeStages(), region);
        String other = drafted(region);

        sign(other, 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-clash"))
                .body("detail", containsString(first + " version 1"));

        String narrower = newKey();
        create(funnel(narrower, threeStages(), Map.of("region", region, "segment", "large")))
                .statusCode(201);
        signByBoth(narrower, 1);
    }

    @Test
    void withoutIfMatchOrUnderAnotherTextNothingIsSigned() {
        String key = drafted(newRegion());

        as("marketing")
                .body(Map.of("role", "marketing"))
                .post(signatures(key))
                .then()
                .statusCode(428);
        for (String ifMatch : List.of("\"0000\"", "*", "nonsense")) {
            as("marketing")
                    .header("If-Match", ifMatch)
                    .body(Map.of("role", "marketing"))
                    .post(signatures(key))
                    .then()
                    .statusCode(412)
                    .contentType("application/problem+json");
        }
        assertThat(Agreed.get(key, 1).getString("state")).isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "service", "rep", "bdr", "auditor", "partner"})
    void onlyMarketingAndSalesSign(String role) {
        as(role).header("If-Match", "\"x\"")
                .body(Map.of("role", "marketing"))
                .post(signatures("rate"))
                .then()
                .statusCode(403);
    }

    @Test
    void nobodySignsForTheOtherSideOrTwice() {
        String key = drafted(newRegion());
        String etag = as("sales").get("/v1/funnels/" + key + "/versions/1").header("ETag");

        as("sales")
                .header("If-Match", etag)
                .body(Map.of("role", "marketing"))
                .post(signatures(key))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-held"));
        sign(key, 1, "marketing", "same-person").statusCode(201);
        sign(key, 1, "sales", "same-person").statusCode(409).body("type", equalTo("/problems/already-signed"));
        sign(key, 1, "marketing", "another").statusCode(409).body("type", equalTo("/problems/already-signed"));
    }

    @Test
    void ofManySignaturesAtOnceOnePerSideIsTaken() {
        String key = drafted(newRegion());

        List<Integer> answers = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .parallel()
                .map(name -> sign(key, 1, name.compareTo("e") < 0 ? "marketing" : "sales", name)
                        .extract()
                        .statusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 201, 409, 409, 409, 409, 409, 409);
        assertThat(payloads(key, "funnel-in-force")).hasSize(1);
    }

    @Test
    void theShippedFunnelThatCountsIsNotSigned() {
        sign("waterfall", 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-for-signature"));
    }

    @Test
    void anOldVersionIsNotSignedAfterANewerOneCameIntoForce() {
        String region = newRegion();
        String key = drafted(region);
        add(key, edit(threeStages(), Map.of("region", region))).statusCode(201);
        signByBoth(key, 2);

        sign(key, 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-for-signature"))
                .body("detail", containsString("version 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"role\":\"admin\"}", "{\"role\":null}", "{}"})
    void aSignatureIsForMarketingOrForSales(String body) {
        as("marketing")
                .header("If-Match", "\"x\"")
                .body(body)
                .post(signatures("rate"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update agreement_signature set subject = 'somebody else'",
                "delete from agreement_signature",
                "truncate agreement_signature",
                "update agreement_version set hash = hash",
                "delete from agreement_version",
                "truncate agreement_version cascade"
            })
    void whatWasWrittenAndSignedCannotBeChangedByTheServiceItself(String change) {
        assertThatThrownBy(() -> sql.update(change)).rootCause().hasMessageContaining("append-only");
    }
}
