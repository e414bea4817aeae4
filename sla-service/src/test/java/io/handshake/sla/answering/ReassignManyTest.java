package io.handshake.sla.answering;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReassignManyTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    private String offered() {
        return scene.handoffId(scene.qualifiedLead(), "offered");
    }

    private String accepted(String user) {
        String handoff = offered();
        scene.accept(handoff, user).statusCode(200);
        return handoff;
    }

    private static ValidatableResponse reassign(Map<String, ?> asked) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "Rita has left"));
        body.putAll(asked);
        return post(body, null);
    }

    private static ValidatableResponse post(Map<String, ?> body, @Nullable String key) {
        var request = given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/v1/handoffs/reassignments")
                .then();
    }

    private int used(String rep) {
        return sql.first("select offered from rep_week where rep = ?::uuid", row -> row.getInt("offered"), rep)
                .orElse(0);
    }

    @Test
    void everythingOfARepWhoLeavesGoesToOneRepByOneCall() {
        String rita = scene.rep("rita", 50);
        String accepted = accepted("rita");
        String refused = offered();
        scene.reject(refused, "rita", "no-need").statusCode(200);
        String offered = offered();
        String zoe = scene.rep("zoe", 0);

        reassign(Map.of("fromRep", rita, "to", zoe))
                .statusCode(200)
                .body("results.index", equalTo(List.of(0, 1)))
                .body("results.handoff", equalTo(List.of(accepted, offered)))
                .body("results.outcome", equalTo(List.of("moved", "moved")))
                .body("results.state", equalTo(List.of("accepted", "offered")))
                .body("results.rep", equalTo(List.of(zoe, zoe)))
                .body("results.errors.flatten()", empty())
                .body("left", equalTo(0));

        assertThat(scene.types(accepted)).endsWith("handoff-accepted", "handoff-reassigned");
        assertThat(scene.types(offered)).endsWith("handoff-withdrawn", "handoff-offered");
        JsonPath moved = scene.read(offered);
        assertThat(moved.getList("offers.state")).containsExactly("withdrawn", "open");
        assertThat(moved.getString("offers[1].whyText")).isEqualTo("Rita has left");
        assertThat(scene.read(accepted).getString("offers[1].whyText")).isEqualTo("Rita has left");
        assertThat(scene.read(refused).getString("state")).isEqualTo("rejected");
        assertThat(used(zoe)).isEqualTo(2);
        scene.accept(offered, "zoe").statusCode(200);
    }

    @Test
    void routingChoosesAmongTheOthers() {
        String rita = scene.rep("rita", 50);
        String accepted = accepted("rita");
        String offered = offered();
        String zoe = scene.rep("zoe", 5);
        String pia = scene.rep("pia", 4);

        reassign(Map.of("fromRep", rita, "to", "routing"))
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("moved", "moved")))
                .body("results.rep", equalTo(List.of(pia, zoe)))
                .body("left", equalTo(0));

        JsonPath now = scene.read(accepted);
        assertThat(now.getString("state")).isEqualTo("accepted");
        assertThat(now.getString("offers[1].state")).isEqualTo("assigned");
        assertThat(now.getString("offers[1].why")).isEqualTo("any");
        assertThat(now.getString("offers[1].whyText")).isEqualTo("Rita has left");
        assertThat(now.getString("offers[1].passedOver.find { it.rep == '" + rita + "' }.why"))
                .isEqualTo("had-it-before");
        assertThat(scene.types(offered)).endsWith("handoff-withdrawn", "handoff-offered");
    }

    @Test
    void whatNobodyElseCanTakeWaitsOrStaysWithWhoAccepted() {
        String rita = scene.rep("rita", 50);
        String accepted = accepted("rita");
        String offered = offered();
        scene.changeRep(rita, Map.of("weeklyCapacity", 0)).statusCode(200);

        reassign(Map.of("fromRep", rita, "to", "routing"))
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("failed", "waiting")))
                .body("results.state", equalTo(List.of("accepted", "unrouted")))
                .body("results[0].rep", equalTo(rita))
                .body("results[1].rep", nullValue())
                .body("results[0].errors.pointer", contains("/to"))
                .body("results[0].errors[0].message", containsString("stays with the rep"))
                .body("left", equalTo(1));

        assertThat(scene.types(accepted)).endsWith("handoff-accepted");
        assertThat(scene.types(offered)).endsWith("handoff-withdrawn", "handoff-unrouted");
        String zoe = scene.rep("zoe", 5);
        assertThat(scene.read(offered).getString("rep")).isEqualTo(zoe);
    }

    @Test
    void handoffsThatAreListedMoveEachOnItsOwnAndAnswerInOrder() {
        String rita = scene.rep("rita", 50);
        String accepted = accepted("rita");
        String refused = offered();
        scene.reject(refused, "rita", "no-need").statusCode(200);
        String offered = offered();
        scene.changeRep(rita, Map.of("weeklyCapacity", 0)).statusCode(200);
        String waiting = scene.handoffId(scene.qualifiedLead(), "unrouted");
        String zoe = scene.rep("zoe", 0);
        String unknown = UUID.randomUUID().toString();

        reassign(Map.of("handoffs", List.of(waiting, refused, unknown, offered, accepted), "to", zoe))
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("moved", "failed", "failed", "moved", "moved")))
                .body("results.handoff", equalTo(List.of(waiting, refused, unknown, offered, accepted)))
                .body("results[1].errors[0].pointer", equalTo("/handoffs/1"))
                .body("results[1].errors[0].message", containsString("rejected"))
                .body("results[2].errors[0].pointer", equalTo("/handoffs/2"))
                .body("results[2].state", nullValue())
                .body("left", nullValue());

        assertThat(used(zoe)).isEqualTo(3);
        reassign(Map.of("handoffs", List.of(offered), "to", zoe))
                .body("results.outcome", contains("failed"))
                .body("results[0].errors[0].message", containsString("offered to Rep zoe"));
    }

    @Test
    void onlyThoseInTheStatesAskedForMove() {
        String rita = scene.rep("rita", 50);
        String accepted = accepted("rita");
        String offered = offered();
        String zoe = scene.rep("zoe", 5);

        reassign(Map.of("fromRep", rita, "to", zoe, "states", List.of("accepted")))
                .statusCode(200)
                .body("results.handoff", contains(accepted))
                .body("left", equalTo(0));
        reassign(Map.of("handoffs", List.of(offered), "to", zoe, "states", List.of("accepted")))
                .body("results.outcome", contains("failed"))
                .body("results[0].errors[0].message", containsString("offered"));

        assertThat(scene.read(offered).getString("rep")).isEqualTo(rita);
    }

    @Test
    void whatIsHandedToAnotherSideThanTheRepServesStays() {
        String rita = scene.rep("rita", 50);
        String toSales = offered();
        String lead = UUID.randomUUID().toString();
        StubPeer.of("lead").publish("stage-entered", lead, 1, Scene.entry(lead, 1, "BDR", false));
        String toBdr = scene.handoffId(lead, "offered");
        String ben = scene.rep("ben", Map.of("weeklyCapacity", 5, "side", "BDR"));

        reassign(Map.of("handoffs", List.of(toBdr, toSales), "to", ben))
                .statusCode(200)
                .body("results.outcome", contains("moved", "failed"))
                .body("results[1].errors.pointer", contains("/handoffs/1"))
                .body("results[1].errors[0].message", containsString("handed to SALES, and the rep serves BDR"));
        reassign(Map.of("fromRep", rita, "to", ben))
                .statusCode(200)
                .body("results.outcome", contains("failed"))
                .body("results[0].errors.pointer", contains("/to"))
                .body("left", equalTo(1));

        assertThat(scene.read(toSales).getString("rep")).isEqualTo(rita);
    }

    @Test
    void aRepeatedCallMovesNothingTwice() {
        String rita = scene.rep("rita", 50);
        accepted("rita");
        String zoe = scene.rep("zoe", 5);
        Map<String, String> body = Map.of("fromRep", rita, "to", zoe, "reason", "Rita has left");
        String key = UUID.randomUUID().toString();

        String first = post(body, key).statusCode(200).extract().asString();

        post(body, key).statusCode(200).header("Idempotent-Replayed", "true").body(equalTo(first));
        assertThat(used(zoe)).isEqualTo(1);
    }

    @Test
    void whatCannotBeAskedNamesTheMember() {
        String rita = scene.rep("rita", 5);
        String gone = scene.rep("gone", 1);
        scene.changeRep(gone, Map.of("active", false)).statusCode(200);
        String anybody = UUID.randomUUID().toString();

        for (Map<String, ?> unclear : List.of(
                Map.of("to", "routing"), Map.of("to", "routing", "fromRep", rita, "handoffs", List.of(anybody)))) {
            reassign(unclear)
                    .statusCode(422)
                    .body("errors.pointer", contains("/fromRep"))
                    .body("errors.message", contains("tell fromRep or handoffs, and not both"));
        }
        refused(Map.of("to", "routing", "fromRep", anybody), "/fromRep");
        refused(Map.of("to", rita, "fromRep", rita), "/to");
        refused(Map.of("to", gone, "fromRep", rita), "/to");
        refused(Map.of("to", anybody, "fromRep", rita), "/to");
        refused(Map.of("to", "somebody", "fromRep", rita), "/to");
        refused(Map.of("to", "routing", "handoffs", List.of()), "/handoffs");
        refused(Map.of("to", "routing", "handoffs", List.of(rita, anybody, rita)), "/handoffs/2");
        reassign(Map.of("to", "routing", "handoffs", Collections.nCopies(201, anybody)))
                .statusCode(413)
                .body("errors[0].pointer", equalTo("/handoffs"));
        refused(Map.of("to", "routing", "fromRep", rita, "states", List.of("rejected")), "/states/0");
        refused(Map.of("to", "routing", "fromRep", rita, "reason", " "), "/reason");
    }

    private static void refused(Map<String, ?> asked, String pointer) {
        reassign(asked).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }
}
