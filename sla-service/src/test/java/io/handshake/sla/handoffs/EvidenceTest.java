package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.get;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D5: what was done in time and is told within the window keeps the promise, whatever came in between. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class EvidenceTest {
    private static final long DAY = 86_400;

    @Inject
    Scene scene;

    private String lead = "";
    private String handoff = "";

    @BeforeEach
    void accepted() {
        scene.withoutReps();
        String segment = newKey();
        inForce(policy(
                segment,
                segment,
                List.of(
                        clock("accept", 2 * DAY),
                        clock("first-touch", 2 * DAY),
                        clock("work-by", 30 * DAY),
                        clock("outcome", 10 * DAY))));
        scene.rep("rita", 9);
        lead = scene.qualifiedLead(segment);
        handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private JsonPath clockOf(String kind) {
        String id = scene.read(handoff).getString("clocks.find { it.kind == '" + kind + "' }.id");
        return get("/v1/clocks/" + id);
    }

    private static Instant at(JsonPath clock, String member) {
        return Instant.parse(clock.getString(member));
    }

    private void assertState(String kind, String state) {
        assertThat(clockOf(kind).getString("state")).isEqualTo(state);
    }

    private void breached(String kind) {
        SettableClock.set(at(clockOf(kind), "dueAt").plusSeconds(10));
        String clock = clockOf(kind).getString("id");
        Eventually.untilAsserted(() -> assertThat(scene.history(handoff))
                .anySatisfy(event -> assertThat(event.type() + event.data())
                        .startsWith("clock-breached")
                        .contains(clock)));
    }

    private void conclude(String what) {
        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(what.equals("qualify") ? Map.of() : Map.of("reason", "no-need"))
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse touch(String user, Instant occurredAt) {
        return given().header("Authorization", TestTokens.bearer("rep", user))
                .contentType("application/json")
                .body(Map.of("kind", "call", "outcome", "reached", "occurredAt", occurredAt.toString()))
                .post("/v1/handoffs/" + handoff + "/touches")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qualify", "disqualify", "return"})
    void aTouchInTimeCountsAfterItWasSaidWhatCameOfIt(String what) {
        breached("first-touch");
        conclude(what);
        Instant due = at(clockOf("first-touch"), "dueAt");

        touch("rita", due.minusSeconds(60)).statusCode(201);

        JsonPath touched = clockOf("first-touch");
        assertThat(touched.getString("state")).isEqualTo("met");
        assertThat(at(touched, "stoppedAt")).isEqualTo(due.minusSeconds(60));
        assertState("work-by", "met");
        assertState("outcome", "met");
        assertThat(scene.types(handoff)).containsOnlyOnce("clock-breached", "clock-breach-retracted");
    }

    @Test
    void whatHappenedAfterTheEndIsNoTouch() {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        SettableClock.set(end);
        conclude("return");
        SettableClock.advance(Duration.ofHours(1));

        touch("rita", end.plusSeconds(1_800))
                .statusCode(409)
                .body("detail", containsString("gave it back at"))
                .body("detail", containsString("`occurredAt`"));
        assertState("first-touch", "cancelled");
    }

    @Test
    void onlyWhoHeldItLastTellsOfATouchAfterTheEnd() {
        scene.rep("rolf", 0);
        Instant touched = at(clockOf("first-touch"), "startedAt").plusSeconds(60);
        SettableClock.advance(Duration.ofHours(1));
        conclude("qualify");

        touch("rolf", touched).statusCode(409);
        assertState("first-touch", "cancelled");
        touch("rita", touched).statusCode(201);
        assertState("first-touch", "met");
    }

    @Test
    void whatIsToldAfterTheWindowChangesNothing() {
        breached("first-touch");
        conclude("qualify");
        Instant due = at(clockOf("first-touch"), "dueAt");
        SettableClock.advance(Duration.ofHours(24));

        touch("rita", due.minusSeconds(60)).statusCode(201);

        assertState("first-touch", "breached");
        assertThat(scene.types(handoff)).doesNotContain("clock-breach-retracted");
    }

    @Test
    void aTouchBeforeThePassClosedCountsThoughItIsToldAfterIt() {
        Instant accepted = at(clockOf("first-touch"), "startedAt");
        SettableClock.advance(Duration.ofHours(1));
        scene.passClosed(lead, 3, "lost");
        Eventually.untilAsserted(() -> assertState("first-touch", "cancelled"));
        SettableClock.advance(Duration.ofHours(1));

        touch("rita", accepted.plusSeconds(5_400)).statusCode(201);
        assertState("first-touch", "cancelled");
        touch("rita", accepted.plusSeconds(1_800)).statusCode(201);

        JsonPath touched = clockOf("first-touch");
        assertThat(touched.getString("state")).isEqualTo("met");
        assertThat(at(touched, "stoppedAt")).isEqualTo(accepted.plusSeconds(1_800));
        assertState("work-by", "met");
        assertState("outcome", "cancelled");
    }

    private void opportunity(Instant openedAt, Instant recordedAt) {
        String opportunity = UUID.randomUUID().toString();
        StubPeer.of("lead")
                .publish(List.of(StubPeer.event(
                        "opportunity-created",
                        opportunity,
                        1L,
                        Map.of("opportunity", opportunity, "handoff", handoff, "sourcedBy", "marketing"),
                        openedAt,
                        recordedAt)));
    }

    @Test
    void anOpportunityThatNamesTheHandoffIsItsOutcomeFromWhenItWasOpened() {
        Instant opened = at(clockOf("outcome"), "startedAt").plusSeconds(600);
        SettableClock.advance(Duration.ofHours(1));

        opportunity(opened, opened.plusSeconds(5));

        Eventually.untilAsserted(() -> assertState("outcome", "met"));
        assertThat(at(clockOf("outcome"), "stoppedAt")).isEqualTo(opened);
        assertState("first-touch", "running");
        conclude("qualify");
        assertThat(at(clockOf("outcome"), "stoppedAt")).isEqualTo(opened);
    }

    @Test
    void anOpportunityInTimeThatIsHeardOfLateTakesTheBreachBack() {
        Instant due = at(clockOf("outcome"), "dueAt");
        breached("outcome");

        opportunity(due.minusSeconds(60), due.minusSeconds(60));

        Eventually.untilAsserted(() -> assertState("outcome", "met"));
        assertThat(scene.types(handoff)).containsOnlyOnce("clock-breach-retracted");
    }

    @Test
    void anOpportunityCountsThoughItsPassWasHeardToEndBeforeIt() {
        Instant opened = at(clockOf("outcome"), "startedAt").plusSeconds(600);
        SettableClock.advance(Duration.ofHours(1));
        scene.passClosed(lead, 3, "won");
        Eventually.untilAsserted(() -> assertState("outcome", "cancelled"));

        opportunity(opened, opened);

        Eventually.untilAsserted(() -> assertState("outcome", "met"));
        assertState("first-touch", "cancelled");
    }
}
