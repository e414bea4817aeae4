package io.handshake.sla.answering;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lead-service has told of a pass stands against decisions that it would refuse. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ObjectionsTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private String lead = "";
    private String handoff = "";

    @BeforeEach
    void accepted() {
        scene.withoutReps();
        scene.rep("rita", 9);
        lead = scene.qualifiedLead();
        handoff = accepted(lead);
    }

    private String accepted(String whose) {
        String id = scene.handoffId(whose, "offered");
        scene.accept(id, "rita").statusCode(200);
        return id;
    }

    private static ValidatableResponse say(String handoff, String what, String reason) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(what.equals("qualify") ? Map.of() : Map.of("reason", reason))
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private String opportunity(Map<String, ?> told) {
        String opportunity = UUID.randomUUID().toString();
        heard("opportunity-created", opportunity, 1, told);
        return opportunity;
    }

    private void heard(String type, String opportunity, long sequence, Map<String, ?> told) {
        Map<String, Object> data = new HashMap<>(Map.of("opportunity", opportunity, "sourcedBy", "marketing"));
        data.putAll(told);
        StubPeer.of("lead").publish(type, opportunity, sequence, data);
        Eventually.untilAsserted(() -> assertThat(sql.list(
                        "select sequence from known_deal where opportunity::text = ?",
                        row -> row.getLong(1),
                        opportunity))
                .containsExactly(sequence));
    }

    private static Map<String, Object> on(String lead) {
        return Map.of("leads", List.of(Map.of("lead", lead, "pass", 1)));
    }

    private void closed(String outcome) {
        scene.passClosed(lead, 2, outcome);
        Eventually.untilAsserted(() -> assertThat(
                        sql.list("select outcome from closed_pass where lead::text = ?", row -> row.getString(1), lead))
                .containsExactly(outcome));
    }

    private void assertRefused(String refused, String what, Matcher<String> truth) {
        say(refused, what, "no-need")
                .statusCode(409)
                .body("type", equalTo("/problems/decision-refused"), "detail", truth);
        assertThat(scene.read(refused).getString("state")).isEqualTo("accepted");
    }

    @Test
    void whatAnOpportunityCarriesIsNotTakenBackDisqualifiedOrReturned() {
        String opportunity = opportunity(on(lead));

        for (String what : List.of("take-back", "disqualify", "return")) {
            assertRefused(handoff, what, containsString("POST /v1/opportunities/" + opportunity + "/outcome"));
        }
        say(handoff, "take-back", "rep-capacity").statusCode(409);
        assertThat(scene.types(handoff)).endsWith("handoff-accepted");
    }

    @Test
    void anOpportunityThatNamesTheHandoffCarriesItOnWhateverPass() {
        String opportunity = opportunity(Map.of("handoff", handoff));

        assertRefused(handoff, "return", containsString(opportunity));

        heard("opportunity-lost", opportunity, 2, Map.of());
        say(handoff, "return", "no-need").statusCode(200);
    }

    @Test
    void anOpportunityThatWasWonIsToldAsWon() {
        String opportunity = opportunity(on(lead));
        heard("opportunity-won", opportunity, 2, on(lead));

        assertRefused(handoff, "disqualify", allOf(containsString(opportunity), containsString("it was won")));
    }

    @Test
    void oneThatIsCarriedByAnOpportunityIsStillQualified() {
        opportunity(on(lead));

        say(handoff, "qualify", "").statusCode(200).body("state", equalTo("qualified"));
    }

    @Test
    void anOpportunityOfAnotherLeadStandsAgainstNothing() {
        opportunity(on(UUID.randomUUID().toString()));

        say(handoff, "return", "no-need").statusCode(200);
    }

    @Test
    void nothingIsDecidedInAPassThatIsOver() {
        closed("disqualified");

        for (String what : List.of("qualify", "take-back", "disqualify", "return")) {
            assertRefused(handoff, what, containsString("ended as disqualified"));
        }
        say(handoff, "take-back", "rep-capacity").statusCode(409);
    }

    @Test
    void ofAMergedLeadThePassThatItsOwnJoinedCounts() {
        String merged = scene.qualifiedLead();
        String mergeds = accepted(merged);
        move("lead-merged", "merged", merged, 2);

        opportunity(on(lead));

        assertRefused(mergeds, "return", containsString("carries its pass"));
        move("lead-unmerged", "unmerged", merged, 3);
        say(mergeds, "return", "no-need").statusCode(200);
    }

    private void move(String type, String role, String other, int moves) {
        StubPeer.of("lead")
                .publish(
                        type,
                        lead,
                        moves,
                        Map.of(
                                "lead",
                                lead,
                                role,
                                other,
                                "keys",
                                List.of(Map.of("key", other, "kind", "lead", "moves", moves)),
                                "pass",
                                1,
                                "mergedPass",
                                1));
        Eventually.untilAsserted(() -> assertThat(
                        sql.list("select moves from lead_alias where id::text = ?", row -> row.getInt(1), other))
                .containsExactly(moves));
    }
}
