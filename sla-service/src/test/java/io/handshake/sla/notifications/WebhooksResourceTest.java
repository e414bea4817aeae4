package io.handshake.sla.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.chassis.test.WebhookReceiver;
import io.handshake.chassis.test.WebhookReceiver.Answer;
import io.handshake.chassis.test.WebhookReceiver.Call;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class WebhooksResourceTest {
    private static WebhookReceiver receiver;

    private final List<String> created = new ArrayList<>();
    private String path = "";

    @BeforeAll
    static void start() {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @BeforeEach
    void newPath() {
        path = "/" + UUID.randomUUID();
    }

    @AfterEach
    void deleteAll() {
        created.forEach(id -> admin().delete("/v1/webhooks/" + id));
    }

    @Test
    void onlyTheTypesAskedForAreToldAsTheFeedHasThem() {
        JsonPath webhook = create("team-changed");
        String team = "t" + UUID.randomUUID();
        teamAndTerritory(team);

        Call call = told(1).getFirst();
        JsonPath event = JsonPath.from(call.body());
        assertThat(event.getString("type")).isEqualTo("team-changed");
        assertThat(event.getString("subject")).isEqualTo("team/" + team);
        assertThat(event.getString("data.title")).isEqualTo("Team of webhooks");
        assertThat(call.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(receiver.calls(path)).hasSize(1);
    }

    @Test
    void aSecretIsShownOnceAndSignsUntilItLapses() {
        JsonPath webhook = create("team-changed");
        String id = webhook.getString("id");
        assertThat(webhook.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");

        String next = post("/v1/webhooks/" + id + "/rotation", Map.of("overlapHours", 2))
                .statusCode(201)
                .body("id", equalTo(id))
                .body("oldSecretUntil", not(nullValue()))
                .extract()
                .path("secret");
        teamAndTerritory("t" + UUID.randomUUID());

        Call call = told(1).getFirst();
        assertThat(call.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(call.isSignedWith(next)).isTrue();
        assertThat(admin().get("/v1/webhooks/" + id).asString()).doesNotContain("whsec_");
        assertThat(admin().get("/v1/webhooks").asString()).doesNotContain("whsec_");
    }

    @Test
    void aSecretIsNotKeptWithAStoredAnswer() {
        admin().header("Idempotency-Key", "once")
                .body(declaration(null))
                .post("/v1/webhooks")
                .then()
                .statusCode(400);
    }

    @Test
    void aWebhookIsChangedByWhoeverReadIt() {
        String id = create("team-changed").getString("id");
        String etag = admin().get("/v1/webhooks/" + id).header("ETag");
        Map<String, Object> told = declaration("Alarms");
        told.put("types", List.of("clock-breached"));

        put(id, null, told).statusCode(428);
        put(id, etag, told)
                .statusCode(200)
                .body("types", contains("clock-breached"))
                .body("description", equalTo("Alarms"))
                .body("createdBy", equalTo("admin-1"));
        put(id, etag, told).statusCode(412);
    }

    @Test
    void anInactiveOneIsToldNothingAndNotTested() {
        String id = create("team-changed").getString("id");
        Map<String, Object> told = declaration(null);
        told.put("active", false);
        put(id, "*", told).statusCode(200).body("active", equalTo(false)).body("gone", equalTo(false));

        post("/v1/webhooks/" + id + "/test", null).statusCode(409).body("type", equalTo("/problems/webhook-inactive"));
    }

    @Test
    void aTestIsToldAndSaysWhatCameOfIt() {
        JsonPath webhook = create("team-changed");
        String id = webhook.getString("id");

        String delivery = post("/v1/webhooks/" + id + "/test", null)
                .statusCode(202)
                .body("type", equalTo("webhook-test"))
                .body("state", equalTo("waiting"))
                .extract()
                .path("id");

        Call call = told(1).getFirst();
        assertThat(JsonPath.from(call.body()).getString("data.webhook")).isEqualTo(id);
        assertThat(call.isSignedWith(webhook.getString("secret"))).isTrue();
        Eventually.untilAsserted(() -> admin().get("/v1/webhooks/" + id + "/deliveries/" + delivery)
                .then()
                .statusCode(200)
                .body("state", equalTo("delivered"))
                .body("status", equalTo(204))
                .body("attempts", equalTo(1)));
    }

    @Test
    void whatCouldNotBeToldIsListedAndReplayed() {
        String id = create("team-changed").getString("id");
        receiver.answer(path, _ -> Answer.of(302));
        teamAndTerritory("t" + UUID.randomUUID());
        String list = "/v1/webhooks/" + id + "/deliveries";
        Eventually.untilAsserted(() -> admin().get(list + "?state=waiting")
                .then()
                .statusCode(200)
                .body("items.status", contains(302))
                .body("items[0].error", startsWith("answered 302")));
        String delivery = admin().get(list).jsonPath().getString("items[0].id");
        receiver.answer(path, _ -> Answer.of(200));

        post(list + "/" + delivery + "/replay", null).statusCode(202).body("state", equalTo("waiting"));

        Eventually.untilAsserted(() -> admin().get(list + "?state=delivered")
                .then()
                .body("items.id", contains(delivery))
                .body("items[0].error", nullValue()));
        admin().get(list + "?state=failed").then().body("items", equalTo(List.of()));
        assertThat(receiver.calls(path).stream().map(Call::id).distinct()).hasSize(1);
    }

    @Test
    void deliveriesAreListedPageByPage() {
        String id = create("team-changed").getString("id");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(post("/v1/webhooks/" + id + "/test", null).extract().path("id"));
        }
        JsonPath first =
                admin().get("/v1/webhooks/" + id + "/deliveries?limit=2").jsonPath();
        JsonPath second = admin().get("/v1/webhooks/" + id + "/deliveries?limit=2&after=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(made.subList(0, 2));
        assertThat(second.getList("items.id")).isEqualTo(made.subList(2, 3));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void whatIsNoAddressOrTypeIsRefusedWithAPointer() {
        Map<String, Object> told = declaration(null);
        told.put("url", "ftp://hooks.example.org");
        told.put("types", List.of("team-changed", "lead-created"));

        post("/v1/webhooks", told).statusCode(422).body("errors.pointer", contains("/url", "/types/1"));
        told.remove("url");
        told.put("types", List.of());
        post("/v1/webhooks", told)
                .statusCode(422)
                .body("errors.pointer", hasItem("/url"))
                .body("errors.pointer", hasItem("/types"));
        told.put("more", 1);
        post("/v1/webhooks", told).statusCode(400);
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = create("team-changed").getString("id");

        admin().delete("/v1/webhooks/" + id).then().statusCode(204);

        admin().get("/v1/webhooks/" + id).then().statusCode(404).body("type", equalTo("/problems/unknown-webhook"));
        admin().delete("/v1/webhooks/" + id).then().statusCode(404);
        admin().get("/v1/webhooks/" + id + "/deliveries").then().statusCode(404);
    }

    @Test
    void webhooksAreListedPageByPage() {
        String one = create("team-changed").getString("id");
        String two = create("team-changed").getString("id");
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = admin().get("/v1/webhooks?limit=1" + next).jsonPath();
            listed.addAll(page.getList("items.id"));
            next = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!next.isEmpty());

        assertThat(listed).containsSubsequence(one, two).doesNotHaveDuplicates();
    }

    private static void teamAndTerritory(String team) {
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Team of webhooks"))
                .put("/v1/teams/" + team)
                .then()
                .statusCode(201);
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        "Territory of webhooks",
                        "precedence",
                        1,
                        "team",
                        team,
                        "criteria",
                        Map.of("regions", List.of("none-" + team))))
                .put("/v1/territories/" + team)
                .then()
                .statusCode(201);
    }

    private Map<String, Object> declaration(@Nullable String description) {
        Map<String, Object> told = new HashMap<>();
        told.put("url", receiver.url(path));
        told.put("types", List.of("team-changed"));
        if (description != null) {
            told.put("description", description);
        }
        return told;
    }

    private JsonPath create(String type) {
        Map<String, Object> told = declaration(null);
        told.put("types", List.of(type));
        JsonPath webhook = post("/v1/webhooks", told)
                .statusCode(201)
                .header("Location", startsWith("/v1/webhooks/"))
                .extract()
                .jsonPath();
        created.add(webhook.getString("id"));
        return webhook;
    }

    private List<Call> told(int calls) {
        Eventually.untilAsserted(() -> assertThat(receiver.calls(path)).hasSizeGreaterThanOrEqualTo(calls));
        return receiver.calls(path);
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", TestTokens.bearer("admin")).contentType(ContentType.JSON);
    }

    private static ValidatableResponse post(String path, @Nullable Map<String, ?> body) {
        return (body == null ? admin() : admin().body(body)).post(path).then();
    }

    private static ValidatableResponse put(String id, @Nullable String etag, Map<String, ?> body) {
        RequestSpecification request = admin().body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put("/v1/webhooks/" + id)
                .then();
    }
}
