package io.handshake.sla.answering;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
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

/** The commit order: where SQL comes before SAL, whoever is asked qualifies the lead and accepts it then. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class QualifiesFirstTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private final String funnel = "commit-" + newKey();
    private final String segment = newKey();
    private final String lead = UUID.randomUUID().toString();

    @BeforeEach
    void agree() {
        scene.withoutReps();
        scene.rep("rita", 5);
        inForce(policy(
                segment, segment, List.of(clock("accept", 3600), clock("first-touch", 3600), clock("outcome", 3600))));
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
                                "stages",
                                List.of(
                                        stage("Lead", "LEAD", List.of()),
                                        stage("MQL", "QUALIFIED", asked("budget")),
                                        stage("SQL", "SALES_QUALIFIED", asked("need")),
                                        stage("SAL", "ACCEPTED", List.of()),
                                        stage("SQO", "OPPORTUNITY", List.of()))));
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select 1 from known_funnel where funnel = ?", row -> 1, funnel))
                        .hasSize(1));
    }

    private static Map<String, Object> stage(String key, String milestone, List<Map<String, Object>> criteria) {
        return Map.of("key", key, "milestone", milestone, "exitCriteria", criteria);
    }

    private static List<Map<String, Object>> asked(String key) {
        return List.of(Map.of("key", key, "title", "Which " + key + "?", "type", "TEXT", "required", true));
    }

    private String offered() {
        Map<String, Object> profile = new HashMap<>(Map.of("lead", lead, "source", "web", "emailClass", "company"));
        profile.putAll(Map.of("sourcedBy", "marketing", "segment", segment, "attributes", Map.of()));
        StubPeer.of("lead").publish("lead-created", lead, 1, profile);
        enters(2, "Lead", "MQL", "SALES");
        return scene.handoffId(lead, "offered");
    }

    private void enters(long sequence, String from, String to, @Nullable String handoffTo) {
        Map<String, @Nullable Object> entry = Scene.entry(lead, 1, handoffTo, false);
        entry.putAll(Map.of("funnel", funnel, "from", from, "to", to));
        StubPeer.of("lead").publish("stage-entered", lead, sequence, entry);
    }

    private static ValidatableResponse post(String rep, String handoff, String what, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer("rep", rep))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private static ValidatableResponse answer(String handoff, String what, String criterion) {
        return post("rita", handoff, what, Map.of("answers", Map.of(criterion, "some")));
    }

    /** Qualified, and lead-service has followed. */
    private String qualified() {
        String handoff = offered();
        answer(handoff, "qualify", "budget").statusCode(200);
        enters(3, "MQL", "SQL", null);
        Eventually.untilAsserted(
                () -> assertThat(scene.read(handoff).getList("criteria.key")).isEqualTo(List.of("need")));
        return handoff;
    }

    @Test
    void whomItIsOfferedToQualifiesItAndTheOfferStaysOpen() {
        String handoff = offered();
        assertThat(scene.read(handoff).getList("criteria.key")).isEqualTo(List.of("budget"));

        post("rita", handoff, "qualify", Map.of()).statusCode(422).body("errors.pointer", contains("/answers/budget"));
        answer(handoff, "qualify", "budget")
                .statusCode(200)
                .body("state", equalTo("offered"))
                .body("clock", equalTo("running"))
                .body("conclusion.answers.budget", equalTo("some"));

        assertThat(scene.types(handoff)).endsWith("handoff-offered", "handoff-qualified");
        answer(handoff, "qualify", "budget")
                .statusCode(409)
                .body("detail", containsString("qualified already"))
                .body("detail", containsString("POST /v1/handoffs/" + handoff + "/accept"));
    }

    @Test
    void itIsAcceptedThenAndAsksForNoWordOfWhatCameOfIt() {
        String handoff = qualified();

        answer(handoff, "accept", "need")
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("criteria", empty());

        JsonPath accepted = scene.read(handoff);
        assertThat(accepted.getString("clocks.find { it.kind == 'outcome' }.state"))
                .isEqualTo("met");
        answer(handoff, "qualify", "budget")
                .statusCode(409)
                .body("detail", containsString("it is accepted; when the lead is worth an opportunity, create it"));
        post("rita", handoff, "return", Map.of("reason", "bad-timing"))
                .statusCode(200)
                .body("state", equalTo("returned"));
    }

    @Test
    void nobodyElseQualifiesAnOffer() {
        scene.rep("rolf", 0);
        String handoff = offered();

        post("rolf", handoff, "qualify", Map.of())
                .statusCode(409)
                .body("detail", containsString("it is offered to Rep rita"));
    }

    @Test
    void whoAcceptsAtOnceHasLeftTheQualifiedStageOut() {
        String handoff = offered();

        answer(handoff, "accept", "budget").statusCode(200).body("state", equalTo("accepted"));
    }

    @Test
    void aTakenBackAcceptanceLeavesItQualifiedForTheNextRep() {
        String handoff = qualified();
        answer(handoff, "accept", "need").statusCode(200);
        scene.rep("rolf", 5);

        post("rita", handoff, "take-back", Map.of("reason", "rep-capacity")).statusCode(200);

        post("rolf", handoff, "qualify", Map.of()).statusCode(409).body("detail", containsString("qualified already"));
        post("rolf", handoff, "accept", Map.of("answers", Map.of("need", "some")))
                .statusCode(200)
                .body("state", equalTo("accepted"));
    }
}
