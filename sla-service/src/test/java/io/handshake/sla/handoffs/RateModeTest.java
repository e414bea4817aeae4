package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes of a funnel without a stage where sales accepts are delivered, beside those that are offered. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RateModeTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private String rate = "";
    private String segment = "";

    /** Everything that can be promised, for leads of one segment. */
    @BeforeEach
    void agree() {
        scene.withoutReps();
        segment = newKey();
        long target = Duration.ofHours(4).toSeconds();
        Map<String, Object> policy = policy(
                segment,
                segment,
                List.of(
                        clock("accept", target),
                        clock("first-touch", target),
                        clock("work-by", target),
                        clock("outcome", target)));
        policy.put("offers", Map.of("expires", true, "maxRounds", 2));
        inForce(policy);
        rate = "rate-" + newKey();
        funnelInForce(rate, List.of("LEAD", "QUALIFIED", "OPPORTUNITY", "CUSTOMER"));
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    /** Heard of when it is kept: words on other subjects may come in any order. */
    private void funnelInForce(String funnel, List<String> milestones) {
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
                                milestones.stream()
                                        .map(milestone -> Map.of("key", milestone, "milestone", milestone))
                                        .toList()));
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select 1 from known_funnel where funnel = ?", row -> 1, funnel))
                        .hasSize(1));
    }

    private String qualifiedInRateMode() {
        String lead = UUID.randomUUID().toString();
        Map<String, Object> profile = new HashMap<>(Map.of("lead", lead, "source", "web", "emailClass", "company"));
        profile.putAll(Map.of("sourcedBy", "marketing", "segment", segment, "attributes", Map.of()));
        StubPeer.of("lead").publish("lead-created", lead, 1, profile);
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead));
        return lead;
    }

    private Map<String, Object> entry(String lead) {
        Map<String, Object> entry = new HashMap<>(Scene.entry(lead, 1, "SALES", false));
        entry.put("funnel", rate);
        return entry;
    }

    private static ValidatableResponse post(String handoff, String what, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    @Test
    void aHandoffIsDeliveredAndNobodyIsAsked() {
        String rolf = scene.rep("rolf", 1);
        String rita = scene.rep("rita", 5);

        JsonPath delivered = scene.handoff(qualifiedInRateMode(), "delivered");

        assertThat(delivered.getString("rep")).isEqualTo(rita);
        assertThat(delivered.getString("offeredAt")).isNotNull();
        for (String none : List.of("dueAt", "clock", "decidedAt", "offers[0].clock")) {
            assertThat(delivered.getString(none)).isNull();
        }
        assertThat(delivered.getList("clocks")).isEmpty();
        assertThat(delivered.getList("offers.state")).containsExactly("assigned");
        String id = delivered.getString("id");
        assertThat(scene.types(id)).containsExactly("handoff-opened", "handoff-delivered");
        JsonPath fact = JsonPath.from(scene.history(id).getLast().data());
        assertThat(fact.getString("rep")).isEqualTo(rita);
        assertThat(fact.getString("offer")).isEqualTo(delivered.getString("offers[0].id"));
        assertThat(fact.getString("why")).isEqualTo("any");
        assertThat(fact.getString("passedOver[0].rep")).isEqualTo(rolf);
        isToldWhatCanBeDone(id, scene.accept(id, "rita"));
        isToldWhatCanBeDone(id, scene.reject(id, "rita", "no-need"));
    }

    private static void isToldWhatCanBeDone(String id, ValidatableResponse answer) {
        answer.statusCode(409)
                .body("detail", containsString("has it, delivered at"))
                .body("detail", containsString("nobody is asked to accept it"));
        for (String path : List.of("touches", "qualify", "disqualify", "return")) {
            answer.body("detail", containsString("POST /v1/handoffs/" + id + "/" + path));
        }
    }

    @Test
    void anEntryThatSaysItsFunnelHasNoGateIsDeliveredThoughTheFunnelWasNeverHeardOf() {
        scene.rep("rita", 5);
        String lead = UUID.randomUUID().toString();
        Map<String, Object> entry = entry(lead);
        entry.put("funnel", "unheard-of-" + newKey());
        entry.put("gated", false);

        StubPeer.of("lead").publish("stage-entered", lead, 1, entry);

        scene.handoff(lead, "delivered");
    }

    @Test
    void whatAnEntrySaysOfItsGateCountsBeforeWhatIsKnownOfItsFunnel() {
        scene.rep("rita", 5);
        String lead = UUID.randomUUID().toString();
        Map<String, Object> entry = entry(lead);
        entry.put("gated", true);

        StubPeer.of("lead").publish("stage-entered", lead, 1, entry);

        scene.handoff(lead, "offered");
    }

    @Test
    void aLeadThatGoesBackIsDeliveredWhenThePartingSaysItsFunnelHasNoGate() {
        scene.rep("rita", 5);
        String older = UUID.randomUUID().toString();
        String younger = UUID.randomUUID().toString();
        Map<String, Object> parted = new HashMap<>(joined(older, "unmerged", younger, 3));
        parted.put("gated", false);

        StubPeer.of("lead").publish("lead-unmerged", older, 1, parted);

        scene.handoff(younger, "delivered");
    }

    @Test
    void aDeliveryUsesCapacityAndWaitsWithoutIt() {
        scene.rep("rita", 1);
        scene.handoff(qualifiedInRateMode(), "delivered");
        String waiting = qualifiedInRateMode();
        String id = scene.handoffId(waiting, "unrouted");

        scene.rep("rolf", 1);

        scene.handoff(waiting, "delivered");
        assertThat(scene.types(id)).containsExactly("handoff-opened", "handoff-unrouted", "handoff-delivered");
        assertThat(sql.list("select offered from rep_week", row -> row.getInt(1)))
                .containsExactly(1, 1);
    }

    @Test
    void noTimeEverRunsOutOnIt() {
        scene.rep("rita", 5);
        String offered = scene.handoffId(scene.qualifiedLead(segment), "offered");
        String id = scene.handoffId(qualifiedInRateMode(), "delivered");

        SettableClock.advance(Duration.ofHours(5));

        Eventually.untilAsserted(() -> assertThat(scene.types(offered)).contains("handoff-withdrawn"));
        assertThat(scene.read(id).getString("state")).isEqualTo("delivered");
        assertThat(scene.types(id)).containsExactly("handoff-opened", "handoff-delivered");
    }

    @ParameterizedTest
    @CsvSource({"qualify,, qualified", "return, bad-timing, returned", "disqualify, job-seeker, disqualified"})
    void whoHasItTouchesItAndSaysWhatCameOfIt(String what, @Nullable String reason, String state) {
        rate = "smarketing-" + newKey();
        funnelInForce(rate, List.of("LEAD", "QUALIFIED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER"));
        scene.rep("rita", 5);
        String id = scene.handoffId(qualifiedInRateMode(), "delivered");

        post(id, "touches", Map.of("kind", "call", "outcome", "reached")).statusCode(201);
        post(id, "pause", Map.of("reason", "buyer-away"))
                .statusCode(409)
                .body("detail", containsString("no clock of this hand-off is open"));
        post(id, what, reason == null ? Map.of() : Map.of("reason", reason))
                .statusCode(200)
                .body("state", equalTo(state));

        assertThat(scene.types(id))
                .containsExactly("handoff-opened", "handoff-delivered", "handoff-touched", "handoff-" + state);
    }

    @Test
    void whereNoStageStandsForItAnOpportunitySaysThatTheLeadIsWorthOne() {
        scene.rep("rita", 5);
        String lead = qualifiedInRateMode();
        String id = scene.handoffId(lead, "delivered");

        post(id, "qualify", Map.of())
                .statusCode(409)
                .body("type", containsString("decision-refused"))
                .body("detail", containsString("no stage where sales qualifies"))
                .body("detail", containsString("POST /v1/opportunities of lead-service"))
                .body("detail", containsString("\"lead\": \"" + lead + "\", \"handoff\": \"" + id + "\""));

        assertThat(scene.types(id)).containsExactly("handoff-opened", "handoff-delivered");
        post(id, "return", Map.of("reason", "bad-timing")).statusCode(200);
    }

    @Test
    void whatIsNotKnownOfItsFunnelStandsAgainstNoDecision() {
        scene.rep("rita", 5);
        String lead = UUID.randomUUID().toString();
        Map<String, Object> entry = entry(lead);
        entry.put("funnel", "unheard-of-" + newKey());
        entry.put("gated", false);
        StubPeer.of("lead").publish("stage-entered", lead, 1, entry);

        post(scene.handoffId(lead, "delivered"), "qualify", Map.of()).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"touches", "pause", "qualify", "disqualify", "return"})
    void whoDoesNotHaveItIsToldWhoDoes(String what) {
        scene.rep("rolf", 5);
        String id = scene.handoffId(qualifiedInRateMode(), "delivered");
        scene.rep("rita", 5);
        Map<String, Map<String, String>> bodies =
                Map.of("touches", Map.of("kind", "call", "outcome", "reached"), "qualify", Map.of());

        post(id, what, bodies.getOrDefault(what, Map.of("reason", "bad-timing")))
                .statusCode(409)
                .body("detail", startsWith("only who holds it can: Rep rolf (rep "))
                .body("detail", containsString("has it, delivered at"));
    }

    @Test
    void itStaysWithWhoLeavesUntilSomebodyChoosesAnother() {
        String rita = scene.rep("rita", 5);
        String id = scene.handoffId(qualifiedInRateMode(), "delivered");
        String rolf = scene.rep("rolf", 0);
        scene.changeRep(rita, Map.of("active", false)).statusCode(200);
        assertThat(scene.read(id).getString("rep")).isEqualTo(rita);

        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of("rep", rolf, "reason", "Rita has left"))
                .post("/v1/handoffs/" + id + "/reassign")
                .then()
                .statusCode(200)
                .body("state", equalTo("delivered"))
                .body("rep", equalTo(rolf));

        assertThat(scene.types(id)).endsWith("handoff-delivered", "handoff-reassigned");
    }

    @Test
    void theSideThatHasItIsNotHandedThePassAgain() {
        scene.rep("rita", 5);
        String lead = qualifiedInRateMode();
        scene.handoff(lead, "delivered");

        Map<String, Object> again = entry(lead);
        again.put("to", "Second");
        StubPeer.of("lead").publish("stage-entered", lead, 3, again);
        StubPeer.of("lead").publish("contact-suppressed", lead, 4, Map.of("lead", lead, "why", "no-consent"));

        Eventually.untilAsserted(
                () -> assertThat(sql.list("select 1 from suppressed_lead where lead = ?::uuid", row -> 1, lead))
                        .hasSize(1));
        scene.handoff(lead, "delivered");
    }

    @Test
    void whatStandsAgainstALeadHoldsBackItsDelivery() {
        scene.rep("rita", 5);
        String lead = UUID.randomUUID().toString();
        StubPeer.of("lead").publish("contact-suppressed", lead, 1, Map.of("lead", lead, "why", "no-consent"));
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead));
        String id = scene.handoffId(lead, "suppressed");

        StubPeer.of("lead").publish("contact-allowed", lead, 3, Map.of("lead", lead));

        scene.handoff(lead, "delivered");
        assertThat(scene.types(id))
                .containsExactly("handoff-opened", "handoff-suppressed", "handoff-released", "handoff-delivered");
    }

    @Test
    void itKeepsItsKindWhenItsLeadIsMergedAndPartedAgain() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        scene.handoff(older, "offered");
        String younger = qualifiedInRateMode();
        String delivered = scene.handoffId(younger, "delivered");

        StubPeer.of("lead").publish("lead-merged", older, 2, joined(older, "merged", younger, 2));
        assertThat(scene.handoffId(older, "delivered")).isEqualTo(delivered);
        scene.handoff(younger, "cancelled");
        StubPeer.of("lead").publish("lead-unmerged", older, 3, joined(older, "unmerged", younger, 3));

        Eventually.untilAsserted(() -> assertThat(sql.list(
                        "select state from handoff where lead = ?::uuid order by id",
                        row -> row.getString("state"),
                        younger))
                .containsExactlyInAnyOrder("cancelled", "delivered"));
        assertThat(scene.handoffId(older, "delivered")).isEqualTo(delivered);
    }

    private static Map<String, Object> joined(String survivor, String other, String lead, int moves) {
        return Map.of(
                "lead",
                survivor,
                other,
                lead,
                "keys",
                List.of(Map.of("key", lead, "kind", "lead", "moves", moves)),
                "pass",
                1,
                "mergedPass",
                1,
                "handOver",
                Map.of("stage", "MQL", "to", "SALES"));
    }
}
