package io.handshake.sla.dryruns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class DryRunsResourceTest {
    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @Test
    void itSaysWhoWouldGetADescribedLeadAndChangesNothing() {
        scene.team("berlin");
        scene.team("london");
        scene.territory("emea", "emea", Map.of("team", "london", "precedence", 200));
        scene.territory(
                "dach",
                "emea",
                Map.of(
                        "team", "berlin",
                        "parent", "emea",
                        "criteria", Map.of("regions", List.of("emea"), "countries", List.of("DE"))));
        String ann = scene.rep("ann", Map.of("weeklyCapacity", 1, "team", "berlin"));
        String bob = scene.rep("bob", Map.of("weeklyCapacity", 9, "team", "london"));

        for (int i = 0; i < 3; i++) {
            run("{'to': 'SALES', 'traits': {'region': 'emea', 'country': 'DE'}}")
                    .statusCode(200)
                    .body("rep", equalTo(ann))
                    .body("repName", equalTo("Rep ann"))
                    .body("why", equalTo("territory:dach"))
                    .body("lack", nullValue())
                    .body("territories", equalTo(List.of("dach", "emea")))
                    .body(
                            "passedOver",
                            equalTo(List.of(Map.of("rep", bob, "repName", "Rep bob", "why", "outside-territory"))));
        }
        run("{'to': 'SALES', 'traits': {'region': 'emea'}}").body("rep", equalTo(bob));
        run("{'to': 'SALES', 'traits': {'accountOwner': 'bob'}}").body("why", equalTo("account-owner"));
        assertThat(sql.list("select rep from rep_week", row -> row.getString("rep")))
                .isEmpty();
        assertThat(sql.list("select id from handoff", row -> row.getString("id")))
                .isEmpty();
    }

    @Test
    void itSaysWhyALeadWouldWait() {
        run("{'to': 'BDR', 'traits': {}}")
                .statusCode(200)
                .body("rep", nullValue())
                .body("why", nullValue())
                .body("lack", equalTo("no-rep"))
                .body("passedOver", equalTo(List.of()));
    }

    @Test
    void aKnownLeadIsRoutedByWhatIsKnownOfIt() {
        scene.team("berlin");
        scene.territory("dach", "emea", Map.of("team", "berlin"));
        String cem = scene.rep("cem", 9);
        String lead = scene.qualifiedLead(Map.of("region", "emea"));
        scene.handoffId(lead, "unrouted");

        run("{'to': 'SALES', 'lead': '" + lead + "'}")
                .body("lack", equalTo("no-rep-in-territory"))
                .body("territories", equalTo(List.of("dach")));
        run("{'to': 'SALES', 'traits': {}}")
                .body("rep", equalTo(cem))
                .body("suppressed", nullValue())
                .body("territories", equalTo(List.of()));
    }

    @Test
    void aLeadThatNobodyHasHeardOfIsRefused() {
        run("{'to': 'SALES', 'lead': '" + UUID.randomUUID() + "'}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/lead")));
    }

    @Test
    void itSaysWhatStandsAgainstHandingALeadOver() {
        scene.rep("cem", 9);
        String lead = scene.qualifiedLead(Map.of("region", "emea"));
        scene.handoffId(lead, "offered");
        StubPeer.of("lead").publish("contact-suppressed", lead, 3, Map.of("lead", lead, "why", "no-consent"));
        scene.handoffId(lead, "suppressed");

        run("{'to': 'SALES', 'lead': '" + lead + "'}").statusCode(200).body("suppressed", equalTo("no-consent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/to",
                "{'to': 'SALES'};422;/traits",
                "{'to': 'SALES', 'traits': {}, 'lead': '0190163d-8694-739b-aea5-966c26f8ad91'};422;/traits",
                "{'to': 'MARKETING', 'traits': {}};422;/to",
                "{'to': 'SALES', 'lead': 'x'};400;/lead",
                "{'to': 'SALES', 'traits': {'country': 'Germany'}};422;/traits/country",
                "{'to': 'SALES', 'traits': {'mood': 'good'}};400;/traits/mood"
            })
    void aBadQuestionIsRefused(String body, int status, String pointer) {
        run(body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of(pointer)));
    }

    private static ValidatableResponse run(String body) {
        return given().header("Authorization", TestTokens.bearer("marketing"))
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/routing/dry-runs")
                .then();
    }
}
