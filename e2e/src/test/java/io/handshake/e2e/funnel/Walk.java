package io.handshake.e2e.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Installation;
import io.handshake.e2e.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** One visitor on the way to a customer, step by step over HTTP. */
final class Walk {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final Ledger ledger;
    private final String visitor = "visitor-" + UUID.randomUUID();
    private final String email = visitor + "@example.org";

    private String lead = "";
    private String handoff = "";
    private String opportunity = "";

    Walk(Installation installation, Ledger ledger) {
        this.installation = installation;
        this.ledger = ledger;
    }

    void aVisitorTakesPartInAWebinar() {
        post(Map.of("type", "webinar", "visitorId", visitor, "eventId", visitor + "-1", "source", "website"));
    }

    void theVisitorLeavesAnAddress() {
        JsonNode receipt = partner()
                .post("/v1/leads", Map.of("email", email, "visitorId", visitor, "country", "DE"))
                .expect(200, 201);
        lead = receipt.required("id").asText();
        ledger.acknowledgedLead(lead);
    }

    void theLeadLooksAtThePrices() {
        post(Map.of("type", "pricing-page", "email", email, "eventId", visitor + "-2", "source", "website"));
    }

    void theScoreSaysWhy() {
        JsonNode score = eventually(
                () -> as("marketing", Deployable.SCORING)
                        .get("/v1/scores/" + lead)
                        .body(),
                "\"score\":20");
        assertThat(score.toString()).contains("webinar", "pricing-page");
    }

    void theRepIsOfferedTheLead() {
        JsonNode offered = eventually(
                () -> as("rep", Deployable.SLA).get("/v1/handoffs?lead=" + lead).body(), "\"state\":\"offered\"");
        handoff = offered.required("items").get(0).required("id").asText();
    }

    void theRepAccepts() {
        JsonNode accepted = as("rep", Deployable.SLA)
                .post("/v1/handoffs/" + handoff + "/accept", Map.of())
                .expect(200);
        assertThat(accepted.required("state").asText()).isEqualTo("accepted");
        awaitStage("SAL");
    }

    void salesOpensAnOpportunity() {
        JsonNode opened = as("sales", Deployable.LEAD)
                .post(
                        "/v1/opportunities",
                        Map.of(
                                "lead",
                                lead,
                                "handoff",
                                handoff,
                                "externalId",
                                Map.of("source", "crm", "id", visitor),
                                "amount",
                                Map.of("minor", 120_000, "currency", "EUR")))
                .expect(200, 201);
        opportunity = opened.required("id").asText();
        awaitStage("SQO");
    }

    void theLeadBecomesACustomer() {
        as("sales", Deployable.LEAD)
                .post("/v1/opportunities/" + opportunity + "/outcome", Map.of("outcome", "won"))
                .expect(200);
        awaitStage("Customer");
    }

    private void awaitStage(String stage) {
        eventually(
                () -> as("marketing", Deployable.LEAD).get("/v1/leads/" + lead).body(), "\"stage\":\"" + stage + "\"");
    }

    private void post(Map<String, Object> activity) {
        JsonNode answer = partner()
                .post("/v1/activities", Map.of("activities", List.of(activity)))
                .expect(200);
        JsonNode result = answer.required("results").get(0);
        assertThat(result.required("outcome").asText()).isIn("recorded", "duplicate");
        ledger.acknowledgedActivity(result.required("activity").asText());
    }

    private Api partner() {
        return installation
                .api(Deployable.LEAD)
                .as(Credential.key(installation.partnerKey()))
                .patient(PATIENCE);
    }

    private Api as(String role, Deployable deployable) {
        return installation.api(deployable).as(installation.credential(role)).patient(PATIENCE);
    }

    private static JsonNode eventually(Supplier<JsonNode> look, String part) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode seen = look.get();
        while (!seen.toString().contains(part)) {
            assertThat(Instant.now()).as("waiting for %s in %s", part, seen).isBefore(end);
            Pause.of(Duration.ofMillis(200));
            seen = look.get();
        }
        return seen;
    }
}
