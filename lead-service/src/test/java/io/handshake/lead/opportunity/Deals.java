package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How these tests speak of deals. */
final class Deals {
    static final Map<String, Object> WORTH = Map.of("minor", 120_000, "currency", "EUR");

    private Deals() {}

    /** A new opportunity's id. */
    static String opportunity(Map<String, ?> told) {
        return open(told).statusCode(201).extract().path("id");
    }

    static String opportunityWith(String lead, String... others) {
        return opportunity(Map.of("lead", lead, "otherLeads", List.of(others), "amount", WORTH));
    }

    static ValidatableResponse open(Map<String, ?> told) {
        return as("sales").body(told).post("/v1/opportunities").then();
    }

    static ValidatableResponse win(String opportunity) {
        return close(opportunity, Map.of("outcome", "won"));
    }

    static ValidatableResponse lose(String opportunity) {
        return close(opportunity, Map.of("outcome", "lost", "reason", "no-budget"));
    }

    static ValidatableResponse close(String opportunity, Map<String, ?> told) {
        return as("sales")
                .body(told)
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then();
    }

    static ValidatableResponse reopen(String opportunity) {
        return as("sales")
                .body(Map.of("reason", "budget-approved"))
                .post("/v1/opportunities/" + opportunity + "/reopening")
                .then();
    }

    static ValidatableResponse add(String opportunity, String lead) {
        return as("sales")
                .put("/v1/opportunities/" + opportunity + "/leads/" + lead)
                .then();
    }

    static ValidatableResponse change(String opportunity, @Nullable String ifMatch, Map<String, ?> told) {
        var call = as("sales").body(told);
        if (ifMatch != null) {
            call.header("If-Match", ifMatch);
        }
        return call.patch("/v1/opportunities/" + opportunity).then();
    }

    /** Changes it as it is now. */
    static ValidatableResponse change(String opportunity, Map<String, ?> told) {
        return change(opportunity, show(opportunity).extract().header("ETag"), told);
    }

    static ValidatableResponse show(String opportunity) {
        return as("sales").get("/v1/opportunities/" + opportunity).then().statusCode(200);
    }

    static ValidatableResponse history(String opportunity) {
        return as("sales")
                .get("/v1/opportunities/" + opportunity + "/history")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse showLead(String lead) {
        return as("sales").get("/v1/leads/" + lead).then().statusCode(200);
    }

    static ValidatableResponse events(String opportunity) {
        return as("admin")
                .queryParam("subject", opportunity)
                .get("/v1/events")
                .then()
                .statusCode(200);
    }

    /** In this pass, which it qualifies for first, sales turned the lead down for good. */
    static void disqualify(String lead, int pass) {
        StubPeer.of("scoring").publish("lead-qualified", lead, 1, Map.of("lead", lead, "pass", pass));
        Eventually.untilAsserted(() -> showLead(lead).body("pass", equalTo(pass), "stage", equalTo("MQL")));
        String handoff = UUID.randomUUID().toString();
        StubPeer.of("sla")
                .publish(
                        "handoff-rejected",
                        handoff,
                        1,
                        Map.of("handoff", handoff, "lead", lead, "pass", pass, "reason", "job-seeker", "final", true));
        Eventually.untilAsserted(() -> showLead(lead).body("passes.last().outcome", equalTo("disqualified")));
    }
}
