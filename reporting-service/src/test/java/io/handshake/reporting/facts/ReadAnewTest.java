package io.handshake.reporting.facts;

import static io.handshake.chassis.test.StubPeer.event;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ReadBefore.class)
class ReadAnewTest {

    private static final String HANDOFF = "018f0000-0000-7000-8000-000000000001";
    private static final Map<String, Object> ABOUT = Map.of(
            "handoff",
            HANDOFF,
            "lead",
            "018f0000-0000-7000-8000-000000000002",
            "pass",
            1,
            "offer",
            UUID.randomUUID(),
            "elapsedSeconds",
            9);

    @Test
    void whatWasPassedOverBeforeTheUpgradeIsReadAgain() {
        Instant at = Instant.parse("1930-01-01T00:00:00Z");
        StubPeer.of("sla")
                .publish(List.of(
                        event("handoff-opened", HANDOFF, 1L, ABOUT, at, at),
                        event("handoff-accepted", HANDOFF, 2L, ABOUT, at, at),
                        event("handoff-qualified", HANDOFF, 3L, ABOUT, at, at)));

        Eventually.untilAsserted(() -> given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/reports/handshake?from=1930-01-01&to=1930-02-01")
                .then()
                .body("accepted", equalTo(1))
                .body("afterAcceptance.qualified", equalTo(1)));
    }
}
