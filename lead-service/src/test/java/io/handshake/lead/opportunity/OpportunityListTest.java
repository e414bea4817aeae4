package io.handshake.lead.opportunity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.opportunity.Deals.lose;
import static io.handshake.lead.opportunity.Deals.opportunity;
import static io.handshake.lead.opportunity.Deals.opportunityWith;
import static io.handshake.lead.opportunity.Deals.reopen;
import static io.handshake.lead.opportunity.Deals.win;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.Calls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OpportunityListTest {
    @Inject
    Sql sql;

    @Test
    void theDealsOfALeadAreListedWhetherItIsTheMainOneOrNot() {
        String ada = capturedLead();
        String main = opportunityWith(ada);
        String beside = opportunityWith(capturedLead(), ada);
        opportunityWith(capturedLead());

        list(Map.of("lead", ada)).body("items.id", contains(main, beside)).body("items[1].leads", hasSize(2));
    }

    @Test
    void namesStandBesideTheIdsOfLeadsAndAccounts() {
        String account = Calls.someAccount();
        String called = as("sales").get("/v1/accounts/" + account).path("name");
        String ada = Calls.lead(Map.of("email", Calls.someEmail(), "firstName", "Ada", "lastName", "Example"));
        String nameless = capturedLead();
        String deal = opportunity(Map.of("lead", ada, "otherLeads", List.of(nameless), "account", account));

        as("sales")
                .get("/v1/opportunities/" + deal)
                .then()
                .body("leadName", equalTo("Ada Example"), "accountName", equalTo(called))
                .body("leads.leadName", contains("Ada Example", null));
        list(Map.of("lead", nameless)).body("items.leadName", contains("Ada Example"));
        win(deal).body("leadName", equalTo("Ada Example"));
        as("sales")
                .get("/v1/opportunities/" + opportunity(Map.of()))
                .then()
                .body("leadName", nullValue(), "accountName", nullValue());
    }

    @Test
    void theDealsOfAnAccountAreListedByTheirOutcome() {
        String account = Calls.someAccount();
        String open = opportunity(Map.of("account", account));
        String won = opportunity(Map.of("account", account));
        String lost = opportunity(Map.of("account", account));
        win(won);
        lose(lost);

        list(Map.of("account", account)).body("items.id", contains(open, won, lost));
        list(Map.of("account", account, "outcome", "open")).body("items.id", contains(open));
        list(Map.of("account", account, "outcome", "won")).body("items.id", contains(won));
        list(Map.of("account", account, "outcome", "lost")).body("items.id", contains(lost));
        reopen(lost);
        list(Map.of("account", account, "outcome", "open")).body("items.id", contains(open, lost));
    }

    @Test
    void aPageGoesOnUnderItsOwnFilterOnly() {
        String ada = capturedLead();
        String one = opportunityWith(ada);
        String two = opportunityWith(ada);

        String next = list(Map.of("lead", ada, "limit", 1))
                .body("items.id", contains(one))
                .extract()
                .path("next");

        list(Map.of("lead", ada, "limit", 1, "after", next)).body("items.id", contains(two), "next", nullValue());
        as("sales")
                .queryParams(Map.of("lead", ada, "outcome", "open", "after", next))
                .get("/v1/opportunities")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead=4711", "account=x", "outcome=perhaps", "limit=0", "limit=201", "after=x"})
    void aMalformedQuestionIsRefused(String question) {
        as("sales")
                .get("/v1/opportunities?" + question)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", contains(question.substring(0, question.indexOf('='))));
    }

    static Stream<Arguments> filters() {
        UUID id = UUID.randomUUID();
        return Stream.of(
                Arguments.of(new OpportunityFilter(null, null, null), "opportunity_pkey"),
                Arguments.of(new OpportunityFilter(id, null, null), "opportunity_lead_of_lead"),
                Arguments.of(new OpportunityFilter(id, null, "open"), "opportunity_lead_of_lead"),
                Arguments.of(new OpportunityFilter(null, id, null), "opportunity_of_account"),
                Arguments.of(new OpportunityFilter(null, null, "open"), "opportunity_by_outcome"),
                Arguments.of(new OpportunityFilter(null, null, "won"), "opportunity_by_outcome"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyFilterIsAnsweredInOrderFromItsIndex(OpportunityFilter filter, String index) {
        QuarkusTransaction.begin();
        try {
            manyOfWhichFewAreOpenOrWon();
            sql.update("set local enable_seqscan = off");
            sql.update("set local enable_bitmapscan = off");
            assertThat(sql.list(
                            "explain (costs off) " + filter.sql(),
                            row -> row.getString(1),
                            filter.arguments(new UUID(0, 0), 51)))
                    .anySatisfy(line -> assertThat(line).contains("Index").contains(index))
                    .anySatisfy(line -> assertThat(line).contains("Index Cond"))
                    .noneSatisfy(line -> assertThat(line)
                            .containsAnyOf("Seq Scan", filter.lead() == null ? "Sort" : "Seq Scan")); // a lead has few
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void manyOfWhichFewAreOpenOrWon() {
        sql.update("""
                insert into account (id, name, customer, named, created_at, changed_at, version, event_sequence)
                select gen_random_uuid(), 'Example', false, false, now(), now(), 1, 1 from generate_series(1, 10000)""");
        sql.update("""
                insert into opportunity (id, account, sourced_by, occurred_at, created_at, event_sequence, outcome, closed_at)
                select gen_random_uuid(), account, 'sales', now(), now(), 1, outcome, case when outcome is not null then now() end
                from (select id as account, case row_number() over () % 200 when 0 then null when 1 then 'won' else 'lost' end as outcome
                      from account) as made""");
        sql.update("analyze opportunity");
    }

    private static ValidatableResponse list(Map<String, ?> question) {
        return as("sales").queryParams(question).get("/v1/opportunities").then().statusCode(200);
    }
}
