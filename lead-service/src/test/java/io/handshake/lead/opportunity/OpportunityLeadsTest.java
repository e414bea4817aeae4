package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.add;
import static io.handshake.lead.opportunity.Deals.close;
import static io.handshake.lead.opportunity.Deals.disqualify;
import static io.handshake.lead.opportunity.Deals.events;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.open;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.show;
import static io.handshake.lead.opportunity.Deals.showLead;
import static io.handshake.lead.opportunity.Deals.win;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OpportunityLeadsTest {
    @Test
    void anOpportunityTakesThePassesOfAllItsLeadsAlong() {
        String ada = capturedLead();
        String bob = capturedLead();

        String deal = opportunityWith(ada, bob);

        show(deal)
                .body("lead", equalTo(ada), "pass", equalTo(1))
                .body("leads.lead", contains(ada, bob), "leads.main", contains(true, false));
        showLead(ada).body("stage", equalTo("SQO"));
        showLead(bob).body("stage", equalTo("SQO"));
        events(deal).body("data[0].leads.lead", contains(ada, bob), "data[0].leads.pass", contains(1, 1));
    }

    @Test
    void aWonDealMakesCustomersOfAllItsLeads() {
        String ada = capturedLead();
        String bob = capturedLead();
        String deal = opportunityWith(ada, bob);

        win(deal).statusCode(200);

        showLead(ada).body("stage", equalTo("Customer"), "passes[0].outcome", equalTo("won"));
        showLead(bob).body("stage", equalTo("Customer"), "passes[0].outcome", equalTo("won"));
        events(deal).body("data[1].leads.lead", contains(ada, bob));
    }

    @Test
    void aLostDealEndsThePassesInWhichNoOtherDealIsOpen() {
        String ada = capturedLead();
        String bob = capturedLead();
        String deal = opportunityWith(ada, bob);
        String other = opportunityWith(bob);

        lose(deal).statusCode(200);

        showLead(ada).body("passes[0].outcome", equalTo("lost"));
        showLead(bob).body("passes[0].outcome", nullValue());
        lose(other).statusCode(200);
        showLead(bob).body("passes[0].outcome", equalTo("lost"));
    }

    @Test
    void aLeadIsAddedLaterOnceAndItsPassFollows() {
        String ada = capturedLead();
        String bob = capturedLead();
        String deal = opportunityWith(ada);

        add(deal, bob).statusCode(201).header("ETag", "\"2\"").body("leads.lead", contains(ada, bob));
        add(deal, bob).statusCode(200).header("ETag", "\"2\"");

        showLead(bob).body("stage", equalTo("SQO"));
        events(deal)
                .body("type", contains("opportunity-created", "opportunity-changed"))
                .body("data[1].changed", contains("leads"), "data[1].leads.lead", contains(ada, bob));
    }

    @Test
    void aLeadThatWasLostJoinsInItsNextPass() {
        String bob = capturedLead();
        lose(opportunityWith(bob)).statusCode(200);
        String deal = opportunityWith(capturedLead());

        add(deal, bob).statusCode(201).body("leads[1].pass", equalTo(2));

        showLead(bob).body("pass", equalTo(2), "stage", equalTo("SQO"));
    }

    @Test
    void aDealThatSalesFoundHasNoLeadAndTouchesNoPass() {
        String deal = opportunity(Map.of("name", "Found by phone"));

        show(deal)
                .body("lead", nullValue(), "pass", nullValue(), "leads", hasSize(0))
                .body("sourcedBy", equalTo("sales"), "sourcedByTold", equalTo(false), "campaign", nullValue());
        win(deal).statusCode(200).body("outcome", equalTo("won"));
        events(deal)
                .body("type", contains("opportunity-created", "opportunity-won"))
                .body("data[0]", not(hasKey("lead")), "data[0]", not(hasKey("pass")), "data[0].leads", hasSize(0));
    }

    @Test
    void theFirstLeadOfADealWithoutOneIsItsMainLeadAndSalesHaveBroughtItStill() {
        String deal = opportunity(Map.of());
        String ada = capturedLead();

        add(deal, ada)
                .statusCode(201)
                .body("lead", equalTo(ada), "pass", equalTo(1), "leads.main", contains(true))
                .body("sourcedBy", equalTo("sales"));
        win(deal).statusCode(200);

        showLead(ada).body("passes[0].outcome", equalTo("won"));
    }

    @Test
    void aClosedDealTakesNoFurtherLead() {
        String deal = opportunityWith(capturedLead());
        win(deal);

        add(deal, capturedLead()).statusCode(409).body("type", equalTo("/problems/opportunity-is-closed"));
    }

    @Test
    void aDisqualifiedLeadJoinsNoDeal() {
        String out = capturedLead();
        disqualify(out, 1);
        String ada = capturedLead();
        String deal = opportunityWith(ada);

        add(deal, out).statusCode(409).body("type", equalTo("/problems/lead-is-out"));
        open(Map.of("lead", capturedLead(), "otherLeads", List.of(out))).statusCode(409);

        show(deal).body("leads", hasSize(1));
    }

    @Test
    void unknownLeadsAndDealsAreRefused() {
        String deal = opportunityWith(capturedLead());

        add(deal, UUID.randomUUID().toString()).statusCode(404).body("type", equalTo("/problems/unknown-lead"));
        add(UUID.randomUUID().toString(), capturedLead())
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-opportunity"));
        as("sales")
                .put("/v1/opportunities/" + deal + "/leads/nonsense")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("lead"));
    }

    @Test
    void noLeadIsNamedTwiceAndAllExist() {
        String ada = capturedLead();
        String nobody = UUID.randomUUID().toString();

        open(Map.of("lead", ada, "otherLeads", List.of(ada)))
                .statusCode(422)
                .body("errors.pointer", contains("/otherLeads/0"));
        open(Map.of("lead", ada, "otherLeads", List.of(capturedLead(), nobody)))
                .statusCode(422)
                .body("errors.pointer", contains("/otherLeads/1"));
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(51).toList();
        open(Map.of("lead", ada, "otherLeads", many)).statusCode(413);
        as("sales")
                .body("{\"lead\":\"" + ada + "\",\"otherLeads\":[null]}")
                .post("/v1/opportunities")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/otherLeads/0"));
    }

    @Test
    void aDealHasFiftyOneLeadsAtMost() {
        List<String> others =
                IntStream.range(0, 50).mapToObj(_ -> capturedLead()).toList();
        String deal = opportunity(Map.of("lead", capturedLead(), "otherLeads", others));

        add(deal, capturedLead()).statusCode(409).body("type", equalTo("/problems/opportunity-is-full"));
    }

    @Test
    void dealsWithTheSameLeadsInAnyOrderNeverWaitForEachOtherInACircle() throws Exception {
        String ada = capturedLead();
        String bob = capturedLead();
        String eve = capturedLead();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> open(Map.of("lead", ada, "otherLeads", List.of(bob, eve)))
                    .extract()
                    .statusCode());
            calls.add(() -> open(Map.of("lead", eve, "otherLeads", List.of(ada, bob)))
                    .extract()
                    .statusCode());
            calls.add(() -> {
                String deal = opportunityWith(bob);
                add(deal, ada);
                add(deal, eve);
                return close(deal, Map.of("outcome", "lost", "reason", "price"))
                                .extract()
                                .statusCode()
                        + 1;
            });
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(201);
        showLead(ada).body("stage", equalTo("SQO"));
    }

    @Test
    void addingALeadAndClosingAtOnceLeavesNoPassBehind() throws Exception {
        for (int i = 0; i < 8; i++) {
            String ada = capturedLead();
            String bob = capturedLead();
            String deal = opportunityWith(ada);
            int added;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Integer> adding =
                        threads.submit(() -> add(deal, bob).extract().statusCode());
                Future<Integer> winning =
                        threads.submit(() -> win(deal).extract().statusCode());
                added = adding.get();
                assertThat(winning.get()).isEqualTo(200);
            }

            assertThat(added).isIn(201, 409);
            showLead(bob).body("stage", equalTo(added == 201 ? "Customer" : "Lead"));
        }
    }

    @Test
    void toldAgainUnderItsExternalIdItIsTheSameWithAllItsLeads() {
        String ada = capturedLead();
        String bob = capturedLead();
        Map<String, Object> id = Map.of("source", "crm", "id", UUID.randomUUID().toString());
        String deal = opportunity(Map.of("lead", ada, "otherLeads", List.of(bob), "externalId", id));

        open(Map.of("lead", ada, "otherLeads", List.of(bob), "externalId", id))
                .statusCode(200)
                .body("id", equalTo(deal), "leads.lead", containsInAnyOrder(ada, bob));
        open(Map.of("lead", ada, "otherLeads", List.of(capturedLead()), "externalId", id))
                .statusCode(409);
        open(Map.of("externalId", id)).statusCode(409);
    }
}
