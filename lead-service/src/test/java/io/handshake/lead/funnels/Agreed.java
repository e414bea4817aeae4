package io.handshake.lead.funnels;

import static io.handshake.lead.Calls.as;
import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Funnels as tests agree on them: each for a region of its own, so that nobody else's passes open on them. */
public final class Agreed {
    public static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private Agreed() {}

    public static String newKey() {
        return "f" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A region no other test has leads in. */
    public static String newRegion() {
        return "region-" + UUID.randomUUID();
    }

    public static Map<String, Object> stage(String key, String milestone, String owner, @Nullable String handoffTo) {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("key", key);
        stage.put("title", "Stage " + key);
        stage.put("milestone", milestone);
        stage.put("owner", owner);
        if (handoffTo != null) {
            stage.put("handoffTo", handoffTo);
        }
        return stage;
    }

    /** The stages of a shipped template. */
    public static List<Map<String, Object>> stagesOf(String template) {
        return as("marketing")
                .get("/v1/funnels/" + template + "/versions/1")
                .jsonPath()
                .getList("stages");
    }

    public static List<Map<String, Object>> threeStages() {
        return new ArrayList<>(List.of(
                stage("New", "LEAD", "MARKETING", null),
                stage("Ready", "QUALIFIED", "MARKETING", "SALES"),
                stage("Client", "CUSTOMER", "SALES", null)));
    }

    /** The body of a first version. */
    public static Map<String, Object> funnel(
            String key, List<? extends Map<String, ?>> stages, Map<String, String> scope) {
        Map<String, Object> funnel = new LinkedHashMap<>();
        funnel.put("key", key);
        funnel.put("title", "Funnel " + key);
        funnel.put("stages", stages);
        funnel.put("scope", scope);
        funnel.put("effectiveFrom", LONG_AGO);
        return funnel;
    }

    /** The body of a later one. */
    public static Map<String, Object> edit(List<? extends Map<String, ?>> stages, Map<String, String> scope) {
        Map<String, Object> edit = new LinkedHashMap<>(funnel("x", stages, scope));
        edit.remove("key");
        edit.put("reason", "The test wants it.");
        return edit;
    }

    public static ValidatableResponse create(Map<String, ?> funnel) {
        return as("marketing").body(funnel).post("/v1/funnels").then();
    }

    public static ValidatableResponse add(String key, Map<String, ?> edit) {
        return as("sales").body(edit).post("/v1/funnels/" + key + "/versions").then();
    }

    public static ValidatableResponse sign(String key, int version, String role, String subject) {
        String etag = as("marketing")
                .get("/v1/funnels/" + key + "/versions/" + version)
                .header("ETag");
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of("role", role))
                .post("/v1/funnels/" + key + "/versions/" + version + "/signatures")
                .then();
    }

    public static ValidatableResponse signByBoth(String key, int version) {
        sign(key, version, "marketing", "mira").statusCode(201);
        return sign(key, version, "sales", "sven").statusCode(201);
    }

    /** A funnel in force for a region; its key. */
    public static String inForce(List<? extends Map<String, ?>> stages, String region) {
        String key = newKey();
        create(funnel(key, stages, Map.of("region", region))).statusCode(201);
        signByBoth(key, 1);
        return key;
    }

    public static JsonPath get(String key, int version) {
        return as("auditor")
                .get("/v1/funnels/" + key + "/versions/" + version)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Payloads that were published about a funnel, of one type. */
    public static List<Map<String, Object>> payloads(String key, String type) {
        return given().header("Authorization", TestTokens.bearer("service"))
                .queryParam("subject", "funnel/" + key)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.type == '" + type + "' }.data");
    }
}
