package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.close;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.showLead;
import static io.handshake.lead.opportunity.Deals.win;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deals that ended while two leads were one person are those of the lead they are with, when the two part. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class DealsOfPartedLeadsTest {
    @Test
    void aDealThatWasWonMeanwhileIsWonByTheLeadThatGoesBackAndByNobodyElse() {
        String ada = capturedLead();
        String again = capturedLead();
        String deal = opportunity(Map.of("lead", again, "occurredAt", "2026-06-01T00:00:00Z"));
        merge(ada, again);
        close(deal, Map.of("outcome", "won", "closedAt", "2026-07-01T00:00:00Z"))
                .statusCode(200);
        showLead(ada).body("stage", equalTo("Customer"), "existingCustomer", equalTo(true));

        unmerge(again);

        showLead(again)
                .body("stage", equalTo("Customer"), "passes.outcome", contains("won"))
                .body("passes[0].closedAt", equalTo("2026-07-01T00:00:00Z"))
                .body("existingCustomer", equalTo(true), "suppressed", equalTo("existing-customer"));
        showLead(ada)
                .body("stage", equalTo("SQO"), "passes.outcome", contains("recycled"))
                .body("passes[0].reason", equalTo("unmerged"))
                .body("existingCustomer", nullValue(), "suppressed", nullValue());
        as("service")
                .queryParam("subject", ada)
                .get("/v1/events")
                .then()
                .body("type", hasItem("stage-entry-reversed"), "type", hasItem("contact-allowed"));
    }

    @Test
    void aDealThatWasLostMeanwhileIsLostByTheLeadThatGoesBackAndByNobodyElse() {
        String ada = capturedLead();
        String again = capturedLead();
        String deal = opportunityWith(again);
        merge(ada, again);
        lose(deal).statusCode(200);

        unmerge(again);

        showLead(again).body("stage", equalTo("SQO"), "passes.outcome", contains("lost"));
        showLead(ada).body("stage", equalTo("SQO"), "passes.outcome", contains("recycled"));
    }

    @Test
    void aLostDealEndsNoPassInWhichAnotherIsOpen() {
        String ada = capturedLead();
        String again = capturedLead();
        String deal = opportunityWith(again);
        String open = opportunityWith(again);
        merge(ada, again);
        lose(deal).statusCode(200);

        unmerge(again);

        showLead(again).body("passes[0].outcome", nullValue());
        win(open).statusCode(200);
        showLead(again).body("passes[0].outcome", equalTo("won"));
    }

    @Test
    void aDealThatIsWithBothEndedThePassesOfBoth() {
        String ada = capturedLead();
        String again = capturedLead();
        String deal = opportunityWith(ada, again);
        merge(ada, again);
        win(deal).statusCode(200);

        unmerge(again);

        showLead(again).body("passes.outcome", contains("won"), "existingCustomer", equalTo(true));
        showLead(ada).body("passes.outcome", contains("won"), "existingCustomer", equalTo(true));
    }

    @Test
    void theSurvivorsOwnSaleStaysItsOwn() {
        String ada = capturedLead();
        String again = capturedLead();
        String deal = opportunityWith(ada);
        merge(ada, again);
        win(deal).statusCode(200);

        unmerge(again);

        showLead(again).body("passes[0].outcome", nullValue(), "existingCustomer", nullValue());
        showLead(ada).body("passes.outcome", contains("won"), "existingCustomer", equalTo(true));
    }

    private static void merge(String one, String other) {
        as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then()
                .statusCode(200);
    }

    private static void unmerge(String lead) {
        as("marketing").post("/v1/leads/" + lead + "/unmerge").then().statusCode(200);
    }
}
