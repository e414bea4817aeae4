package io.handshake.lead.transition;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.StubPeer;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the other services decide about passes in the tests, and where a pass stands then. */
final class Peers {
    static final Instant CROSSED = Instant.parse("2026-03-01T10:00:00Z");

    private Peers() {}

    static void qualify(String lead, int pass) {
        qualify(lead, pass, pass);
    }

    /** The sequence counts what is said about the lead. */
    static void qualify(String lead, int pass, long sequence) {
        StubPeer.of("scoring")
                .publish(List.of(StubPeer.event(
                        "lead-qualified",
                        lead,
                        sequence,
                        Map.of("lead", lead, "pass", pass, "definition", "shipped", "version", 1, "reason", "activity"),
                        CROSSED,
                        Instant.now())));
    }

    /** Publishes a decision about a hand-off; its id. */
    static String handoff(String type, String lead, int pass) {
        String handoff = UUID.randomUUID().toString();
        Map<String, Object> data = new HashMap<>(Map.of(
                "handoff",
                handoff,
                "lead",
                lead,
                "pass",
                pass,
                "rep",
                UUID.randomUUID().toString()));
        if (type.equals("handoff-rejected")) {
            data.put("reason", "no-need");
            data.put("final", true);
        }
        StubPeer.of("sla").publish(type, handoff, 1, data);
        return handoff;
    }

    static String opportunity(String lead) {
        return as("sales")
                .body(Map.of("lead", lead))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void win(String opportunity) {
        as("sales")
                .body(Map.of("outcome", "won"))
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then()
                .statusCode(200);
    }

    static void awaitStage(String lead, int pass, String stage) {
        untilAsserted(() -> as("marketing")
                .get("/v1/leads/" + lead)
                .then()
                .statusCode(200)
                .body("pass", equalTo(pass), "stage", equalTo(stage)));
    }

    static void awaitOutcome(String lead, String outcome) {
        untilAsserted(() -> as("sales")
                .get("/v1/leads/" + lead)
                .then()
                .statusCode(200)
                .body("passes[0].outcome", equalTo(outcome)));
    }

    static JsonPath transitions(String lead) {
        return as("sales")
                .queryParam("limit", 200)
                .get("/v1/leads/" + lead + "/transitions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
