package io.handshake.lead.partner;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartnerKeysResourceTest {
    @Inject
    Sql sql;

    @Inject
    LastUse lastUse;

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void aKeyIsShownOnceAndKeptOnlyAsAHash() {
        var issued = as("admin")
                .body(Map.of("name", "School forms", "source", "school"))
                .post("/v1/partner-keys")
                .then()
                .statusCode(201)
                .body("key", matchesPattern("hs_[0-9a-f]{16}_[0-9a-f]{64}"))
                .extract();
        String key = issued.path("key");
        String secret = key.substring(key.lastIndexOf('_') + 1);

        String listed = listed();

        assertThat(listed).contains(issued.<String>path("id")).doesNotContain(secret);
        List<String> rows = sql.list("select partner_key::text as row from partner_key", row -> row.getString("row"));
        assertThat(rows).noneMatch(row -> row.contains(secret));
    }

    @Test
    void aRevokedKeyStopsWorkingWithinTenSeconds() {
        var issued = as("admin")
                .body(Map.of("name", "Leaving", "source", "leaving"))
                .post("/v1/partner-keys")
                .then()
                .extract();
        String key = issued.path("key");
        asPartner(key).get("/v1/leads").then().statusCode(200);

        as("admin").delete("/v1/partner-keys/" + issued.path("id")).then().statusCode(204);
        as("admin").delete("/v1/partner-keys/" + issued.path("id")).then().statusCode(204);

        SettableClock.advance(Duration.ofSeconds(10));
        asPartner(key)
                .get("/v1/leads")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
        key(issued.path("id")).body("revokedAt", not(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "hs_",
                "hs_0123456789abcdef_0000000000000000000000000000000000000000000000000000000000000000",
                "hs_x_y",
            })
    void anUnknownOrMalformedKeyIsNoCredential(String key) {
        asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void aKeyWithAnotherSecretIsRefused() {
        String key = io.handshake.lead.Calls.partnerKey(unique("school"));
        String forged = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");

        asPartner(key).get("/v1/leads").then().statusCode(200);
        asPartner(forged).get("/v1/leads").then().statusCode(401);
        asPartner(key).get("/v1/leads").then().statusCode(200);
    }

    @Test
    void aKeyNeedsANameAndASource() {
        as("admin")
                .body(Map.of("name", " ", "source", "-x"))
                .post("/v1/partner-keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/source"));
        as("admin")
                .body(Map.of("name", "Forms"))
                .post("/v1/partner-keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/source"), "errors.message", contains("is missing or null"));
        as("admin").delete("/v1/partner-keys/0123456789abcdef").then().statusCode(404);
        as("admin").delete("/v1/partner-keys/nonsense").then().statusCode(400);
    }

    @Test
    void noPartnerSpeaksForWhatIsToldHere() {
        as("admin")
                .body(Map.of("name", "Forms", "source", "handshake"))
                .post("/v1/partner-keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/source"));
    }

    @Test
    void aRotatedKeyWorksBesideItsSuccessorUntilItsTimeIsOver() {
        var issued = issue(Map.of(
                "scopes", List.of("leads:read"),
                "mode", "test",
                "rateLimit", Map.of("perMinute", 60)));
        String old = issued.path("key");

        var rotated = rotate(issued.path("id"), Map.of("overlapDays", 2))
                .statusCode(201)
                .body("name", equalTo(issued.path("name")), "source", equalTo(issued.path("source")))
                .body("scopes", contains("leads:read"), "mode", equalTo("test"))
                .body("rateLimit.perMinute", equalTo(60), "rateLimit.burst", equalTo(60))
                .extract();
        String next = rotated.path("key");

        key(issued.path("id"))
                .body("successor", equalTo(rotated.path("id")))
                .body("expiresAt", not(nullValue()), "revokedAt", nullValue());
        asPartner(old).get("/v1/leads").then().statusCode(200);
        asPartner(next).get("/v1/leads").then().statusCode(200);

        SettableClock.advance(Duration.ofDays(2).minusSeconds(30));
        asPartner(old).get("/v1/leads").then().statusCode(200);
        SettableClock.advance(Duration.ofSeconds(30));
        asPartner(old).get("/v1/leads").then().statusCode(401);
        asPartner(next).get("/v1/leads").then().statusCode(200);
        rotate(issued.path("id"), Map.of()).statusCode(409).body("type", equalTo("/problems/partner-key-ended"));
    }

    @Test
    void aKeyIsRotatedOnceAndItsSuccessorNext() {
        var first = issue(Map.of());
        var second = rotate(first.path("id"), Map.of()).statusCode(201).extract();

        rotate(first.path("id"), Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/partner-key-replaced"))
                .body("detail", containsString(second.<String>path("id")));
        rotate(second.path("id"), Map.of("overlapDays", 0)).statusCode(201);
        SettableClock.advance(Duration.ofSeconds(10));
        asPartner(second.path("key")).get("/v1/leads").then().statusCode(401);
        asPartner(first.path("key")).get("/v1/leads").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"overlapDays\": -1}", "{\"overlapDays\": 91}", "{\"overlapDays\": 1.5}", "{\"id\": 1}"})
    void anOverlapIsZeroToNinetyWholeDays(String body) {
        var issued = issue(Map.of());

        int status = as("admin")
                .body(body)
                .post("/v1/partner-keys/" + issued.path("id") + "/rotation")
                .statusCode();

        assertThat(status).isIn(400, 422);
        key(issued.path("id")).body("successor", nullValue());
    }

    @Test
    void theAnswerThatShowsASecretIsNeverStored() {
        var issued = issue(Map.of());
        for (String path : List.of("/v1/partner-keys", "/v1/partner-keys/" + issued.path("id") + "/rotation")) {
            as("admin")
                    .header("Idempotency-Key", unique("key"))
                    .body(Map.of("name", "Forms", "source", "forms"))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-request"));
        }
        as("admin")
                .header("Idempotency-Key", unique("key"))
                .body(Map.of("name", "Forms", "source", "forms"))
                .post("/v1/partner-keys")
                .then()
                .body("errors.parameter", contains("Idempotency-Key"))
                .body("detail", containsString("secret"));
        key(issued.path("id")).body("successor", nullValue());
    }

    @Test
    void aKeyIsChangedByWhoHasReadIt() {
        var issued = issue(Map.of());
        String path = "/v1/partner-keys/" + issued.path("id");
        String tag = key(issued.path("id")).extract().header("ETag");
        Map<String, Object> change = Map.of(
                "name", "Renamed", "scopes", List.of("leads:read"), "rateLimit", Map.of("perMinute", 10, "burst", 1));

        as("admin").body(change).patch(path).then().statusCode(428);
        as("admin").header("If-Match", "\"77\"").body(change).patch(path).then().statusCode(412);
        as("admin")
                .header("If-Match", tag)
                .body(change)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("name", equalTo("Renamed"), "scopes", contains("leads:read"))
                .body("rateLimit.perMinute", equalTo(10), "rateLimit.burst", equalTo(1));
        as("admin").header("If-Match", tag).body(Map.of()).patch(path).then().statusCode(412);

        SettableClock.advance(Duration.ofSeconds(10));
        asPartner(issued.path("key"))
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\": []}",
                "{\"scopes\": [\"leads:delete\"]}",
                "{\"scopes\": [null]}",
                "{\"rateLimit\": {\"perMinute\": 0}}",
                "{\"rateLimit\": {\"perMinute\": 1000001}}",
                "{\"rateLimit\": {\"burst\": 5}}",
                "{\"name\": \" \"}",
                "{\"source\": \"another\"}",
                "{\"mode\": \"test\"}",
                "{\"lastUsedAt\": \"2026-01-01T00:00:00Z\"}",
                "[]"
            })
    void aSenselessChangeIsRefused(String body) {
        String id = issue(Map.of()).path("id");

        int status = as("admin")
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/partner-keys/" + id)
                .statusCode();

        assertThat(status).isIn(400, 422);
    }

    @Test
    void aRevokedKeyIsNeitherChangedNorRotated() {
        String id = issue(Map.of()).path("id");
        as("admin").delete("/v1/partner-keys/" + id).then().statusCode(204);

        rotate(id, Map.of()).statusCode(409).body("type", equalTo("/problems/partner-key-ended"));
        as("admin")
                .header("If-Match", "*")
                .body(Map.of("name", "Again"))
                .patch("/v1/partner-keys/" + id)
                .then()
                .statusCode(409);
        as("admin").get("/v1/partner-keys/0123456789abcdef").then().statusCode(404);
        rotate("0123456789abcdef", Map.of()).statusCode(404);
    }

    @Test
    void lastUseIsWrittenOnceAMinuteAndNotInTheCall() {
        AtomicReference<String> id = new AtomicReference<>("");
        untilAsserted(
                () -> { // again, when the minute was over just then
                    var issued = issue(Map.of());
                    asPartner(issued.path("key")).get("/v1/leads").then().statusCode(200);
                    key(issued.path("id")).body("lastUsedAt", nullValue());
                    id.set(issued.path("id"));
                });

        lastUse.write();

        String key = Objects.requireNonNull(id.get());
        untilAsserted(() -> key(key).body("lastUsedAt", not(nullValue())));
        String used = key(key).extract().path("lastUsedAt");
        assertThat(Duration.between(Instant.parse(used), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    /** All pages as they are answered. */
    private static String listed() {
        StringBuilder all = new StringBuilder();
        String next = "";
        do {
            var page = as("admin")
                    .get("/v1/partner-keys?limit=200" + next)
                    .then()
                    .statusCode(200)
                    .extract();
            all.append(page.asString());
            next = page.path("next") == null ? "" : "&after=" + page.path("next");
        } while (!next.isEmpty());
        return all.toString();
    }

    private static ExtractableResponse<Response> issue(Map<String, ?> members) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "Forms", "source", unique("forms")));
        wanted.putAll(members);
        return as("admin")
                .body(wanted)
                .post("/v1/partner-keys")
                .then()
                .statusCode(201)
                .extract();
    }

    private static ValidatableResponse rotate(String id, Map<String, ?> rotation) {
        return as("admin")
                .body(rotation)
                .post("/v1/partner-keys/" + id + "/rotation")
                .then();
    }

    private static ValidatableResponse key(String id) {
        return as("admin").get("/v1/partner-keys/" + id).then().statusCode(200);
    }
}
