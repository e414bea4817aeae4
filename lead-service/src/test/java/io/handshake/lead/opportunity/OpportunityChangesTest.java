package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.WORTH;
import static io.handshake.lead.opportunity.Deals.add;
import static io.handshake.lead.opportunity.Deals.change;
import static io.handshake.lead.opportunity.Deals.close;
import static io.handshake.lead.opportunity.Deals.events;
import static io.handshake.lead.opportunity.Deals.history;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.open;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.reopen;
import static io.handshake.lead.opportunity.Deals.show;
import static io.handshake.lead.opportunity.Deals.win;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.Calls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OpportunityChangesTest {
    @Test
    void whatIsGivenChangesAndTheRestStays() {
        String account = Calls.someAccount();
        String deal = opportunity(Map.of(
                "lead",
                capturedLead(),
                "name",
                "Big deal",
                "account",
                account,
                "stage",
                "discovery",
                "expectedClose",
                "2026-09-30",
                "amount",
                WORTH));
        show(deal)
                .header("ETag", "\"1\"")
                .body(
                        "stage",
                        equalTo("discovery"),
                        "expectedClose",
                        equalTo("2026-09-30"),
                        "account",
                        equalTo(account));

        change(deal, "\"1\"", Map.of("stage", "proposal", "expectedClose", "2026-10-31"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("stage", equalTo("proposal"), "expectedClose", equalTo("2026-10-31"))
                .body("name", equalTo("Big deal"), "amount.minor", equalTo(120_000));

        events(deal)
                .body("type", contains("opportunity-created", "opportunity-changed"))
                .body("data[0].stage", equalTo("discovery"), "data[0].expectedClose", equalTo("2026-09-30"))
                .body("data[0].account", equalTo(account))
                .body("data[1].changed", contains("stage", "expectedClose"))
                .body("data[1].stage", equalTo("proposal"), "data[1].amount.minor", equalTo(120_000));
    }

    @Test
    void aNameIsNeverPublished() {
        String deal = opportunityWith(capturedLead());

        change(deal, Map.of("name", "Deal with somebody")).statusCode(200);

        events(deal).body("data[1].changed", contains("name"), "data[1]", not(hasKey("name")));
    }

    @Test
    void aChangeNamesTheVersionItIsBasedOn() {
        String deal = opportunityWith(capturedLead());

        change(deal, null, Map.of("stage", "proposal")).statusCode(428);
        change(deal, "\"7\"", Map.of("stage", "proposal")).statusCode(412);
        change(deal, "\"1\"", Map.of("stage", "proposal")).statusCode(200);
        change(deal, "\"1\"", Map.of("stage", "closing")).statusCode(412);

        show(deal).body("stage", equalTo("proposal"));
    }

    @Test
    void whatIsSoAlreadyIsNoChange() {
        String deal = opportunityWith(capturedLead());

        change(deal, "\"1\"", Map.of("amount", WORTH)).statusCode(200).header("ETag", "\"1\"");
        change(deal, "\"1\"", Map.of()).statusCode(200).header("ETag", "\"1\"");

        events(deal).body("type", contains("opportunity-created"));
    }

    @Test
    void toldAgainAfterItChangedADealIsStillTheSame() {
        Map<String, Object> id = Map.of("source", "crm", "id", UUID.randomUUID().toString());
        Map<String, Object> told = Map.of("externalId", id, "amount", WORTH, "stage", "discovery");
        String deal = opportunity(told);
        open(Map.of("externalId", id, "stage", "proposal")).statusCode(409);

        change(deal, Map.of("stage", "proposal"));

        open(told).statusCode(200).body("id", equalTo(deal), "stage", equalTo("proposal"));
        add(deal, capturedLead()).statusCode(201);
        open(told).statusCode(200);
    }

    @Test
    void aClosedDealIsNotChanged() {
        String deal = opportunityWith(capturedLead());
        win(deal);

        change(deal, Map.of("stage", "proposal"))
                .statusCode(409)
                .body("type", equalTo("/problems/opportunity-is-closed"));
        change(UUID.randomUUID().toString(), "\"1\"", Map.of()).statusCode(404);
    }

    @Test
    void theHistoryTellsEachTurnWithBothTimesAndWhoToldIt() {
        String deal = opportunity(Map.of("stage", "discovery", "amount", WORTH, "occurredAt", "2026-03-01T08:00:00Z"));
        change(deal, Map.of("stage", "proposal", "occurredAt", "2026-03-05T08:00:00Z"));
        change(deal, Map.of("amount", Map.of("minor", 90_000, "currency", "USD"), "name", "Smaller"));
        close(
                        deal,
                        Map.of(
                                "outcome", "lost",
                                "reason", "other",
                                "note", "They merged.",
                                "closedAt", "2026-04-01T08:00:00Z"))
                .statusCode(200)
                .body("note", equalTo("They merged."));
        reopen(deal).statusCode(200);
        close(deal, Map.of("outcome", "won", "amount", WORTH)).statusCode(200);

        history(deal)
                .body(
                        "items.what",
                        contains("amount", "stage", "stage", "amount", "outcome", "reopening", "amount", "outcome"))
                .body("items[1].stage", equalTo("discovery"), "items[1].occurredAt", equalTo("2026-03-01T08:00:00Z"))
                .body("items[2].stage", equalTo("proposal"), "items[2].occurredAt", equalTo("2026-03-05T08:00:00Z"))
                .body("items[3].amount.currency", equalTo("USD"), "items[3].stage", nullValue())
                .body("items[4].outcome", equalTo("lost"), "items[4].reason", equalTo("other"))
                .body("items[4].note", equalTo("They merged."), "items[4].amount.minor", equalTo(90_000))
                .body("items[5].reason", equalTo("budget-approved"))
                .body("items[7].outcome", equalTo("won"), "items[7].amount.minor", equalTo(120_000))
                .body("items.actor", everyItem(equalTo("sales-1")))
                .body("items.recordedAt", everyItem(notNullValue()));
        events(deal).body("data", everyItem(not(hasKey("note"))));
    }

    @Test
    void theHistoryIsReadPageByPage() {
        String deal = opportunity(Map.of("stage", "discovery", "amount", WORTH));
        change(deal, Map.of("stage", "proposal"));
        String address = "/v1/opportunities/" + deal + "/history";

        String next = as("marketing")
                .queryParam("limit", 1)
                .get(address)
                .then()
                .body("items.what", contains("amount"))
                .extract()
                .path("next");

        as("marketing")
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(address)
                .then()
                .body("items.stage", contains("discovery", "proposal"), "next", nullValue());
        as("marketing")
                .queryParam("after", next)
                .get("/v1/opportunities/" + opportunity(Map.of()) + "/history")
                .then()
                .statusCode(400);
        as("sales")
                .get("/v1/opportunities/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
    }

    @Test
    void aLossNamesOneOfTheReasonsThatAreListed() {
        String deal = opportunityWith(capturedLead());

        as("auditor")
                .get("/v1/opportunity-reasons")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        contains("no-budget", "no-decision", "competitor", "bad-timing", "no-need", "price", "other"))
                .body("items.find { it.code == 'other' }.textRequired", equalTo(true));
        close(deal, Map.of("outcome", "lost", "reason", "weather"))
                .statusCode(422)
                .body("errors.pointer", contains("/reason"))
                .body(
                        "errors[0].message",
                        equalTo(
                                "must be one of no-budget, no-decision, competitor, bad-timing, no-need, price, other"));
        close(deal, Map.of("outcome", "lost", "reason", "other"))
                .statusCode(422)
                .body("errors.pointer", contains("/note"));
        close(deal, Map.of("outcome", "lost", "reason", "other", "note", " "))
                .statusCode(422)
                .body("errors.pointer", contains("/note"));
        lose(deal).statusCode(200).body("reason", equalTo("no-budget"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"stage\":\"\"}|422|/stage",
                "{\"stage\":\"  \"}|422|/stage",
                "{\"stage\":\"12345678901234567890123456789012345678901234567890123456789012345\"}|422|/stage",
                "{\"name\":\"\"}|422|/name",
                "{\"expectedClose\":\"\"}|400|/expectedClose",
                "{\"expectedClose\":\"2026-02-30\"}|400|/expectedClose",
                "{\"expectedClose\":\"2026-02-28T00:00:00Z\"}|400|/expectedClose",
                "{\"expectedClose\":20000}|400|/expectedClose",
                "{\"expectedClose\":[2026,2,1]}|400|/expectedClose",
                "{\"expectedClose\":\"+999999999-01-01\"}|400|/expectedClose",
                "{\"amount\":{\"minor\":1,\"currency\":\"ZZZ\"}}|422|/amount/currency",
                "{\"amount\":{\"minor\":-1,\"currency\":\"EUR\"}}|422|/amount/minor",
                "{\"account\":\"4711\"}|400|/account",
                "{\"occurredAt\":\"2099-01-01T00:00:00Z\"}|422|/occurredAt",
                "{\"outcome\":\"won\"}|400|/outcome",
                "{\"lead\":null}|400|/lead",
            })
    void badChangesAreRefusedWithAPointer(String body, int status, String pointer) {
        String deal = opportunity(Map.of());

        as("sales")
                .header("If-Match", "\"1\"")
                .body(body)
                .patch("/v1/opportunities/" + deal)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }
}
