package io.handshake.sla.answering;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ConcludeTest {
    @Inject
    Scene scene;

    private String lead = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    /** Accepted by rita, who is to touch it and to say what came of it. */
    private String accepted() {
        String segment = newKey();
        inForce(policy(
                segment,
                segment,
                List.of(
                        clock("accept", 172_800),
                        clock("first-touch", 172_800),
                        clock("work-by", 172_800),
                        clock("outcome", 864_000))));
        scene.rep("rita", 5);
        lead = scene.qualifiedLead(segment);
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);
        return handoff;
    }

    private static ValidatableResponse post(String role, String user, String handoff, String what, Object body) {
        return given().header("Authorization", TestTokens.bearer(role, user))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private static ValidatableResponse post(String handoff, String what, Object body) {
        return post("rep", "rita", handoff, what, body);
    }

    private static String clockOf(JsonPath handoff, String kind) {
        return handoff.getString("clocks.find { it.kind == '" + kind + "' }.state");
    }

    private Map<String, Object> lastFact(String handoff) {
        return JsonPath.from(scene.history(handoff).getLast().data()).getMap("");
    }

    @Test
    void whoAcceptedQualifiesWithAnswersOfWhichTextsAreNotPublished() {
        String handoff = accepted();

        post(handoff, "qualify", Map.of("answers", Map.of("budget", true, "seats", 40, "need", "replaces Initrode")))
                .statusCode(200)
                .body("state", equalTo("qualified"))
                .body("conclusion.answers.need", equalTo("replaces Initrode"))
                .body("conclusion.answers.seats", equalTo(40));

        JsonPath now = scene.read(handoff);
        assertThat(now.getString("decidedAt")).isNotNull();
        assertThat(clockOf(now, "outcome")).isEqualTo("met");
        assertThat(clockOf(now, "first-touch")).isEqualTo("cancelled");
        assertThat(clockOf(now, "work-by")).isEqualTo("cancelled");
        assertThat(scene.types(handoff)).endsWith("handoff-qualified");
        assertThat(lastFact(handoff))
                .containsEntry("lead", lead)
                .containsEntry("pass", 1)
                .containsEntry("rep", now.getString("rep"))
                .containsEntry("answers", Map.of("budget", true, "seats", 40));
    }

    @Test
    void aBdrWhoHoldsItQualifiesWithoutAnswers() {
        String handoff = accepted();

        post("bdr", "rita", handoff, "qualify", Map.of())
                .statusCode(200)
                .body("state", equalTo("qualified"), "conclusion.answers", equalTo(Map.of()));
    }

    @Test
    void withoutAnswersNoBodyIsNeededAndWhatIsRefusedIsToldTheTruth() {
        String handoff = accepted();

        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("text/plain")
                .body("{\"answers\": {\"budget\": true}}")
                .post("/v1/handoffs/" + handoff + "/qualify")
                .then()
                .statusCode(415);
        qualifyWithoutBody(handoff).statusCode(200).body("state", equalTo("qualified"));
        qualifyWithoutBody(handoff).statusCode(409).body("detail", containsString("qualified it"));
    }

    private static ValidatableResponse qualifyWithoutBody(String handoff) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .post("/v1/handoffs/" + handoff + "/qualify")
                .then();
    }

    @Test
    void whoAcceptedPutsTheLeadOutAndTheTextStaysWithTheHandoff() {
        String handoff = accepted();

        post(handoff, "disqualify", Map.of("reason", "competitor", "text", "works for Initech"))
                .statusCode(200)
                .body("state", equalTo("disqualified"), "reason", equalTo("competitor"))
                .body("conclusion.text", equalTo("works for Initech"));

        assertThat(lastFact(handoff))
                .containsEntry("reason", "competitor")
                .containsEntry("group", "definition-fault")
                .doesNotContainKey("text");
        assertThat(clockOf(scene.read(handoff), "outcome")).isEqualTo("met");
    }

    @Test
    void whoAcceptedGivesTheLeadBackToMarketing() {
        String handoff = accepted();

        post(handoff, "return", Map.of("reason", "bad-timing"))
                .statusCode(200)
                .body("state", equalTo("returned"), "reason", equalTo("bad-timing"));

        assertThat(scene.types(handoff)).endsWith("handoff-returned");
        assertThat(lastFact(handoff)).containsEntry("reason", "bad-timing").containsEntry("group", "timing");
    }

    @Test
    void aSecondWordIsRefusedAndToldTheFirst() {
        String handoff = accepted();
        post(handoff, "return", Map.of("reason", "bad-timing")).statusCode(200);

        post(handoff, "qualify", Map.of())
                .statusCode(409)
                .body("detail", containsString("Rep rita (rep "))
                .body("detail", containsString("gave it back at"));
        post(handoff, "disqualify", Map.of("reason", "no-need")).statusCode(409);
        post(handoff, "return", Map.of("reason", "no-need")).statusCode(409);
    }

    @Test
    void aQualifiedOrDisqualifiedOneSaysSo() {
        String one = accepted();
        post(one, "qualify", Map.of()).statusCode(200);
        post(one, "touches", Map.of("kind", "call", "outcome", "reached"))
                .statusCode(409)
                .body("detail", containsString("qualified it at"));
        post(one, "disqualify", Map.of("reason", "no-need")).statusCode(409);
    }

    @Test
    void onlyWhoAcceptedItSaysWhatCameOfIt() {
        String handoff = accepted();
        scene.rep("zoe", 5);

        for (String what : List.of("qualify", "disqualify", "return")) {
            Map<String, String> told = what.equals("qualify") ? Map.of() : Map.of("reason", "no-need");
            post("rep", "zoe", handoff, what, told).statusCode(409).body("detail", containsString("Rep rita"));
            post("rep", "rita", UUID.randomUUID().toString(), what, told).statusCode(404);
        }
        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");
    }

    @Test
    void whatIsOnlyOfferedCannotBeConcluded() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");

        post(handoff, "qualify", Map.of()).statusCode(409).body("detail", containsString("it is offered to Rep rita"));
    }

    @Test
    void theSameRequestSentAgainIsAnsweredAgain() {
        String handoff = accepted();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", TestTokens.bearer("rep", "rita"))
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(Map.of("reason", "no-need"))
                    .post("/v1/handoffs/" + handoff + "/disqualify")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("disqualified"));
        }
        assertThat(scene.types(handoff)).containsOnlyOnce("handoff-disqualified");
    }

    @Test
    void reasonsThatEndNothingAreRefused() {
        String handoff = accepted();

        for (String what : List.of("disqualify", "return")) {
            for (String reason : List.of("rep-capacity", "because")) {
                post(handoff, what, Map.of("reason", reason))
                        .statusCode(422)
                        .body("errors.pointer", hasItem("/reason"));
            }
            post(handoff, what, Map.of()).statusCode(422).body("errors.pointer", hasItem("/reason"));
            post(handoff, what, Map.of("reason", "other")).statusCode(422).body("errors.pointer", hasItem("/text"));
            post(handoff, what, Map.of("reason", "no-need", "text", " "))
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/text"));
        }
    }

    @Test
    void answersThatAreNoneAreRefused() {
        String handoff = accepted();

        for (Object answer : List.of(List.of(1), Map.of("a", 1), "", " ", "x".repeat(2_001))) {
            post(handoff, "qualify", Map.of("answers", Map.of("budget", answer)))
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/answers/budget"));
        }
        post(handoff, "qualify", "{\"answers\": {\"budget\": null}}").statusCode(422);
        post(handoff, "qualify", Map.of("answers", Map.of("No Key", 1))).statusCode(422);
        Map<String, Integer> many = IntStream.range(0, 21).boxed().collect(Collectors.toMap(i -> "a" + i, i -> i));
        post(handoff, "qualify", Map.of("answers", many)).statusCode(422);
        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");
    }

    @Test
    void aWordThatComesTooLateCountsAndBreaksThePromise() {
        String handoff = accepted();
        SettableClock.advance(Duration.ofDays(10).plusSeconds(5));

        post(handoff, "qualify", Map.of()).statusCode(200);

        JsonPath now = scene.read(handoff);
        assertThat(clockOf(now, "outcome")).isEqualTo("breached");
        assertThat(clockOf(now, "first-touch")).isEqualTo("breached");
        assertThat(scene.types(handoff).stream().filter("clock-breached"::equals))
                .hasSize(3);
    }

    @Test
    void aTouchSaysNothingOfTheOutcome() {
        String handoff = accepted();

        post(handoff, "touches", Map.of("kind", "call", "outcome", "reached")).statusCode(201);

        JsonPath now = scene.read(handoff);
        assertThat(clockOf(now, "first-touch")).isEqualTo("met");
        assertThat(clockOf(now, "outcome")).isEqualTo("running");
    }

    @Test
    void aPassThatClosesAfterItWasQualifiedLeavesItQualified() {
        String handoff = accepted();
        post(handoff, "qualify", Map.of()).statusCode(200);

        scene.passClosed(lead, 3, "won");
        scene.heard(lead, 3);

        assertThat(scene.read(handoff).getString("state")).isEqualTo("qualified");
    }

    @Test
    void whatIsOverCannotBeReassigned() {
        String handoff = accepted();
        String zoe = scene.rep("zoe", 5);
        post(handoff, "return", Map.of("reason", "bad-timing")).statusCode(200);

        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of("rep", zoe, "reason", "try again"))
                .post("/v1/handoffs/" + handoff + "/reassign")
                .then()
                .statusCode(409);
    }

    @Test
    void handoffsAreListedByHowTheyEnded() {
        String handoff = accepted();
        post(handoff, "qualify", Map.of()).statusCode(200);

        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?state=qualified&lead=" + lead)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(handoff)));
    }
}
