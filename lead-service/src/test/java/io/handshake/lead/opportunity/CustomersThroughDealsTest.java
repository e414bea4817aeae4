package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.opportunity.Deals.close;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.reopen;
import static io.handshake.lead.opportunity.Deals.showLead;
import static io.handshake.lead.opportunity.Deals.win;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who won a deal is a customer for as long as the deal is won, unless somebody says otherwise. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class CustomersThroughDealsTest {
    @Test
    void aSaleThatWasOpenedAgainAndLostMadeNobodyACustomer() {
        String ada = capturedLead();
        String deal = opportunityWith(ada);
        win(deal);
        showLead(ada).body("existingCustomer", equalTo(true), "suppressed", equalTo("existing-customer"));

        reopen(deal).statusCode(200);
        lose(deal).statusCode(200);

        showLead(ada).body("existingCustomer", nullValue(), "suppressed", nullValue());
    }

    @Test
    void aSaleCountsWhateverWasToldBeforeAndWithoutItThatCountsAgain() {
        String ada = lead(Map.of("email", someEmail(), "existingCustomer", false));
        String deal = opportunityWith(ada);

        win(deal);
        showLead(ada).body("existingCustomer", equalTo(true), "suppressed", equalTo("existing-customer"));

        reopen(deal).statusCode(200);
        showLead(ada).body("existingCustomer", equalTo(false), "suppressed", nullValue());
    }

    @Test
    void whatSomebodyToldOutlastsTheSale() {
        String before = someEmail();
        String after = someEmail();
        String told = lead(Map.of("email", before, "existingCustomer", true));
        String toldLater = lead(Map.of("email", after));
        String deal = opportunityWith(told, toldLater);
        win(deal);
        lead(Map.of("email", after, "existingCustomer", true));

        reopen(deal).statusCode(200);
        lose(deal).statusCode(200);

        showLead(told).body("existingCustomer", equalTo(true));
        showLead(toldLater).body("existingCustomer", equalTo(true), "suppressed", equalTo("existing-customer"));
    }

    @Test
    void whoBoughtSomethingElseStaysACustomerUntilThatIsOpenedAgainToo() {
        String ada = capturedLead();
        String first = opportunityWith(ada);
        win(first);
        String second = opportunityWith(ada);
        win(second);

        reopen(first).statusCode(200);
        showLead(ada).body("existingCustomer", equalTo(true));

        reopen(second).statusCode(200);
        showLead(ada).body("existingCustomer", nullValue());
    }

    @Test
    void noDealEndsBeforeItBegan() {
        String deal = opportunity(Map.of("occurredAt", "2026-06-01T00:00:00Z"));

        close(deal, Map.of("outcome", "won", "closedAt", "1980-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/closedAt"));

        close(deal, Map.of("outcome", "won", "closedAt", "2026-06-01T00:00:00Z"))
                .statusCode(200);
    }
}
