package io.handshake.sla.answering;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReassignTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @Test
    void whatARepWhoLeftHadAcceptedIsListedAndGoesOnWithWhoIsChosen() {
        String rita = scene.rep("rita", 5);
        String lead = scene.qualifiedLead();
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);
        scene.changeRep(rita, Map.of("active", false)).statusCode(200);
        String zoe = scene.rep("zoe", 0);
        assertThat(sales().get("/v1/handoffs?state=accepted&rep=" + rita)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(handoff);

        reassign(handoff, zoe)
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("rep", equalTo(zoe));

        JsonPath now = scene.read(handoff);
        assertThat(now.getList("offers.state")).containsExactly("accepted", "assigned");
        assertThat(now.getList("offers.rep")).containsExactly(rita, zoe);
        assertThat(now.getString("offers[1].why")).isEqualTo("reassigned");
        assertThat(now.getString("offers[1].whyText")).isEqualTo("Rita has left");
        assertThat(now.<Object>get("offers[1].clock")).isNull();
        assertThat(now.getList("offers[1].passedOver.why")).containsExactly("inactive");
        assertThat(scene.types(handoff))
                .containsExactly("handoff-opened", "handoff-offered", "handoff-accepted", "handoff-reassigned");
        assertThat(scene.history(handoff).getLast().data()).doesNotContain("Rita");
        assertThat(sales().get("/v1/handoffs?state=accepted&rep=" + rita)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        given().header("Authorization", TestTokens.bearer("rep", "zoe"))
                .get("/v1/handoffs/" + handoff)
                .then()
                .statusCode(200)
                .body("offers.state", equalTo(List.of("assigned")));
        assertThat(used(zoe)).isEqualTo(1);
    }

    @Test
    void anOfferIsTakenBackAndPutBeforeWhoWasChosenWithAClockOfItsOwn() {
        String rita = scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        String zoe = scene.rep("zoe", 0);

        reassign(handoff, zoe).statusCode(200).body("state", equalTo("offered")).body("rep", equalTo(zoe));

        JsonPath now = scene.read(handoff);
        assertThat(now.getList("offers.state")).containsExactly("withdrawn", "open");
        assertThat(now.getList("offers.clock.state")).containsExactly("cancelled", "running");
        assertThat(now.getList("offers.rep")).containsExactly(rita, zoe);
        assertThat(scene.types(handoff))
                .containsExactly("handoff-opened", "handoff-offered", "handoff-withdrawn", "handoff-offered");
        scene.accept(handoff, "rita").statusCode(409);
        scene.accept(handoff, "zoe").statusCode(200);
    }

    @Test
    void whatWaitsIsOfferedToWhoWasChosen() {
        String rita = scene.rep("rita", 0);
        String lead = scene.qualifiedLead();
        String handoff = scene.handoffId(lead, "unrouted");

        reassign(handoff, rita).statusCode(200).body("state", equalTo("offered"));

        assertThat(sales().get("/v1/unrouted").jsonPath().getList("items")).isEmpty();
        scene.accept(handoff, "rita").statusCode(200);
    }

    @Test
    void whatIsOverIsNotReassigned() {
        scene.rep("rita", 5);
        String zoe = scene.rep("zoe", 1);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        scene.reject(handoff, "rita", "no-need").statusCode(200);

        reassign(handoff, zoe)
                .statusCode(409)
                .body("type", equalTo("/problems/decision-refused"))
                .body("detail", containsString("rejected"));
    }

    @Test
    void aHandoffGoesOnlyToSomebodyElseWhoIsThere() {
        String rita = scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        String gone = scene.rep("gone", 1);
        scene.changeRep(gone, Map.of("active", false)).statusCode(200);

        for (String rep : new String[] {rita, gone, UUID.randomUUID().toString()}) {
            reassign(handoff, rep).statusCode(422).body("errors[0].pointer", equalTo("/rep"));
        }
        sales().contentType("application/json")
                .body("{\"rep\": \"" + rita + "\", \"reason\": \" \"}")
                .post("/v1/handoffs/" + handoff + "/reassign")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        reassign(UUID.randomUUID().toString(), rita).statusCode(404);
        assertThat(scene.types(handoff)).hasSize(2);
    }

    @Test
    void aHandoffGoesOnlyToARepWhoServesItsSide() {
        String rita = scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        String ben = scene.rep("ben", Map.of("weeklyCapacity", 5, "side", "BDR"));

        reassign(handoff, ben)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rep"))
                .body("errors[0].message", containsString("SALES"));

        assertThat(scene.read(handoff).getString("rep")).isEqualTo(rita);
        scene.changeRep(ben, Map.of("side", "SALES")).statusCode(200);
        reassign(handoff, ben).statusCode(200).body("rep", equalTo(ben));
    }

    private int used(String rep) {
        return sql.first("select offered from rep_week where rep = ?::uuid", row -> row.getInt("offered"), rep)
                .orElse(0);
    }

    private static ValidatableResponse reassign(String handoff, String rep) {
        return sales().contentType("application/json")
                .body(Map.of("rep", rep, "reason", "Rita has left"))
                .post("/v1/handoffs/" + handoff + "/reassign")
                .then();
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }
}
