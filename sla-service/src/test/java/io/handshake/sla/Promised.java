package io.handshake.sla;

import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Promises as tests agree on them, each for a segment of its own, so that nobody else's clocks run under them. */
public final class Promised {
    public static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private Promised() {}

    public static String newKey() {
        return "p" + UUID.randomUUID().toString().replace("-", "");
    }

    public static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
    }

    public static Map<String, Object> clock(String kind, long targetSeconds) {
        return new HashMap<>(
                Map.of("kind", kind, "targetSeconds", targetSeconds, "calendar", Map.of("of", "fixed", "key", "24x7")));
    }

    /** The body of a first version. */
    public static Map<String, Object> policy(String key, String segment, List<Map<String, Object>> clocks) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("key", key);
        policy.put("title", "Policy " + key);
        policy.put("clocks", clocks);
        policy.put("scope", Map.of("segment", segment));
        policy.put("effectiveFrom", LONG_AGO);
        return policy;
    }

    public static ValidatableResponse create(Map<String, ?> policy) {
        return as("marketing").body(policy).post("/v1/policies").then();
    }

    public static ValidatableResponse sign(String key, int version, String role, String subject) {
        String etag = as("marketing")
                .get("/v1/policies/" + key + "/versions/" + version)
                .header("ETag");
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of("role", role))
                .post("/v1/policies/" + key + "/versions/" + version + "/signatures")
                .then();
    }

    public static ValidatableResponse signByBoth(String key, int version) {
        sign(key, version, "marketing", "mira").statusCode(201);
        return sign(key, version, "sales", "sven").statusCode(201);
    }

    /** Puts a policy in force; its key. */
    public static String inForce(Map<String, Object> policy) {
        create(policy).statusCode(201);
        String key = String.valueOf(policy.get("key"));
        signByBoth(key, 1);
        return key;
    }

    public static JsonPath get(String path) {
        return as("sales").get(path).then().statusCode(200).extract().jsonPath();
    }
}
