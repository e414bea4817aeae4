package io.handshake.sla.handoffs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that is with a rep who leaves is forgotten. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RepLeftTest {
    @Inject
    Scene scene;

    private String rita = "";
    private String lead = "";
    private String accepted = "";

    @BeforeEach
    void ritaHasAccepted() {
        scene.withoutReps();
        rita = scene.rep("rita", 1);
        lead = scene.qualifiedLead();
        accepted = scene.handoffId(lead, "offered");
        scene.accept(accepted, "rita").statusCode(200);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private void leaves(String rep) {
        scene.changeRep(rep, Map.of("active", false)).statusCode(200);
    }

    private static JsonPath unrouted() {
        return given().header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/unrouted")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void whatWasAcceptedGoesOnWithAnotherByRouting() {
        String zoe = scene.rep("zoe", 5);

        leaves(rita);

        JsonPath now = scene.read(accepted);
        assertThat(now.getString("rep")).isEqualTo(zoe);
        assertThat(now.getString("state")).isEqualTo("accepted");
        assertThat(now.getList("offers.state")).containsExactly("accepted", "assigned");
        assertThat(now.getString("offers[1].why")).isEqualTo("any");
        assertThat(now.getString("offers[1].whyText")).isEqualTo("The rep who had it is not active any more");
        assertThat(now.getList("offers[1].passedOver.why")).containsExactly("inactive");
        assertThat(scene.types(accepted))
                .containsExactly("handoff-opened", "handoff-offered", "handoff-accepted", "handoff-reassigned");
        JsonPath fact = JsonPath.from(scene.history(accepted).getLast().data());
        assertThat(fact.getString("rep")).isEqualTo(zoe);
        assertThat(fact.getString("fromRep")).isEqualTo(rita);
        assertThat(unrouted().getList("items")).isEmpty();
    }

    @Test
    void whatNobodyCanTakeWaitsInTheQueueUntilSomebodyCan() {
        Instant before = Instant.now().minusSeconds(1);
        leaves(rita);

        JsonPath queue = unrouted();
        assertThat(queue.getList("items.handoff")).containsExactly(accepted);
        assertThat(queue.getList("items.rep")).containsExactly(rita);
        assertThat(queue.getList("items.why")).containsExactly("no-rep");
        assertThat(Instant.parse(queue.getString("items[0].since"))).isAfter(before);
        assertThat(Instant.parse(queue.getString("items[0].alarmDueAt")))
                .isEqualTo(Instant.parse(queue.getString("items[0].since")).plus(Duration.ofHours(4)));
        assertThat(scene.types(accepted)).endsWith("handoff-accepted");

        String zoe = scene.rep("zoe", 1);

        assertThat(scene.read(accepted).getString("rep")).isEqualTo(zoe);
        assertThat(scene.read(accepted).getString("state")).isEqualTo("accepted");
        assertThat(scene.types(accepted)).endsWith("handoff-accepted", "handoff-reassigned");
        assertThat(unrouted().getList("items")).isEmpty();
    }

    @Test
    void itIsTakenInItsTurnAmongThoseThatWait() {
        String later = scene.qualifiedLead();
        scene.handoff(later, "unrouted");
        leaves(rita);

        String zoe = scene.rep("zoe", 1);

        assertThat(scene.read(accepted).getString("rep")).isEqualTo(zoe);
        scene.handoff(later, "unrouted");
    }

    @Test
    void aLongWaitForAnotherIsToldOnce() {
        leaves(rita);

        SettableClock.advance(Duration.ofHours(4).plusSeconds(5));

        Eventually.untilAsserted(
                () -> assertThat(scene.types(accepted)).endsWith("handoff-accepted", "handoff-unrouted-too-long"));
        assertThat(unrouted().getString("items[0].alarmedAt")).isNotNull();
    }

    @Test
    void whoComesBackGoesOnWithIt() {
        leaves(rita);

        scene.changeRep(rita, Map.of("active", true)).statusCode(200);

        assertThat(unrouted().getList("items")).isEmpty();
        assertThat(scene.read(accepted).getString("rep")).isEqualTo(rita);
        scene.rep("zoe", 5);
        assertThat(scene.types(accepted)).endsWith("handoff-accepted");
    }

    @Test
    void whatEndsMeanwhileWaitsNoMore() {
        leaves(rita);
        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(Map.of("reason", "bad-timing"))
                .post("/v1/handoffs/" + accepted + "/return")
                .then()
                .statusCode(200);
        assertThat(unrouted().getList("items")).isEmpty();
    }

    @Test
    void whatIsOverIsNobodysToGoOnWith() {
        leaves(rita);
        scene.passClosed(lead, 2, "won");
        Eventually.untilAsserted(() -> assertThat(unrouted().getList("items")).isEmpty());

        String zoe = scene.rep("zoe", 5);
        String next = scene.handoffId(scene.qualifiedLead(), "offered");
        scene.accept(next, "zoe").statusCode(200);
        scene.passClosed(scene.read(next).getString("lead"), 2, "won");
        scene.handoff(scene.qualifiedLead(), "offered");
        leaves(zoe);

        assertThat(scene.read(accepted).getString("rep")).isEqualTo(rita);
        assertThat(unrouted().getList("items.handoff")).doesNotContain(next).hasSize(1);
    }

    @Test
    void somebodyMayChooseWhoeverHasNoCapacity() {
        leaves(rita);
        String zoe = scene.rep("zoe", 0);
        Map<String, Object> asked = Map.of("fromRep", rita, "to", "routing", "reason", "Rita has left");
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(asked)
                .post("/v1/handoffs/reassignments")
                .then()
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("waiting")))
                .body("results.state", equalTo(List.of("accepted")));

        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of("rep", zoe, "reason", "Zoe knows them"))
                .post("/v1/handoffs/" + accepted + "/reassign")
                .then()
                .statusCode(200)
                .body("rep", equalTo(zoe));

        assertThat(unrouted().getList("items")).isEmpty();
    }
}
