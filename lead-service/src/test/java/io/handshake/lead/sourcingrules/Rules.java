package io.handshake.lead.sourcingrules;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rules as tests agree on them: each for a segment of its own, so that nobody else's opportunities are decided by them. */
final class Rules {
    private Rules() {}

    static String newKey() {
        return "r" + UUID.randomUUID().toString().replace("-", "");
    }

    static String newSegment() {
        return unique("segment");
    }

    /** The body of a later version: deals whose main lead is of this segment were brought as the oldest lead was. */
    static Map<String, Object> edit(String segment) {
        return new HashMap<>(Map.of(
                "withLead", "oldest-lead",
                "withoutLead", "sales",
                "scope", Map.of("segment", segment),
                "effectiveFrom", "2020-01-01T00:00:00Z",
                "reason", "The test wants it."));
    }

    /** The body of a first version. */
    static Map<String, Object> rule(String key, String segment) {
        Map<String, Object> rule = edit(segment);
        rule.remove("reason");
        rule.put("key", key);
        return rule;
    }

    static ValidatableResponse create(Map<String, ?> rule) {
        return as("marketing").body(rule).post("/v1/sourcing-rules").then();
    }

    static ValidatableResponse add(String key, Map<String, ?> edit) {
        return as("sales")
                .body(edit)
                .post("/v1/sourcing-rules/" + key + "/versions")
                .then();
    }

    /** A draft for a segment; its key. */
    static String drafted(String segment) {
        String key = newKey();
        create(rule(key, segment)).statusCode(201);
        return key;
    }

    static ValidatableResponse sign(String key, int version, String role, String subject) {
        String path = "/v1/sourcing-rules/" + key + "/versions/" + version;
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .contentType(ContentType.JSON)
                .header("If-Match", as("auditor").get(path).header("ETag"))
                .body(Map.of("role", role))
                .post(path + "/signatures")
                .then();
    }

    static ValidatableResponse signByBoth(String key, int version) {
        sign(key, version, "marketing", "mira").statusCode(201);
        return sign(key, version, "sales", "sven").statusCode(201);
    }

    /** A new opportunity whose main lead is marketing's and of this segment; the other lead is a partner's and older. */
    static String opportunity(String segment) {
        String older = lead(Map.of("email", someEmail(), "sourcedBy", "partner", "occurredAt", "2020-01-01T00:00:00Z"));
        String main = lead(Map.of("email", someEmail(), "sourcedBy", "marketing", "segment", segment));
        return as("sales")
                .body(Map.of("lead", main, "otherLeads", List.of(older)))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Who brought it, and by which rule. */
    static String decided(String opportunity) {
        JsonPath shown = as("sales")
                .get("/v1/opportunities/" + opportunity)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return shown.getString("sourcedBy") + " by " + shown.getString("sourcedByRule.key") + " "
                + shown.getInt("sourcedByRule.version");
    }

    /** Payloads that were published about a rule, of one type. */
    static List<Map<String, Object>> payloads(String key, String type) {
        return as("service")
                .queryParam("subject", "sourcing-rule/" + key)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.type == '" + type + "' }.data");
    }
}
