package io.handshake.lead.partner;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartnerKeysResourceTest {
    @Inject
    Sql sql;

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

        String listed = as("admin")
                .queryParam("limit", 200)
                .get("/v1/partner-keys")
                .then()
                .statusCode(200)
                .extract()
                .asString();

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
        as("admin")
                .queryParam("limit", 200)
                .get("/v1/partner-keys")
                .then()
                .body("items.find { it.id == '" + issued.path("id") + "' }.revokedAt", not(nullValue()));
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
        as("admin").delete("/v1/partner-keys/0123456789abcdef").then().statusCode(404);
        as("admin").delete("/v1/partner-keys/nonsense").then().statusCode(400);
    }
}
