package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.close;
import static io.handshake.lead.opportunity.Deals.disqualify;
import static io.handshake.lead.opportunity.Deals.events;
import static io.handshake.lead.opportunity.Deals.history;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.reopen;
import static io.handshake.lead.opportunity.Deals.show;
import static io.handshake.lead.opportunity.Deals.showLead;
import static io.handshake.lead.opportunity.Deals.win;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReopeningTest {
    @Test
    void aLostDealIsReopenedInANewPass() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        lose(deal);

        reopen(deal)
                .statusCode(200)
                .body("outcome", nullValue(), "reason", nullValue(), "closedAt", nullValue())
                .body("pass", equalTo(2), "leads[0].pass", equalTo(2));

        showLead(ada)
                .body("pass", equalTo(2), "stage", equalTo("SQO"), "passes.outcome", contains("lost", null))
                .body("passes[1].stages.inferred", contains(false, true, true, true, false));
        events(deal)
                .body("type", contains("opportunity-created", "opportunity-lost", "opportunity-reopened"))
                .body("data[2].outcome", equalTo("lost"), "data[2].reason", equalTo("budget-approved"))
                .body("data[2].pass", equalTo(2), "data[2].leads.pass", contains(2));
    }

    @Test
    void aWonDealIsReopenedInANewPass() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        win(deal);

        reopen(deal).statusCode(200).body("pass", equalTo(2));

        showLead(ada).body("passes.outcome", contains("won", null), "stage", equalTo("SQO"));
    }

    @Test
    void aReopenedDealGoesOnInTheOpenPassOfTheLead() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        opportunityWith(ada);
        lose(deal);

        reopen(deal).statusCode(200).body("pass", equalTo(1));

        showLead(ada).body("passes", hasSize(1), "passes[0].outcome", nullValue());
    }

    @Test
    void anOpenPassThatStoodEarlierEntersTheOpportunityStage() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        lose(deal);
        StubPeer.of("scoring").publish("lead-qualified", ada, 1, Map.of("lead", ada, "pass", 2));
        Eventually.untilAsserted(() -> showLead(ada).body("pass", equalTo(2), "stage", equalTo("MQL")));

        reopen(deal).statusCode(200).body("pass", equalTo(2));

        showLead(ada).body("passes", hasSize(2), "stage", equalTo("SQO"));
    }

    @Test
    void closingAgainEndsTheNewPassAndTheHistoryKeepsBothEnds() {
        String ada = capturedLead();
        String bob = capturedLead();
        String deal = opportunityWith(ada, bob);
        lose(deal);
        reopen(deal);

        win(deal).statusCode(200).body("outcome", equalTo("won"));

        showLead(ada).body("passes.outcome", contains("lost", "won"), "stage", equalTo("Customer"));
        showLead(bob).body("passes.outcome", contains("lost", "won"));
        history(deal).body("items.outcome", contains(null, "lost", null, "won"));
    }

    @Test
    void aDealMayBeReopenedAgainAndAgain() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        for (int pass = 2; pass <= 4; pass++) {
            lose(deal).statusCode(200);
            reopen(deal).statusCode(200).body("pass", equalTo(pass));
        }

        showLead(ada).body("passes.outcome", contains("lost", "lost", "lost", null));
    }

    @Test
    void aDealWithoutALeadIsReopenedToo() {
        String deal = opportunity(Map.of());
        lose(deal);

        reopen(deal).statusCode(200).body("outcome", nullValue(), "lead", nullValue());

        win(deal).statusCode(200);
    }

    @Test
    void aDisqualifiedLeadKeepsTheDealClosed() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        lose(deal);
        disqualify(ada, 2);

        reopen(deal).statusCode(409).body("type", equalTo("/problems/lead-is-out"));

        show(deal).body("outcome", equalTo("lost"));
        history(deal).body("items", hasSize(2));
    }

    @Test
    void onlyAClosedDealIsReopened() {
        String deal = opportunityWith(capturedLead());

        reopen(deal).statusCode(409).body("type", equalTo("/problems/opportunity-is-open"));
        reopen(UUID.randomUUID().toString()).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/reason",
                "{\"reason\":\"\"}|422|/reason",
                "{\"reason\":\"Because of it\"}|422|/reason",
                "{\"reason\":\"x\",\"note\":\"\"}|422|/note",
                "{\"reason\":\"x\",\"reopenedAt\":\"2099-01-01T00:00:00Z\"}|422|/reopenedAt",
                "{\"reason\":\"x\",\"reopenedAt\":\"2026-01-01T00:00:00Z\"}|422|/reopenedAt",
                "{\"reason\":\"x\",\"outcome\":\"won\"}|400|/outcome",
            })
    void badReopeningsAreRefusedWithAPointer(String body, int status, String pointer) {
        String deal = opportunity(Map.of());
        close(deal, Map.of("outcome", "won", "closedAt", "2026-02-01T00:00:00Z"));

        as("sales")
                .body(body)
                .post("/v1/opportunities/" + deal + "/reopening")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }
}
