package io.handshake.lead.sourcingrules;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.sourcingrules.Rules.add;
import static io.handshake.lead.sourcingrules.Rules.create;
import static io.handshake.lead.sourcingrules.Rules.drafted;
import static io.handshake.lead.sourcingrules.Rules.edit;
import static io.handshake.lead.sourcingrules.Rules.newKey;
import static io.handshake.lead.sourcingrules.Rules.newSegment;
import static io.handshake.lead.sourcingrules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SourcingRulesResourceTest {
    @Test
    void theShippedRuleIsInForceAndCarriesItsHash() {
        as("auditor")
                .get("/v1/sourcing-rules/sourcing")
                .then()
                .statusCode(200)
                .body("version", equalTo(1), "shipped", equalTo(true), "inForce", equalTo(true))
                .body("withLead", equalTo("main-lead"), "withoutLead", equalTo("sales"), "window", nullValue());
        JsonPath version = as("auditor")
                .get("/v1/sourcing-rules/sourcing/versions/1")
                .then()
                .statusCode(200)
                .body("state", equalTo("in-force"))
                .extract()
                .jsonPath();

        assertThat(version.getString("hash")).isEqualTo(Terms.hash(version.getString("document")));
        assertThat(Terms.read(version.getString("document")).document()).isEqualTo(version.getString("document"));
    }

    @Test
    void aRuleIsWrittenAsADraftAndEditedInVersions() {
        String segment = newSegment();
        String key = newKey();
        Map<String, Object> within = rule(key, segment);
        within.put("window", 3650);
        create(within)
                .statusCode(201)
                .header("Location", endsWith("/v1/sourcing-rules/" + key + "/versions/1"))
                .header("ETag", notNullValue())
                .body("state", equalTo("draft"), "window", equalTo(3650), "scope.segment", equalTo(segment))
                .body("reason", nullValue(), "signatures.size()", equalTo(0));
        add(key, edit(segment)).statusCode(201).body("version", equalTo(2), "reason", equalTo("The test wants it."));

        String path = "/v1/sourcing-rules/" + key;
        as("rep").get(path).then().body("version", equalTo(2), "latestVersion", equalTo(2), "inForce", equalTo(false));
        String next = as("rep")
                .queryParam("limit", 1)
                .get(path + "/versions")
                .then()
                .body("items.version", contains(1))
                .extract()
                .path("next");
        as("rep")
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get(path + "/versions")
                .then()
                .body("items.version", contains(2), "next", nullValue());
    }

    @Test
    void theListGoesOnFromPageToPage() {
        String key = drafted(newSegment());
        String next = as("sales")
                .queryParam("limit", 1)
                .get("/v1/sourcing-rules")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .path("next");
        as("sales")
                .queryParam("limit", 200)
                .queryParam("after", next)
                .get("/v1/sourcing-rules")
                .then()
                .statusCode(200)
                .body("items.key", hasItem("sourcing"));
        as("sales").get("/v1/sourcing-rules/" + key).then().statusCode(200);
    }

    @Test
    void aKeyIsTakenOnce() {
        create(rule("sourcing", newSegment())).statusCode(409).body("type", equalTo("/problems/key-taken"));
    }

    static Stream<Arguments> badMembers() {
        return Stream.of(
                Arguments.of("withLead", "any-lead", "/withLead"),
                Arguments.of("withLead", null, "/withLead"),
                Arguments.of("withoutLead", "fate", "/withoutLead"),
                Arguments.of("withoutLead", null, "/withoutLead"),
                Arguments.of("window", 0, "/window"),
                Arguments.of("window", 3651, "/window"),
                Arguments.of("scope", Map.of("segment", ""), "/scope/segment"),
                Arguments.of("scope", Map.of("region", "x".repeat(101)), "/scope/region"),
                Arguments.of("effectiveFrom", null, "/effectiveFrom"),
                Arguments.of("effectiveFrom", "1969-12-31T23:59:59Z", "/effectiveFrom"),
                Arguments.of("effectiveFrom", "2100-01-01T00:00:00Z", "/effectiveFrom"),
                Arguments.of("effectiveUntil", "2020-01-01T00:00:00Z", "/effectiveUntil"),
                Arguments.of("effectiveUntil", "2100-01-01T00:00:00Z", "/effectiveUntil"));
    }

    @ParameterizedTest
    @MethodSource("badMembers")
    void whatCouldNotDecideIsRefusedWithAPointer(String member, Object value, String pointer) {
        Map<String, Object> first = new HashMap<>(rule(newKey(), newSegment()));
        first.put(member, value);
        create(first).statusCode(422).body("errors.pointer", hasItem(pointer));

        Map<String, Object> later = new HashMap<>(edit(newSegment()));
        later.put(member, value);
        add("sourcing", later).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sourcing", "1st", "a b", ""})
    void aKeyIsInLowerCase(String key) {
        create(rule(key, newSegment())).statusCode(422).body("errors.pointer", hasItem("/key"));
    }

    @Test
    void aChangeNeedsAReason() {
        Map<String, Object> later = edit(newSegment());
        later.put("reason", " ");

        add("sourcing", later).statusCode(422).body("errors.pointer", contains("/reason"));
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (String path : List.of("/none", "/none/versions", "/none/versions/1", "/sourcing/versions/99")) {
            as("sales")
                    .get("/v1/sourcing-rules" + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-sourcing-rule"));
        }
        add("none", edit(newSegment())).statusCode(404);
        as("sales")
                .header("If-Match", "\"x\"")
                .body(Map.of("role", "sales"))
                .post("/v1/sourcing-rules/none/versions/1/signatures")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x", "?after=x"})
    void aPageIsAskedForAsItCanBe(String query) {
        for (String list : List.of("/v1/sourcing-rules", "/v1/sourcing-rules/sourcing/versions")) {
            as("sales").get(list + query).then().statusCode(400).contentType("application/problem+json");
        }
    }
}
