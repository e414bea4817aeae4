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

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Promised;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class TakeBackTest {
    private static final long DAY = 86_400;

    @Inject
    Scene scene;

    private String lead = "";
    private String segment = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private String accepted(@Nullable Long reversibleSeconds) {
        segment = newKey();
        Map<String, Object> policy = policy(
                segment,
                segment,
                List.of(
                        clock("accept", 2 * DAY),
                        clock("first-touch", 2 * DAY),
                        clock("work-by", 30 * DAY),
                        clock("outcome", 10 * DAY)));
        policy.put("pauses", Map.of("reasons", List.of("buyer-away"), "budgetSeconds", DAY));
        if (reversibleSeconds != null) {
            policy.put("reversibleSeconds", reversibleSeconds);
        }
        inForce(policy);
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

    private static ValidatableResponse takeBack(String handoff, String reason) {
        return post("rep", "rita", handoff, "take-back", Map.of("reason", reason));
    }

    private static Instant acceptedAt(JsonPath handoff) {
        return Instant.parse(handoff.getString("decidedAt"));
    }

    private static List<String> clocks(JsonPath handoff, String kind) {
        return handoff.getList("clocks.findAll { it.kind == '" + kind + "' }.state");
    }

    private Map<String, Object> fact(String handoff, String type) {
        return scene.history(handoff).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> JsonPath.from(event.data()).<String, Object>getMap(""))
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    @Test
    void whatIsTakenBackForGoodEndsAsRejectedAndTheOfferStaysInTheHistoryAsReversed() {
        String handoff = accepted(null);
        JsonPath before = scene.read(handoff);

        post("rep", "rita", handoff, "take-back", Map.of("reason", "no-budget", "text", "they told me so"))
                .statusCode(200)
                .body("state", equalTo("rejected"), "reason", equalTo("no-budget"));

        JsonPath now = scene.read(handoff);
        assertThat(now.getString("offers[0].state")).isEqualTo("reversed");
        assertThat(now.getString("offers[0].endedAt")).isEqualTo(before.getString("decidedAt"));
        assertThat(now.getString("offers[0].reversedAt")).isEqualTo(now.getString("decidedAt"));
        assertThat(now.getString("offers[0].takenBackBy")).isEqualTo("rita");
        assertThat(now.getString("offers[0].reason")).isEqualTo("no-budget");
        assertThat(now.getString("offers[0].text")).isEqualTo("they told me so");
        assertThat(now.getString("offers[0].clock.state")).isEqualTo("met");
        assertThat(clocks(now, "first-touch")).containsExactly("cancelled");
        assertThat(clocks(now, "outcome")).containsExactly("cancelled");
        assertThat(clocks(now, "work-by")).containsExactly("met");
        assertThat(fact(handoff, "handoff-acceptance-reversed"))
                .containsOnlyKeys(
                        "handoff",
                        "lead",
                        "pass",
                        "offer",
                        "rep",
                        "holder",
                        "by",
                        "reason",
                        "group",
                        "final",
                        "acceptedAt")
                .containsEntry("lead", lead)
                .containsEntry("offer", now.getString("offers[0].id"))
                .containsEntry("rep", now.getString("offers[0].rep"))
                .containsEntry("by", "rita")
                .containsEntry("group", "definition-fault")
                .containsEntry("final", true)
                .containsEntry("acceptedAt", before.getString("decidedAt"));
        String rita = "Rep rita (rep " + now.getString("rep") + ")";
        takeBack(handoff, "no-budget")
                .statusCode(409)
                .body(
                        "detail",
                        containsString(rita + " took back the acceptance of " + rita + " at "
                                + now.getString("offers[0].reversedAt") + ": no-budget"));
    }

    @Test
    void forLackOfTimeItGoesToAnotherRepAndNeverToTheSame() {
        String handoff = accepted(null);

        takeBack(handoff, "rep-capacity")
                .statusCode(200)
                .body("state", equalTo("unrouted"), "decidedAt", equalTo(null), "rep", equalTo(null));

        assertThat(scene.types(handoff)).endsWith("handoff-acceptance-reversed", "handoff-unrouted");
        assertThat(fact(handoff, "handoff-acceptance-reversed")).containsEntry("final", false);
        String zoe = scene.rep("zoe", 5);
        JsonPath now = scene.handoff(lead, "offered");
        assertThat(now.getString("rep")).isEqualTo(zoe);
        assertThat(now.getString("offers[1].passedOver.find { it.why == 'had-it-before' }.rep"))
                .isEqualTo(now.getString("offers[0].rep"));
    }

    @Test
    void whoAcceptsNextIsCountedAndPromisesAnew() {
        String handoff = accepted(null);
        post("rep", "rita", handoff, "touches", Map.of("kind", "call", "outcome", "reached"))
                .statusCode(201);
        assertThat(fact(handoff, "handoff-accepted")).containsEntry("acceptance", 1);
        String zoe = scene.rep("zoe", 5);

        takeBack(handoff, "rep-capacity").statusCode(200);
        scene.handoff(lead, "offered");
        scene.accept(handoff, "zoe").statusCode(200).body("state", equalTo("accepted"), "rep", equalTo(zoe));

        assertThat(fact(handoff, "handoff-accepted")).containsEntry("acceptance", 2);
        JsonPath now = scene.read(handoff);
        assertThat(now.getList("offers.state")).containsExactly("reversed", "accepted");
        assertThat(clocks(now, "first-touch")).containsExactly("met", "running");
        assertThat(clocks(now, "outcome")).containsExactly("cancelled", "running");
        assertThat(clocks(now, "work-by")).containsExactly("met");
        post("rep", "zoe", handoff, "touches", Map.of("kind", "call", "outcome", "reached"))
                .statusCode(201);
        post("rep", "zoe", handoff, "qualify", Map.of()).statusCode(200);
        assertThat(clocks(scene.read(handoff), "outcome")).containsExactly("cancelled", "met");
    }

    @Test
    void whatTheAcceptanceStartedAndIsDueByThenIsBreached() {
        String handoff = accepted(30 * DAY);
        SettableClock.advance(Duration.ofDays(3));

        takeBack(handoff, "bad-timing").statusCode(200);

        JsonPath now = scene.read(handoff);
        assertThat(clocks(now, "first-touch")).containsExactly("breached");
        assertThat(clocks(now, "outcome")).containsExactly("cancelled");
        assertThat(now.getString("offers[0].clock.state")).isEqualTo("met");
    }

    @Test
    void withinTheWindowOfItsPolicyItCanBeTakenBackAndLaterItIsToldSinceWhenItIsTooLate() {
        String handoff = accepted(3_600L);
        Instant until = acceptedAt(scene.read(handoff)).plusSeconds(3_600);

        SettableClock.set(until.plusMillis(1));
        takeBack(handoff, "no-need")
                .statusCode(409)
                .body("type", containsString("decision-refused"))
                .body("detail", containsString("too late since " + until))
                .body("detail", containsString("/v1/handoffs/" + handoff + "/return"))
                .body("detail", containsString("/v1/handoffs/" + handoff + "/disqualify"));
        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");

        SettableClock.set(until.minusSeconds(30));
        takeBack(handoff, "no-need").statusCode(200);
    }

    @Test
    void aPolicyThatSaysNothingAllowsADayAndOneThatSaysZeroNothing() {
        String handoff = accepted(null);
        Promised.as("rep").get("/v1/policies/" + segment).then().body("reversibleSeconds", equalTo((int) DAY));
        SettableClock.set(acceptedAt(scene.read(handoff)).plusSeconds(DAY - 30));
        takeBack(handoff, "no-need").statusCode(200);

        SettableClock.reset();
        scene.withoutReps();
        takeBack(accepted(0L), "no-need").statusCode(409).body("detail", containsString("for 0 seconds"));
    }

    @Test
    void thePolicyVersionThatTheOfferWasMadeUnderCounts() {
        String handoff = accepted(3_600L);
        Map<String, Object> edit = policy(segment, segment, List.of(clock("accept", 2 * DAY)));
        edit.remove("key");
        edit.put("reversibleSeconds", 20 * DAY);
        edit.put("reason", "a day is not enough");
        Promised.as("sales")
                .body(edit)
                .post("/v1/policies/" + segment + "/versions")
                .then()
                .statusCode(201)
                .body("reversibleSeconds", equalTo((int) (20 * DAY)));
        Promised.signByBoth(segment, 2).statusCode(201);
        SettableClock.advance(Duration.ofHours(2));

        takeBack(handoff, "no-need").statusCode(409).body("detail", containsString("for 3600 seconds"));
    }

    @Test
    void salesTakesBackWhatARepAcceptedAndAnotherRepDoesNot() {
        String handoff = accepted(null);
        scene.rep("zoe", 0);

        post("rep", "zoe", handoff, "take-back", Map.of("reason", "no-need"))
                .statusCode(409)
                .body("detail", containsString("Rep rita"));
        post("sales", "sven", handoff, "take-back", Map.of("reason", "no-need"))
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("offers[0].takenBackBy", equalTo("sven"));

        assertThat(fact(handoff, "handoff-acceptance-reversed"))
                .containsEntry("by", "sven")
                .containsEntry("rep", scene.read(handoff).getString("offers[0].rep"));
        takeBack(handoff, "no-need")
                .statusCode(409)
                .body("detail", containsString("the user sven took back the acceptance of Rep rita (rep "));
    }

    @Test
    void onlyAnAcceptanceIsTakenBackAndForAReasonThatIsKnown() {
        String handoff = accepted(null);
        takeBack(handoff, "because").statusCode(422).body("errors.pointer", hasItem("/reason"));
        takeBack(handoff, "other").statusCode(422).body("errors.pointer", hasItem("/text"));
        post("rep", "rita", handoff, "qualify", Map.of()).statusCode(200);
        takeBack(handoff, "no-need").statusCode(409).body("detail", containsString("qualified it"));

        String offered = scene.handoffId(scene.qualifiedLead(segment), "offered");
        takeBack(offered, "no-need").statusCode(409).body("detail", containsString("it is offered to"));
    }

    @Test
    void whatIsTakenBackForGoodCanBeDisputed() {
        String handoff = accepted(null);
        takeBack(handoff, "no-budget").statusCode(200);

        post("marketing", "mira", handoff, "disputes", Map.of("reason", "They have a budget."))
                .statusCode(201)
                .body("refusal", equalTo("no-budget"));
    }

    @Test
    void whatWasHandedOnIsTakenBackFromBoth() {
        String handoff = accepted(null);
        String zoe = scene.rep("zoe", 5);
        post("sales", "sven", handoff, "reassign", Map.of("rep", zoe, "reason", "knows them"))
                .statusCode(200);
        takeBack(handoff, "rep-capacity").statusCode(409);

        post("rep", "zoe", handoff, "take-back", Map.of("reason", "rep-capacity"))
                .statusCode(200)
                .body("state", equalTo("unrouted"));

        JsonPath now = scene.read(handoff);
        assertThat(now.getList("offers.state")).containsExactly("reversed", "reversed");
        assertThat(now.getList("offers.takenBackBy")).containsExactly("zoe", "zoe");
        assertThat(fact(handoff, "handoff-acceptance-reversed"))
                .containsEntry("offer", now.getString("offers[0].id"))
                .containsEntry("rep", now.getString("offers[0].rep"));
    }

    @Test
    void aPauseEndsWithTheAcceptance() {
        String handoff = accepted(null);
        post("rep", "rita", handoff, "pause", Map.of("reason", "buyer-away")).statusCode(200);
        scene.rep("zoe", 5);

        takeBack(handoff, "rep-capacity").statusCode(200).body("state", equalTo("offered"));

        scene.accept(handoff, "zoe").statusCode(200);
        assertThat(clocks(scene.read(handoff), "outcome")).endsWith("running");
        assertThat(scene.types(handoff)).containsOnlyOnce("handoff-resumed");
    }

    @Test
    void nothingIsTakenBackInAPassThatIsOver() {
        String handoff = accepted(null);
        scene.rep("zoe", 5);
        scene.passClosed(lead, 3, "lost");
        Eventually.untilAsserted(
                () -> assertThat(clocks(scene.read(handoff), "outcome")).containsExactly("cancelled"));

        takeBack(handoff, "rep-capacity").statusCode(409).body("detail", containsString("ended as lost"));

        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");
    }

    @Test
    void aLeadThatMustNotBeHandedOverByThenIsHeldBack() {
        String handoff = accepted(null);
        scene.rep("zoe", 5);
        StubPeer.of("lead").publish("contact-suppressed", lead, 3, Map.of("lead", lead, "why", "existing-customer"));
        scene.heard(lead, 3);

        takeBack(handoff, "rep-capacity")
                .statusCode(200)
                .body("state", equalTo("suppressed"), "reason", equalTo("existing-customer"));

        StubPeer.of("lead").publish("contact-allowed", lead, 4, Map.of("lead", lead));
        assertThat(scene.handoff(lead, "offered").getString("repName")).isEqualTo("Rep zoe");
    }

    @Test
    void ofATakeBackAndAQualificationAtOnceOneWinsAndTheOtherIsToldTheTruth() throws Exception {
        for (int round = 0; round < 5; round++) {
            String handoff = accepted(null);
            List<Future<Integer>> answers = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                answers.add(threads.submit(() -> post("rep", "rita", handoff, "qualify", Map.of())
                        .extract()
                        .statusCode()));
                answers.add(threads.submit(
                        () -> takeBack(handoff, "no-need").extract().statusCode()));
            }
            Map<String, Integer> said = new HashMap<>();
            said.put("qualified", Objects.requireNonNull(answers.get(0).get()));
            said.put("rejected", Objects.requireNonNull(answers.get(1).get()));
            String state = scene.read(handoff).getString("state");
            assertThat(said).containsEntry(state, 200);
            assertThat(said.values()).containsExactlyInAnyOrder(200, 409);
            scene.withoutReps();
        }
    }
}
