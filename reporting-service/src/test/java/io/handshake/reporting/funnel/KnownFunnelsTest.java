package io.handshake.reporting.funnel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class KnownFunnelsTest {

    private final String funnel = "k-" + UUID.randomUUID();

    @Test
    void aFunnelThatNobodyHasIsRefusedAndThoseKnownAreNamed() {
        report(funnel)
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-funnel"))
                .body("errors[0].parameter", equalTo("funnel"))
                .body("errors[0].message", containsString("waterfall"))
                .body("detail", containsString("lead-service"));
    }

    @Test
    void aFunnelInForceIsKnownBeforeAPassGoesThroughIt() {
        StubPeer.of("lead").publish("funnel-in-force", "funnel/" + funnel, 1, Map.of("funnel", funnel, "version", 1));

        Eventually.untilAsserted(() -> report(funnel)
                .statusCode(200)
                .body("stages", hasSize(0))
                .body("opportunities.won", equalTo(0))
                .body("opportunities.wonAmount", hasSize(0)));
        report("nobodys").statusCode(404).body("errors[0].message", containsString(funnel));
    }

    @Test
    void aFunnelIsKnownByAPassThroughIt() {
        String lead = UUID.randomUUID().toString();
        StubPeer.of("lead")
                .publish(
                        "pass-opened",
                        lead,
                        1,
                        Map.of(
                                "lead",
                                lead,
                                "pass",
                                1,
                                "funnel",
                                funnel,
                                "funnelVersion",
                                1,
                                "stage",
                                "Lead",
                                "milestone",
                                "LEAD"));

        Eventually.untilAsserted(() -> report(funnel).statusCode(200).body("stages", hasSize(1)));
    }

    @Test
    void theShippedFunnelIsKnownBeforeAnythingWasHeardOfIt() {
        report("waterfall").statusCode(200);
    }

    private static ValidatableResponse report(String funnel) {
        return given().header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/reports/funnel?funnel=" + funnel)
                .then();
    }
}
