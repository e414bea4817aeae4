package io.handshake.sla.disputes;

import static io.handshake.sla.Promised.as;
import static io.handshake.sla.Promised.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class DisputesResourceTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void oneRep() {
        scene.withoutReps();
        scene.rep("rita", 1_000);
    }

    private String refused() {
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        scene.reject(handoff, "rita", "no-budget").statusCode(200);
        return handoff;
    }

    private static ValidatableResponse post(String role, String subject, String path, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse open(String handoff, String reason) {
        return post("marketing", "mira", "/v1/handoffs/" + handoff + "/disputes", Map.of("reason", reason));
    }

    private String opened() {
        return open(refused(), "They have budget.").statusCode(201).extract().path("id");
    }

    private static ValidatableResponse answer(String dispute, String text) {
        return post("sales", "sven", "/v1/disputes/" + dispute + "/answer", Map.of("text", text));
    }

    private static ValidatableResponse settle(String dispute, String role, String subject, String outcome) {
        return post(
                role, subject, "/v1/disputes/" + dispute + "/settlements", Map.of("role", role, "outcome", outcome));
    }

    @Test
    void marketingDisputesARefusalAndBothSidesSettleIt() {
        String handoff = refused();
        String dispute = open(handoff, "They have budget.")
                .statusCode(201)
                .header("Location", containsString("/v1/disputes/"))
                .body("handoff", equalTo(handoff))
                .body("state", equalTo("open"))
                .body("refusal", equalTo("no-budget"))
                .body("reason.text", equalTo("They have budget."))
                .body("reason.by.subject", equalTo("mira"))
                .body("answer", nullValue())
                .extract()
                .path("id");
        answer(dispute, "It is spent.").statusCode(200).body("answer.text", equalTo("It is spent."));
        settle(dispute, "sales", "sven", "overturned").statusCode(201).body("state", equalTo("open"));
        settle(dispute, "marketing", "mira", "overturned")
                .statusCode(201)
                .body("state", equalTo("settled"))
                .body("outcome", equalTo("overturned"))
                .body("sales.by.subject", equalTo("sven"));

        assertThat(scene.types(dispute)).containsExactly("dispute-opened", "dispute-answered", "dispute-settled");
        JsonPath settled = JsonPath.from(scene.history(dispute).getLast().data());
        assertThat(settled.getString("outcome")).isEqualTo("overturned");
        assertThat(settled.getString("group")).isEqualTo("definition-fault");
        assertThat(scene.read(handoff).getString("state")).isEqualTo("rejected");
    }

    @Test
    void noTextIsPublished() {
        String dispute = opened();
        answer(dispute, "Not a secret").statusCode(200);

        assertThat(scene.history(dispute))
                .extracting(event -> event.data())
                .noneMatch(data -> data.contains("budget.") || data.contains("secret"));
    }

    @Test
    void anotherOutcomeTakesThePlaceOfTheOneBeforeAndLeavesItOpen() {
        String dispute = opened();
        settle(dispute, "marketing", "mira", "overturned").statusCode(201);
        settle(dispute, "sales", "sven", "upheld").statusCode(201).body("state", equalTo("open"));
        settle(dispute, "marketing", "moritz", "upheld")
                .statusCode(201)
                .body("state", equalTo("settled"))
                .body("outcome", equalTo("upheld"));

        JsonPath said = get("/v1/disputes/" + dispute + "/history");
        assertThat(said.getList("items.number")).containsExactly(1, 2, 3, 4);
        assertThat(said.getList("items.kind")).containsExactly("reason", "settlement", "settlement", "settlement");
        assertThat(said.getList("items.by.subject")).containsExactly("mira", "mira", "sven", "moritz");
        assertThat(said.getList("items.outcome")).containsExactly(null, "overturned", "upheld", "upheld");
    }

    @Test
    void whatWasSaidCannotBeChangedOrDeleted() {
        opened();

        assertThatThrownBy(() -> sql.update("update dispute_word set text = 'x'"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> sql.update("delete from dispute_word")).hasStackTraceContaining("append-only");
    }

    @Test
    void onePersonDoesNotSettleForBothSides() {
        String dispute = opened();
        settle(dispute, "marketing", "both", "upheld").statusCode(201);

        settle(dispute, "sales", "both", "upheld")
                .statusCode(409)
                .body("type", equalTo("/problems/dispute-refused"))
                .body("detail", containsString("somebody else"));
        settle(dispute, "sales", "sven", "upheld").statusCode(201).body("state", equalTo("settled"));
    }

    @Test
    void nobodySpeaksForTheOtherSide() {
        post(
                        "sales",
                        "sven",
                        "/v1/disputes/" + opened() + "/settlements",
                        Map.of("role", "marketing", "outcome", "upheld"))
                .statusCode(403)
                .body("type", equalTo("/problems/side-not-held"));
    }

    @Test
    void aSideThatRepeatsItselfIsToldSo() {
        String dispute = opened();
        settle(dispute, "sales", "sven", "upheld").statusCode(201);

        settle(dispute, "sales", "sara", "upheld")
                .statusCode(409)
                .body("detail", containsString("sales named upheld already"));
    }

    @Test
    void aSettledDisputeStaysAsItIs() {
        String dispute = opened();
        settle(dispute, "sales", "sven", "upheld").statusCode(201);
        settle(dispute, "marketing", "mira", "upheld").statusCode(201);

        settle(dispute, "marketing", "mira", "overturned")
                .statusCode(409)
                .body("detail", containsString("was settled at"));
        answer(dispute, "Too late").statusCode(409).body("detail", endsWith("upheld"));
    }

    @Test
    void salesAnswersOnce() {
        String dispute = opened();
        answer(dispute, "First").statusCode(200);

        answer(dispute, "Second").statusCode(409).body("detail", containsString("sales answered at"));
        assertThat(get("/v1/disputes/" + dispute).getString("answer.text")).isEqualTo("First");
    }

    @Test
    void aHandoffIsDisputedOnce() {
        String handoff = refused();
        String dispute = open(handoff, "Once").statusCode(201).extract().path("id");

        open(handoff, "Twice").statusCode(409).body("detail", containsString(dispute));
    }

    @Test
    void onlyARefusalForGoodCanBeDisputed() {
        String offered = scene.handoffId(scene.qualifiedLead(), "offered");
        open(offered, "x").statusCode(409).body("detail", containsString("the hand-off is offered"));
        scene.reject(offered, "rita", "rep-capacity").statusCode(200);
        open(offered, "x").statusCode(409).body("detail", containsString("the hand-off is unrouted"));
        open(UUID.randomUUID().toString(), "x").statusCode(404).body("type", equalTo("/problems/unknown-handoff"));
    }

    @Test
    void ofTwoWhoOpenAtOnceOneSucceeds() throws Exception {
        String handoff = refused();

        assertThat(together(4, () -> open(handoff, "x").extract().statusCode()))
                .containsOnlyOnce(201)
                .contains(409);
    }

    @Test
    void twoWhoSettleAtOnceSettleIt() throws Exception {
        String dispute = opened();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = pool.submit(
                    () -> settle(dispute, "sales", "sven", "upheld").extract().statusCode());
            Future<Integer> other = pool.submit(() ->
                    settle(dispute, "marketing", "mira", "upheld").extract().statusCode());
            assertThat(List.of(one.get(), other.get())).containsOnly(201);
        }
        assertThat(get("/v1/disputes/" + dispute).getString("state")).isEqualTo("settled");
        assertThat(scene.types(dispute)).containsExactly("dispute-opened", "dispute-settled");
    }

    private static List<Integer> together(int times, Callable<Integer> call) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            List<Callable<Integer>> calls = Collections.nCopies(times, call);
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void aRepeatedPostIsAnsweredAsTheFirst() {
        String handoff = refused();
        Map<String, String> body = Map.of("reason", "x");
        String key = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(as("marketing")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/handoffs/" + handoff + "/disputes")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        assertThat(scene.types(ids.getFirst())).containsExactly("dispute-opened");
    }

    @Test
    void disputesAreListedInPagesByState() {
        String first = opened();
        String second = opened();
        String third = opened();
        settle(second, "sales", "sven", "upheld").statusCode(201);
        settle(second, "marketing", "mira", "upheld").statusCode(201);

        JsonPath page = get("/v1/disputes?state=open&limit=1");
        assertThat(page.getList("items.id")).containsExactly(first);
        JsonPath rest = as("sales")
                .queryParam("state", "open")
                .queryParam("after", page.getString("next"))
                .get("/v1/disputes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(rest.getList("items.id")).containsExactly(third);
        assertThat(rest.getString("next")).isNull();
        assertThat(get("/v1/disputes?state=settled").getList("items.id")).containsExactly(second);
        assertThat(get("/v1/disputes").getList("items.id")).containsExactly(first, second, third);
    }

    @Test
    void theHistoryComesInPages() {
        String dispute = opened();
        answer(dispute, "No").statusCode(200);

        JsonPath page = get("/v1/disputes/" + dispute + "/history?limit=1");
        assertThat(page.getList("items.kind")).containsExactly("reason");
        as("sales")
                .queryParam("after", page.getString("next"))
                .get("/v1/disputes/" + dispute + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("answer")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=lost", "limit=0", "limit=201", "after=x"})
    void aListThatMakesNoSenseIsRefused(String query) {
        as("sales")
                .get("/v1/disputes?" + query)
                .then()
                .statusCode(both(greaterThanOrEqualTo(400)).and(lessThan(500)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "disputes;reason;null;/reason",
                "disputes;reason;'';/reason",
                "disputes;reason;'   ';/reason",
                "answer;text;null;/text",
                "answer;text;'  ';/text",
                "settlements;role;null;/role",
                "settlements;role;rep;/role",
                "settlements;outcome;null;/outcome",
                "settlements;outcome;maybe;/outcome",
                "settlements;text;' ';/text",
            })
    void whatSaysNothingIsRefusedWithAPointer(String what, String member, @Nullable String value, String pointer) {
        Map<String, @Nullable Object> body = new HashMap<>();
        if (what.equals("settlements")) {
            body.put("role", "sales");
            body.put("outcome", "upheld");
        }
        body.put(member, value);
        String role = what.equals("disputes") ? "marketing" : "sales";
        String path = what.equals("disputes") ? "/v1/handoffs/" + refused() : "/v1/disputes/" + opened();

        post(role, "somebody", path + "/" + what, body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aTextOfAThousandCharactersIsTakenAndALongerOneIsNot() {
        String handoff = refused();
        open(handoff, "x".repeat(1_001)).statusCode(422).body("errors.pointer", hasItem("/reason"));
        String dispute =
                open(handoff, "ß".repeat(1_000)).statusCode(201).extract().path("id");
        answer(dispute, "x".repeat(1_001)).statusCode(422).body("errors.pointer", hasItem("/text"));
        answer(dispute, "x".repeat(1_000)).statusCode(200);
    }

    @Test
    void anUnknownDisputeIs404() {
        String nowhere = UUID.randomUUID().toString();
        as("sales")
                .get("/v1/disputes/" + nowhere)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-dispute"));
        as("sales").get("/v1/disputes/" + nowhere + "/history").then().statusCode(404);
        answer(nowhere, "x").statusCode(404);
        settle(nowhere, "sales", "sven", "upheld").statusCode(404);
    }
}
