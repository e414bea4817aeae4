package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.opportunity.Deals.open;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.show;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SourcingTest {
    @Test
    void theRuleDecidesByTheMainLeadAndIsRemembered() {
        String partners = lead(Map.of("email", someEmail(), "sourcedBy", "partner"));
        String marketings = lead(Map.of("email", someEmail(), "sourcedBy", "marketing"));

        String deal = opportunity(Map.of("lead", partners, "otherLeads", List.of(marketings)));

        show(deal)
                .body("sourcedBy", equalTo("partner"), "sourcedByTold", equalTo(false))
                .body("sourcedByRule", equalTo(Map.of("key", "sourcing", "version", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "admin", "service"})
    void whoMayTellIsBelievedAndThatIsRemembered(String role) {
        as(role).body(Map.of("lead", capturedLead(), "sourcedBy", "customer-base"))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .body("sourcedBy", equalTo("customer-base"), "sourcedByTold", equalTo(true));
    }

    @Test
    void aRepLeavesItToTheRule() {
        as("rep")
                .body(Map.of("sourcedBy", "sales"))
                .post("/v1/opportunities")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/sourcedBy"));
        as("rep")
                .body(Map.of("lead", capturedLead()))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .body("sourcedBy", equalTo("marketing"), "sourcedByTold", equalTo(false));
    }

    @Test
    void nobodyElseBringsDeals() {
        open(Map.of("sourcedBy", "fate")).statusCode(422).body("errors.pointer", contains("/sourcedBy"));
    }
}
