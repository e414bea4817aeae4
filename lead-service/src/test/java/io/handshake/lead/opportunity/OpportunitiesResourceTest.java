package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OpportunitiesResourceTest {
    private static final Map<String, Object> WORTH = Map.of("minor", 120_000, "currency", "EUR");

    @Test
    void anOpportunityTakesThePassAlongAndMarksWhatWasSkipped() {
        String person = lead(Map.of("email", someEmail(), "campaign", "spring", "sourcedBy", "partner"));

        var created = as("sales")
                .body(Map.of("lead", person, "name", "Big deal", "amount", WORTH, "occurredAt", "2026-04-01T08:00:00Z"))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .body("pass", equalTo(1), "sourcedBy", equalTo("partner"), "campaign", equalTo("spring"))
                .body("amount.minor", equalTo(120_000), "outcome", nullValue());

        String id = created.extract().path("id");
        created.header("Location", endsWith("/v1/opportunities/" + id));
        show(person)
                .body("stage", equalTo("SQO"))
                .body("passes[0].stages.stage", contains("Lead", "MQL", "SAL", "SQL", "SQO"))
                .body("passes[0].stages.inferred", contains(false, true, true, true, false))
                .body("passes[0].stages[4].enteredAt", equalTo("2026-04-01T08:00:00Z"));
        as("admin")
                .queryParam("subject", id)
                .get("/v1/events")
                .then()
                .body("type", contains("opportunity-created"))
                .body("data[0].lead", equalTo(person), "data[0].amount.currency", equalTo("EUR"))
                .body("data[0].sourcedBy", equalTo("partner"), "data[0].campaign", equalTo("spring"));
    }

    @Test
    void aWonOpportunityMakesACustomer() {
        String person = capturedLead();
        String id = opportunity(person);

        win(id).statusCode(200).body("outcome", equalTo("won"), "closedAt", equalTo("2026-05-01T08:00:00Z"));
        win(id).statusCode(200);
        as("sales")
                .body(Map.of("outcome", "lost", "reason", "no-budget"))
                .post("/v1/opportunities/" + id + "/outcome")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/opportunity-differs"));

        show(person)
                .body("stage", equalTo("Customer"), "passes[0].outcome", equalTo("won"))
                .body("passes[0].closedAt", equalTo("2026-05-01T08:00:00Z"));
        as("admin")
                .queryParam("subject", id)
                .get("/v1/events")
                .then()
                .body("type", contains("opportunity-created", "opportunity-won"))
                .body("sequence.collect { it as int }", contains(1, 2));
    }

    @Test
    void aLostOpportunityEndsThePassOnlyWhenNoOtherIsOpen() {
        String person = capturedLead();
        String one = opportunity(person);
        String other = opportunity(person);

        lose(one).statusCode(200).body("reason", equalTo("no-budget"));
        show(person).body("passes[0].outcome", nullValue());
        lose(other).statusCode(200);

        show(person).body("passes[0].outcome", equalTo("lost"), "stage", equalTo("SQO"));
    }

    @Test
    void anOpportunityWithALostLeadBeginsTheNextPass() {
        String person = capturedLead();
        lose(opportunity(person)).statusCode(200);

        opportunity(person);

        show(person)
                .body("pass", equalTo(2), "stage", equalTo("SQO"), "passes", hasSize(2))
                .body("passes.outcome", contains("lost", null));
    }

    @Test
    void anExternalIdStandsForOneOpportunity() throws Exception {
        String person = capturedLead();
        Map<String, Object> deal =
                Map.of("lead", person, "externalId", Map.of("source", "crm", "id", unique("deal")), "amount", WORTH);
        Callable<Integer> call =
                () -> as("sales").body(deal).post("/v1/opportunities").statusCode();

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(10, call))) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(new HashSet<>(statuses)).containsExactlyInAnyOrder(200, 201);
        as("sales")
                .queryParam("lead", person)
                .get("/v1/opportunities")
                .then()
                .body("items", hasSize(1), "items[0].externalId.source", equalTo("crm"));
        as("sales")
                .body(Map.of("lead", capturedLead(), "externalId", deal.get("externalId")))
                .post("/v1/opportunities")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/opportunity-differs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"otherLeads\":[\"00000000-0000-7000-8000-000000000000\"]}|422|/lead",
                "{\"lead\":\"4711\"}|400|/lead",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\"}|422|/lead",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"amount\":{\"minor\":-1,\"currency\":\"EUR\"}}|422|/amount/minor",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"amount\":{\"minor\":1.5,\"currency\":\"EUR\"}}|400|/amount/minor",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"amount\":{\"minor\":1,\"currency\":\"ZZZ\"}}|422|/amount/currency",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"amount\":{\"minor\":1}}|422|/amount/currency",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"occurredAt\":\"2099-01-01T00:00:00Z\"}|422|/occurredAt",
                "{\"lead\":\"00000000-0000-7000-8000-000000000000\",\"pass\":1}|400|/pass",
            })
    void badInputIsRefusedWithAPointer(String body, int status, String pointer) {
        as("sales")
                .body(body)
                .post("/v1/opportunities")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void anOutcomeMustBeWholeAndOfAKnownOpportunity() {
        String id = opportunity(capturedLead());

        as("sales")
                .body(Map.of("outcome", "lost"))
                .post("/v1/opportunities/" + id + "/outcome")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        as("sales")
                .body(Map.of("outcome", "perhaps"))
                .post("/v1/opportunities/" + id + "/outcome")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/outcome"));
        as("sales")
                .body(Map.of("outcome", "won"))
                .post("/v1/opportunities/" + UUID.randomUUID() + "/outcome")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-opportunity"));
        as("sales").get("/v1/opportunities/nonsense").then().statusCode(400);
        as("bdr").get("/v1/opportunities/" + id).then().statusCode(200).body("id", equalTo(id));
    }

    private static String opportunity(String lead) {
        return as("sales")
                .body(Map.of("lead", lead, "amount", WORTH))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse win(String opportunity) {
        return as("sales")
                .body(Map.of("outcome", "won", "closedAt", "2026-05-01T08:00:00Z"))
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then();
    }

    private static ValidatableResponse lose(String opportunity) {
        return as("sales")
                .body(Map.of("outcome", "lost", "reason", "no-budget"))
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then();
    }

    private static ValidatableResponse show(String lead) {
        return as("sales").get("/v1/leads/" + lead).then().statusCode(200);
    }

    @Test
    void whoBoughtIsACustomerAndIsNotHandedOverAgainUntilToldOtherwise() {
        String email = someEmail();
        String lead = lead(Map.of("email", email));
        String opportunity = as("sales")
                .body(Map.of("lead", lead))
                .post("/v1/opportunities")
                .then()
                .extract()
                .path("id");
        as("sales")
                .body(Map.of("outcome", "won"))
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then()
                .statusCode(200);

        as("sales")
                .get("/v1/leads/" + lead)
                .then()
                .body("existingCustomer", equalTo(true), "suppressed", equalTo("existing-customer"));

        lead(Map.of("email", email, "existingCustomer", false));
        as("sales").get("/v1/leads/" + lead).then().body("suppressed", nullValue());
    }
}
