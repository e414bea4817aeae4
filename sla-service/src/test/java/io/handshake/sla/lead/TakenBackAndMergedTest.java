package io.handshake.sla.lead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merge left where it was, as it was accepted, meets the survivor's hand-off when it is taken back. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class TakenBackAndMergedTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private String survivor = "";
    private String merged = "";
    private String survivors = "";
    private String mergeds = "";

    /** Both accepted by rita, who turns out to have accepted one person twice. */
    @BeforeEach
    void bothAccepted() {
        scene.withoutReps();
        scene.rep("rita", 9);
        survivor = scene.qualifiedLead();
        merged = scene.qualifiedLead();
        survivors = accepted(survivor);
        mergeds = accepted(merged);
        StubPeer.of("lead")
                .publish(
                        "lead-merged",
                        survivor,
                        2,
                        Map.of(
                                "lead",
                                survivor,
                                "merged",
                                merged,
                                "keys",
                                List.of(Map.of("key", merged, "kind", "lead", "moves", 2)),
                                "pass",
                                1,
                                "mergedPass",
                                1));
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select 1 from joined_pass where survivor::text = ?", row -> 1, survivor))
                        .hasSize(1));
    }

    private String accepted(String lead) {
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);
        return handoff;
    }

    private static ValidatableResponse takeBack(String handoff, String reason) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/v1/handoffs/" + handoff + "/take-back")
                .then()
                .statusCode(200);
    }

    @Test
    void itIsCancelledAsMergedWhileTheSurvivorIsInSomebodysHands() {
        scene.rep("zoe", 9);

        takeBack(mergeds, "rep-capacity").body("state", equalTo("cancelled"), "reason", equalTo("merged"));

        assertThat(scene.read(survivors).getString("state")).isEqualTo("accepted");
        assertThat(scene.types(mergeds)).endsWith("handoff-acceptance-reversed", "handoff-cancelled");
    }

    @Test
    void itIsAboutTheSurvivorAndOfferedWhenNobodyHasThat() {
        String zoe = scene.rep("zoe", 9);
        takeBack(survivors, "no-need").body("state", equalTo("rejected"));

        takeBack(mergeds, "rep-capacity").body("state", equalTo("offered"), "lead", equalTo(survivor));

        JsonPath now = scene.read(mergeds);
        assertThat(now.getString("rep")).isEqualTo(zoe);
        assertThat(scene.types(mergeds)).endsWith("handoff-moved", "handoff-offered");
    }
}
