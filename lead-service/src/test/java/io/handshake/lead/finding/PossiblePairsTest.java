package io.handshake.lead.finding;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which leads may be one person, over all leads. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class PossiblePairsTest {
    @Inject
    Sql sql;

    @Test
    void eachPairIsListedOnceWithAllReasons() {
        String name = unique("ada");
        String phone = String.valueOf(System.nanoTime());
        String first = lead(Map.of("email", name + "@example.org", "phone", phone));
        String second = lead(Map.of("email", name + "+a@example.org", "phone", phone, "firstName", "Ada"));
        String third = lead(Map.of("email", someEmail(), "otherEmails", List.of(name + "+b@example.org")));
        String alone = lead(Map.of("email", someEmail()));

        List<List<Object>> pairs = pairsOf(Set.of(first, second, third, alone), 200);

        assertThat(pairs)
                .containsExactlyInAnyOrder(
                        List.of(first, second, List.of("same-mailbox", "same-phone")),
                        List.of(first, third, List.of("same-mailbox")),
                        List.of(second, third, List.of("same-mailbox")));
    }

    @Test
    void pairsAreReadPageByPageInOrder() {
        String phone = String.valueOf(System.nanoTime());
        List<String> leads = IntStream.range(0, 4)
                .mapToObj(i -> lead(Map.of("email", someEmail(), "phone", phone)))
                .toList();

        List<List<Object>> pairs = pairsOf(new HashSet<>(leads), 1);

        assertThat(pairs)
                .extracting(pair -> List.of(leads.indexOf(pair.get(0)), leads.indexOf(pair.get(1))))
                .containsExactly(
                        List.of(0, 1), List.of(0, 2), List.of(0, 3), List.of(1, 2), List.of(1, 3), List.of(2, 3));
    }

    @Test
    void aMergedPairIsNoPairAnyMore() {
        String phone = String.valueOf(System.nanoTime());
        String one = lead(Map.of("email", someEmail(), "phone", phone));
        String other = lead(Map.of("email", someEmail(), "phone", phone));
        assertThat(pairsOf(Set.of(one, other), 200)).hasSize(1);

        as("sales")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then()
                .statusCode(200);

        assertThat(pairsOf(Set.of(one, other), 200)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "many"})
    void aPageHasOneToTwoHundredPairs(String limit) {
        as("sales")
                .queryParam("limit", limit)
                .get("/v1/possible-duplicates")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("limit"));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        lead(Map.of("email", someEmail()));
        lead(Map.of("email", someEmail()));
        String next = as("sales").queryParam("limit", 1).get("/v1/leads").path("next");

        page(1, Objects.requireNonNull(next)).statusCode(400).body("errors.parameter", hasItem("after"));
        page(1, "nonsense").statusCode(400).body("status", equalTo(400));
    }

    @Test
    void noPageReadsAWholeTable() {
        QuarkusTransaction.begin();
        try {
            sql.update("""
                    insert into lead (id, source, email, first_name, last_name, phone, company, sourced_by,
                      email_class, pass, stage, occurred_at, created_at, changed_at, event_sequence)
                    select gen_random_uuid(), 'pairs', 'q' || n || '@example.org', 'Ada', 'Example ' || n, 1000000 + n, 'Company ' || n,
                      'marketing', 'company', 1, 'Lead', now(), now(), now(), 1
                    from generate_series(1, 30000) as n""");
            sql.update("""
                    insert into contact_key (id, kind, source, value, lead)
                    select gen_random_uuid(), 'email', '', email, id from lead where source = 'pairs'""");
            sql.update("analyze lead");
            sql.update("analyze contact_key");
            UUID id = sql.first(
                            "select id from lead where source = 'pairs' limit 1",
                            row -> row.getObject("id", UUID.class))
                    .orElseThrow();

            assertThat(plan(PossibleDuplicates.PAIRS, id, new UUID(-1, -1), PossibleDuplicates.WALK, id, id, 51))
                    .doesNotContain("Seq Scan")
                    .contains("lead_by_phone", "lead_by_full_name", "contact_key_once");
            assertThat(plan(PossibleDuplicates.OF_LEAD, id)).doesNotContain("Seq Scan");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private String plan(String statement, Object... arguments) {
        return String.join("\n", sql.list("explain " + statement, row -> row.getString(1), arguments));
    }

    /** The pairs in which both are of these leads, read to the end. */
    private static List<List<Object>> pairsOf(Set<String> leads, int limit) {
        List<List<Object>> pairs = new ArrayList<>();
        String after = null;
        do {
            var page = page(limit, after).statusCode(200).extract();
            List<Map<String, Object>> items = page.path("items");
            for (int i = 0; i < items.size(); i++) {
                String at = "items[" + i + "].";
                if (leads.contains(page.<String>path(at + "lead.id"))
                        && leads.contains(page.<String>path(at + "other.id"))) {
                    pairs.add(
                            List.of(page.path(at + "lead.id"), page.path(at + "other.id"), page.path(at + "reasons")));
                }
            }
            after = page.path("next");
        } while (after != null);
        return pairs;
    }

    private static ValidatableResponse page(int limit, @Nullable String after) {
        var call = as("bdr").queryParam("limit", limit);
        if (after != null) {
            call.queryParam("after", after);
        }
        return call.get("/v1/possible-duplicates").then();
    }
}
