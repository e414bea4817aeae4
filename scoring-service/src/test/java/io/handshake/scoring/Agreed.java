package io.handshake.scoring;

import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What both sides agree on in the tests: only one key can be signed for every lead, so that all of them sign versions of it. */
public final class Agreed {
    public static final String KEY = "agreed";
    public static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private static final AtomicLong TYPES = new AtomicLong();

    private Agreed() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String role, String subject) {
        return given().header("Authorization", TestTokens.bearer(role, subject)).contentType(ContentType.JSON);
    }

    public static Map<String, Object> rule(String activityType, int points) {
        return Map.of("activityType", activityType, "points", points);
    }

    /** The body of a new version that makes sense. */
    public static Map<String, Object> version(List<Map<String, Object>> rules, long threshold, String effectiveFrom) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("name", "Qualified lead");
        version.put("description", "A lead is qualified when it did enough.");
        version.put("glossary", Map.of("enough", "As many points as the threshold says."));
        version.put("rules", rules);
        version.put("threshold", threshold);
        version.put("effectiveFrom", effectiveFrom);
        version.put("reason", "We learned more.");
        return version;
    }

    /** The same with a key of its own. */
    public static Map<String, Object> definition(String key) {
        Map<String, Object> definition = new LinkedHashMap<>(version(List.of(rule("webinar", 10)), 20, LONG_AGO));
        definition.remove("reason");
        definition.put("key", key);
        return definition;
    }

    public static String newKey() {
        return "d" + UUID.randomUUID().toString().replace("-", "");
    }

    /** An activity type that lead-service has registered and scoring-service knows. */
    public static String newType() {
        String type = "type-" + UUID.randomUUID();
        StubPeer.of("lead")
                .publish(
                        "activity-type-registered",
                        type,
                        1,
                        Map.of("key", type, "title", "Type " + TYPES.incrementAndGet(), "intent", "high"));
        Eventually.untilAsserted(() -> {
            Map<String, Object> definition = new LinkedHashMap<>(definition(newKey()));
            definition.put("rules", List.of(rule(type, 1)));
            as("admin").body(definition).post("/v1/definitions").then().statusCode(201);
        });
        return type;
    }

    /** The number of a new version of the key that all tests share; unsigned. */
    public static int newVersion(List<Map<String, Object>> rules, long threshold, String effectiveFrom) {
        Map<String, Object> body = version(rules, threshold, effectiveFrom);
        if (as("marketing").get("/v1/definitions/" + KEY).statusCode() == 404) {
            Map<String, Object> first = new LinkedHashMap<>(body);
            first.remove("reason");
            first.put("key", KEY);
            return as("marketing")
                    .body(first)
                    .post("/v1/definitions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("version");
        }
        return as("marketing")
                .body(body)
                .post("/v1/definitions/" + KEY + "/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    public static ValidatableResponse sign(String key, int version, String role, String subject) {
        String etag = as("marketing")
                .get("/v1/definitions/" + key + "/versions/" + version)
                .header("ETag");
        return as(role, subject)
                .header("If-Match", etag)
                .body(Map.of("role", role))
                .post("/v1/definitions/" + key + "/versions/" + version + "/signatures")
                .then();
    }

    public static ValidatableResponse signByBoth(int version) {
        sign(KEY, version, "marketing", "mira").statusCode(201);
        return sign(KEY, version, "sales", "sven").statusCode(201);
    }

    /** A version in force from this moment on. */
    public static int inForce(List<Map<String, Object>> rules, long threshold) {
        int version = newVersion(rules, threshold, LONG_AGO);
        signByBoth(version);
        return version;
    }

    public static JsonPath get(String key, int version) {
        return as("sales")
                .get("/v1/definitions/" + key + "/versions/" + version)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What the service has published about a subject. */
    public static List<Map<String, Object>> published(String subject) {
        return feed(subject).getList("");
    }

    /** The payloads of one type among it. */
    public static List<Map<String, Object>> payloads(String subject, String type) {
        return feed(subject).getList("findAll { it.type == '" + type + "' }.data");
    }

    private static JsonPath feed(String subject) {
        return given().header("Authorization", TestTokens.bearer("service"))
                .queryParam("subject", subject)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
