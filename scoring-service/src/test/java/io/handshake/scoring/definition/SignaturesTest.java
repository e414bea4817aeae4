package io.handshake.scoring.definition;

import static io.handshake.scoring.Agreed.KEY;
import static io.handshake.scoring.Agreed.LONG_AGO;
import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.get;
import static io.handshake.scoring.Agreed.inForce;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newVersion;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.published;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sign;
import static io.handshake.scoring.Agreed.signByBoth;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SignaturesTest {
    private static final List<Map<String, Object>> WEBINARS = List.of(rule("webinar", 10));

    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static String signatures(String key, int version) {
        return "/v1/definitions/" + key + "/versions/" + version + "/signatures";
    }

    @Test
    void d7OneSignatureIsNotEnough() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);

        sign(KEY, version, "marketing", "mira")
                .statusCode(201)
                .body("state", equalTo("signed-by-one"))
                .body("inForceFrom", nullValue())
                .body("signatures[0].role", equalTo("marketing"))
                .body("signatures[0].subject", equalTo("mira"))
                .body("signatures[0].issuer", equalTo("https://handshake.local"))
                .body("signatures[0].hash", equalTo(get(KEY, version).getString("hash")));
    }

    @Test
    void d7ItIsInForceFromTheSecondSignatureOnAndNeverBackdated() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);
        sign(KEY, version, "sales", "sven").statusCode(201);

        JsonPath signed = sign(KEY, version, "marketing", "mira")
                .statusCode(201)
                .body("state", equalTo("in-force"))
                .extract()
                .jsonPath();

        assertThat(signed.getString("inForceFrom")).isEqualTo(signed.getString("signatures[1].signedAt"));
        assertThat(Instant.parse(signed.getString("inForceFrom")))
                .isAfterOrEqualTo(Instant.parse(signed.getString("signatures[0].signedAt")));
        as("rep").get("/v1/definitions/" + KEY).then().body("inForceVersion", equalTo(version));
        as("rep").get("/v1/definitions/shipped/versions/1").then().body("state", equalTo("superseded"));
    }

    @Test
    void aVersionSignedByBothTakesThePlaceOfTheOneBeforeAndAnEditInDraftDoesNot() {
        int first = inForce(WEBINARS, 20);
        int second = newVersion(WEBINARS, 30, LONG_AGO);
        sign(KEY, second, "marketing", "mira").statusCode(201);
        assertThat(get(KEY, first).getString("state")).isEqualTo("in-force");

        sign(KEY, second, "sales", "sven").statusCode(201).body("state", equalTo("in-force"));

        assertThat(get(KEY, first).getString("state")).isEqualTo("superseded");
    }

    @Test
    void eachSignatureAndTheVersionInForceArePublishedOnce() {
        int version = inForce(WEBINARS, 20);
        JsonPath signed = get(KEY, version);

        Eventually.untilAsserted(() -> assertThat(ofVersion(version, "definition-signed"))
                .extracting(data -> data.get("role"))
                .containsExactly("marketing", "sales"));
        assertThat(ofVersion(version, "definition-signed"))
                .allSatisfy(data -> assertThat(data)
                        .containsEntry("hash", signed.getString("hash"))
                        .containsEntry("definition", KEY));
        assertThat(ofVersion(version, "definition-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("threshold", 20)
                        .containsEntry("from", signed.getString("inForceFrom")));
        List<Map<String, Object>> all = published(KEY);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).containsEntry("sequence", i + 1);
        }
    }

    private static List<Map<String, Object>> ofVersion(int version, String type) {
        return payloads(KEY, type).stream()
                .filter(data -> Integer.valueOf(version).equals(data.get("version")))
                .toList();
    }

    @Test
    void d7AVersionSignedAheadOfItsTimeIsScheduledAndComesIntoForceByItself() {
        int now = inForce(WEBINARS, 20);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        int next = newVersion(WEBINARS, 40, tomorrow.toString());
        signByBoth(next).body("state", equalTo("scheduled")).body("inForceFrom", equalTo(tomorrow.toString()));
        assertThat(get(KEY, now).getString("state")).isEqualTo("in-force");
        assertThat(ofVersion(next, "definition-in-force")).isEmpty();

        SettableClock.set(tomorrow);

        Eventually.untilAsserted(
                () -> assertThat(ofVersion(next, "definition-in-force")).hasSize(1));
        assertThat(get(KEY, next).getString("state")).isEqualTo("in-force");
        assertThat(get(KEY, now).getString("state")).isEqualTo("superseded");
        SettableClock.reset();
        int overtaken = newVersion(WEBINARS, 50, tomorrow.toString());
        int overtaking = newVersion(WEBINARS, 60, LONG_AGO);
        signByBoth(overtaken);
        signByBoth(overtaking).body("state", equalTo("in-force"));
        assertThat(get(KEY, overtaken).getString("state")).isEqualTo("superseded");
    }

    @Test
    void withoutIfMatchNothingIsSigned() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);

        as("marketing")
                .body(Map.of("role", "marketing"))
                .post(signatures(KEY, version))
                .then()
                .statusCode(428)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0000\"", "*", "nonsense"})
    void aSignatureUnderAnotherTextIsRefused(String ifMatch) {
        int version = newVersion(WEBINARS, 20, LONG_AGO);

        as("marketing")
                .header("If-Match", ifMatch)
                .body(Map.of("role", "marketing"))
                .post(signatures(KEY, version))
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        assertThat(get(KEY, version).getString("state")).isEqualTo("draft");
    }

    @Test
    void nobodySignsForTheOtherSide() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);
        String etag = as("sales")
                .get("/v1/definitions/" + KEY + "/versions/" + version)
                .header("ETag");

        as("sales")
                .header("If-Match", etag)
                .body(Map.of("role", "marketing"))
                .post(signatures(KEY, version))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-held"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "service", "rep", "bdr", "auditor", "partner"})
    void onlyMarketingAndSalesSign(String role) {
        int version = newVersion(WEBINARS, 20, LONG_AGO);
        String etag = as("sales")
                .get("/v1/definitions/" + KEY + "/versions/" + version)
                .header("ETag");

        as(role).header("If-Match", etag)
                .body(Map.of("role", "marketing"))
                .post(signatures(KEY, version))
                .then()
                .statusCode(403);
    }

    @Test
    void aMachineDoesNotSignWhateverElseItHolds() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);

        signAs(version, "marketing", holding("robot", "service", "marketing"))
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-held"));
    }

    @Test
    void d7OnePersonDoesNotSignForBothSides() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);
        String both = holding("bea", "marketing", "sales");
        signAs(version, "marketing", both).statusCode(201);

        signAs(version, "sales", both)
                .statusCode(409)
                .body("type", equalTo("/problems/already-signed"))
                .body("detail", containsString("somebody else"));
        signAs(version, "marketing", both).statusCode(409);
        assertThat(get(KEY, version).getString("state")).isEqualTo("signed-by-one");
    }

    @Test
    void oneSideSignsOnce() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);
        sign(KEY, version, "marketing", "mira").statusCode(201);

        sign(KEY, version, "marketing", "mona").statusCode(409).body("type", equalTo("/problems/already-signed"));
    }

    @Test
    void ofManySignaturesAtOnceOnePerSideIsTaken() {
        int version = newVersion(WEBINARS, 20, LONG_AGO);

        List<Integer> answers = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .parallel()
                .map(name -> sign(KEY, version, name.compareTo("e") < 0 ? "marketing" : "sales", name)
                        .extract()
                        .statusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 201, 409, 409, 409, 409, 409, 409);
        assertThat(ofVersion(version, "definition-in-force")).hasSize(1);
    }

    @Test
    void whatIsNotThereCannotBeSigned() {
        as("marketing")
                .header("If-Match", "\"x\"")
                .body(Map.of("role", "marketing"))
                .post(signatures(newKey(), 1))
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"role\":\"admin\"}", "{\"role\":\"\"}", "{\"role\":null}", "{}"})
    void aSignatureIsForMarketingOrForSales(String body) {
        as("marketing")
                .header("If-Match", "\"x\"")
                .body(body)
                .post(signatures("shipped", 1))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"));
    }

    @Test
    void aSignatureSaysNothingButItsSide() {
        as("marketing")
                .header("If-Match", "\"x\"")
                .body(Map.of("role", "marketing", "signedAt", LONG_AGO))
                .post(signatures("shipped", 1))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/signedAt"));
    }

    @Test
    void theShippedVersionIsNotSigned() {
        sign("shipped", 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-for-signature"));
    }

    @Test
    void anOldVersionIsNotSignedAfterANewerOneCameIntoForce() {
        int old = newVersion(WEBINARS, 20, LONG_AGO);
        int newer = inForce(WEBINARS, 30);

        sign(KEY, old, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-for-signature"))
                .body("detail", containsString("version " + newer));
    }

    @Test
    void d6TwoSignedDefinitionsForTheSameLeadsAreRefusedAndTheClashIsNamed() {
        int version = inForce(WEBINARS, 20);
        String other = newKey();
        as("marketing").body(definition(other)).post("/v1/definitions").then().statusCode(201);

        sign(other, 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-clash"))
                .body("detail", containsString(KEY + " version " + version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update agreement_signature set subject = 'somebody else'",
                "update agreement_signature set signed_at = signed_at where false",
                "delete from agreement_signature",
                "truncate agreement_signature",
                "update agreement_version set hash = hash",
                "delete from agreement_version",
                "truncate agreement_version cascade"
            })
    void whatWasWrittenAndSignedCannotBeChangedByTheServiceItself(String change) {
        signByBoth(newVersion(WEBINARS, 20, LONG_AGO));

        assertThatThrownBy(() -> sql.update(change)).rootCause().hasMessageContaining("append-only");
    }

    private static ValidatableResponse signAs(int version, String role, String authorization) {
        String etag = as("sales")
                .get("/v1/definitions/" + KEY + "/versions/" + version)
                .header("ETag");
        return given().header("Authorization", authorization)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(Map.of("role", role))
                .post(signatures(KEY, version))
                .then();
    }

    private static String holding(String subject, String... roles) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(ConfigProvider.getConfig().getValue("test.private-key", String.class));
            return "Bearer "
                    + Jwt.issuer("https://handshake.local")
                            .audience("handshake")
                            .subject(subject)
                            .groups(Set.of(roles))
                            .expiresIn(Duration.ofMinutes(10))
                            .sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
