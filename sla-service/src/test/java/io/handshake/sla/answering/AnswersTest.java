package io.handshake.sla.answering;

import static io.handshake.sla.Promised.newKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SAL and SQL are as well defined as MQL: who accepts and who qualifies answers what both sides signed. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AnswersTest {
    private static final List<Map<String, Object>> IN_MQL = List.of(
            criterion("budget", "Is there a budget?", "YES_NO", true),
            criterion("people", "How many people?", "NUMBER", false),
            Map.of(
                    "key",
                    "size",
                    "title",
                    "Which size?",
                    "type",
                    "CHOICE",
                    "required",
                    false,
                    "choices",
                    List.of("small", "big")),
            criterion("from", "From when on?", "DATE", false),
            criterion("words", "In their words?", "TEXT", false));
    private static final List<Map<String, Object>> IN_SAL =
            List.of(criterion("need", "Which need do they have?", "TEXT", true));

    @Inject
    Scene scene;

    private String lead = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
        scene.rep("rita", 50);
    }

    private static Map<String, Object> criterion(String key, String title, String type, boolean required) {
        return Map.of("key", key, "title", title, "type", type, "required", required);
    }

    private static Map<String, Object> stage(String key, String milestone, List<Map<String, Object>> criteria) {
        return Map.of("key", key, "title", key, "milestone", milestone, "owner", "SALES", "exitCriteria", criteria);
    }

    /** Heard of when it is told: words on other subjects may come in any order. */
    private void tellFunnel(String funnel) {
        StubPeer.of("lead")
                .publish(
                        "funnel-in-force",
                        "funnel/" + funnel,
                        1,
                        Map.of(
                                "funnel",
                                funnel,
                                "version",
                                1,
                                "title",
                                "Funnel " + funnel,
                                "scope",
                                Map.of(),
                                "from",
                                "2026-01-01T00:00:00Z",
                                "stages",
                                List.of(
                                        stage("Lead", "LEAD", List.of()),
                                        stage("MQL", "QUALIFIED", IN_MQL),
                                        stage("SAL", "ACCEPTED", IN_SAL),
                                        stage("SQL", "SALES_QUALIFIED", List.of()))));
        scene.heard("funnel/" + funnel, 1);
    }

    private static Map<String, @Nullable Object> entry(
            String lead, String funnel, String from, String to, @Nullable String handoffTo) {
        Map<String, @Nullable Object> entry = Scene.entry(lead, 1, handoffTo, false);
        entry.putAll(Map.of("funnel", funnel, "from", from, "to", to));
        return entry;
    }

    /** A hand-off of a pass on this funnel, offered to rita. */
    private String offered(String funnel) {
        lead = UUID.randomUUID().toString();
        StubPeer.of("lead").publish("stage-entered", lead, 1, entry(lead, funnel, "Lead", "MQL", "SALES"));
        return scene.handoffId(lead, "offered");
    }

    private String offered() {
        String funnel = newKey();
        tellFunnel(funnel);
        return offered(funnel);
    }

    private static ValidatableResponse post(String handoff, String what, Object body) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private static ValidatableResponse answer(String handoff, String what, Map<String, ?> answers) {
        return post(handoff, what, Map.of("answers", answers));
    }

    private Map<String, Object> published(String handoff) {
        return JsonPath.from(scene.history(handoff).getLast().data()).getMap("answers");
    }

    @Test
    void whatIsAskedNextIsShownWithTheHandoff() {
        String handoff = offered();

        JsonPath now = scene.read(handoff);
        assertThat(now.getList("criteria.key")).containsExactly("budget", "people", "size", "from", "words");
        assertThat(now.getList("criteria.required")).containsExactly(true, false, false, false, false);
        assertThat(now.getString("criteria[0].title")).isEqualTo("Is there a budget?");
        assertThat(now.getList("criteria[2].choices")).containsExactly("small", "big");

        answer(handoff, "accept", Map.of("budget", true)).statusCode(200).body("criteria.key", contains("need"));
        answer(handoff, "qualify", Map.of("need", "more of it")).statusCode(200).body("criteria", empty());
    }

    @Test
    void aRequiredAnswerLeftOutIsNamedWithItsTitleAndTheHandoffStaysOffered() {
        String handoff = offered();

        scene.accept(handoff, "rita")
                .statusCode(422)
                .body("type", equalTo("/problems/exit-criteria-unmet"))
                .body("errors.pointer", contains("/answers/budget"))
                .body("errors[0].message", containsString("Is there a budget?"));
        assertThat(scene.read(handoff).getString("state")).isEqualTo("offered");

        answer(handoff, "accept", Map.of("budget", false)).statusCode(200);
        post(handoff, "qualify", Map.of())
                .statusCode(422)
                .body("errors.pointer", contains("/answers/need"))
                .body("errors[0].message", containsString("Which need do they have?"));
        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");
    }

    @Test
    void answersInAnotherFormatAreNotPassedOver() {
        String handoff = offered(newKey());

        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("text/plain")
                .body("{\"answers\": {\"budget\": true}}")
                .post("/v1/handoffs/" + handoff + "/accept")
                .then()
                .statusCode(415);
        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .post("/v1/handoffs/" + handoff + "/accept")
                .then()
                .statusCode(200);
    }

    @Test
    void whatNobodyAskedAndWrongTypesAndChoicesNotOfferedAreRefused() {
        String handoff = offered();

        answer(handoff, "accept", Map.of("budget", "yes", "size", "huge", "from", "soon", "need", "x"))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/answers/budget", "/answers/size", "/answers/from", "/answers/need"));
    }

    @Test
    void answersAreKeptWithTheHandoffAndTextsArePublishedNowhere() {
        String handoff = offered();

        answer(
                        handoff,
                        "accept",
                        Map.of(
                                "budget",
                                true,
                                "people",
                                4,
                                "size",
                                "big",
                                "from",
                                "2026-05-01",
                                "words",
                                "Ada likes it"))
                .statusCode(200)
                .body("offers[0].answers.words", equalTo("Ada likes it"))
                .body("offers[0].answers.people", equalTo(4));

        assertThat(published(handoff))
                .isEqualTo(Map.of("budget", true, "people", 4, "size", "big", "from", "2026-05-01"));
        answer(handoff, "qualify", Map.of("need", "Ada's"))
                .statusCode(200)
                .body("conclusion.answers.need", equalTo("Ada's"));
        assertThat(published(handoff)).isEmpty();
        assertThat(scene.history(handoff)).noneMatch(event -> event.data().contains("Ada"));
    }

    @Test
    void onAFunnelNotHeardOfNothingIsAskedAndWhateverIsAnAnswerIsTaken() {
        String handoff = offered(newKey());

        assertThat(scene.read(handoff).getList("criteria")).isEmpty();
        answer(handoff, "accept", Map.of("budget", List.of()))
                .statusCode(422)
                .body("errors.pointer", hasItem("/answers/budget"));
        answer(handoff, "accept", Map.of("colour", "red", "people", 3)).statusCode(200);
        assertThat(published(handoff)).isEqualTo(Map.of("people", 3));
        post(handoff, "qualify", Map.of()).statusCode(200);
    }

    @Test
    void theFunnelVersionThatThePassKeepsCounts() {
        String funnel = newKey();
        tellFunnel(funnel);
        lead = UUID.randomUUID().toString();
        Map<String, @Nullable Object> entry = new HashMap<>(entry(lead, funnel, "Lead", "MQL", "SALES"));
        entry.put("funnelVersion", 2);
        StubPeer.of("lead").publish("stage-entered", lead, 1, entry);

        scene.accept(scene.handoffId(lead, "offered"), "rita").statusCode(200);
    }

    @Test
    void whereAPassStandsAfterAReversalIsWhereItIsAskedAnew() {
        String funnel = newKey();
        tellFunnel(funnel);
        String handoff = offered(funnel);
        answer(handoff, "accept", Map.of("budget", true)).statusCode(200);
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead, funnel, "MQL", "SAL", null));
        scene.heard(lead, 2);
        scene.rep("zoe", 50);
        post(handoff, "take-back", Map.of("reason", "rep-capacity")).statusCode(200);
        Map<String, Object> reversed = Map.of(
                "lead",
                lead,
                "pass",
                1,
                "funnel",
                funnel,
                "funnelVersion",
                1,
                "stage",
                "SAL",
                "milestone",
                "ACCEPTED",
                "back",
                "MQL",
                "enteredAt",
                "2026-01-01T00:00:00Z");
        StubPeer.of("lead").publish("stage-entry-reversed", lead, 3, reversed);
        scene.heard(lead, 3);

        assertThat(scene.read(handoff).getList("criteria.key")).contains("budget");
        scene.accept(handoff, "zoe").statusCode(422);
        assertThat(scene.read(handoff).getMap("offers[0].answers")).isEqualTo(Map.of("budget", true));
    }
}
