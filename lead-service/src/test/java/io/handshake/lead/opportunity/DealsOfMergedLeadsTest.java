package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.open;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.showLead;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deals are with the leads as they are by now, under whichever id they were told. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class DealsOfMergedLeadsTest {
    @Test
    void aLostDealEndsNoPassBesideAnOpenDealOfALeadThatWasMergedIntoIt() {
        String ada = capturedLead();
        String again = capturedLead();
        String own = opportunityWith(ada);
        String other = opportunityWith(again);
        merge(ada, again);

        lose(own).statusCode(200);
        showLead(ada).body("passes[0].outcome", nullValue());

        lose(other).statusCode(200);
        showLead(ada).body("passes[0].outcome", equalTo("lost"));
    }

    @Test
    void aLostDealOfAMergedLeadEndsNoPassBesideAnOpenDealOfTheSurvivor() {
        String ada = capturedLead();
        String again = capturedLead();
        String own = opportunityWith(ada);
        String other = opportunityWith(again);
        merge(ada, again);

        lose(other).statusCode(200);
        showLead(ada).body("passes[0].outcome", nullValue());

        lose(own).statusCode(200);
        showLead(ada).body("passes[0].outcome", equalTo("lost"));
    }

    @Test
    void aDealWithBothLeadsOfOnePersonThatIsLostEndsTheirPassOnce() {
        String ada = capturedLead();
        String again = capturedLead();
        String both = opportunityWith(ada, again);
        merge(ada, again);

        lose(both).statusCode(200);

        showLead(ada).body("passes[0].outcome", equalTo("lost"));
    }

    @Test
    void toldAgainAfterAMergeItIsTheSameUnderEachIdOfItsLeads() {
        String ada = capturedLead();
        String again = capturedLead();
        Map<String, Object> id = Map.of("source", "crm", "id", UUID.randomUUID().toString());
        String main = capturedLead();
        String deal = opportunity(Map.of("lead", main, "otherLeads", List.of(again), "externalId", id));
        merge(ada, again);
        String mainAgain = capturedLead();
        merge(main, mainAgain);

        for (String other : List.of(ada, again)) {
            for (String first : List.of(main, mainAgain)) {
                open(Map.of("lead", first, "otherLeads", List.of(other), "externalId", id))
                        .statusCode(200)
                        .body("id", equalTo(deal));
            }
        }
        open(Map.of("lead", ada, "externalId", id)).statusCode(409);
        open(Map.of("lead", main, "otherLeads", List.of(UUID.randomUUID().toString()), "externalId", id))
                .statusCode(409);
    }

    private static void merge(String one, String other) {
        as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then()
                .statusCode(200);
    }
}
