package io.handshake.lead.merging;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of two leads that were one person for a while. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
@SuppressWarnings("unchecked") // JSON has no types
class PartedLeadsTest {
    @Inject
    Sql sql;

    @Inject
    MergeLeads merging;

    @Test
    void consentWithdrawnAtTheSurvivorIsWithdrawnForTheLeadThatGoesBack() {
        String email = someEmail();
        String older = lead(Map.of("email", email, "consents", List.of(word("given", "2026-01-01T00:00:00Z"))));
        String younger = lead(Map.of("email", someEmail(), "consents", List.of(word("given", "2026-01-02T00:00:00Z"))));
        merge(older, younger);
        lead(Map.of("email", email, "consents", List.of(word("withdrawn", "2026-01-03T00:00:00Z"))));

        unmerge(younger).body("consents.state", contains("withdrawn")).body("suppressed", equalTo("no-consent"));

        shown(older).body("suppressed", equalTo("no-consent"));
        assertThat(facts(younger, "contact-suppressed")).hasSize(1);
    }

    @Test
    void consentGivenToTheSurvivorMeanwhileCountsForBothAndWhatItSaidBeforeForItselfAlone() {
        String email = someEmail();
        String older = lead(Map.of("email", email, "consents", List.of(word("given", "2026-01-05T00:00:00Z"))));
        String younger = capturedLead();
        merge(older, younger).body("consents.state", contains("given"));
        unmerge(younger).body("consents", hasSize(0));

        merge(older, younger);
        lead(Map.of("email", email, "consents", List.of(word("given", "2026-01-06T00:00:00Z"))));
        unmerge(younger).body("consents.at", contains("2026-01-06T00:00:00Z"));
        shown(older).body("consents.at", contains("2026-01-06T00:00:00Z"));
    }

    @Test
    void aWordToldLateIsNotLostBehindANewerOneOfSomebodyElse() {
        String email = someEmail();
        String older = lead(Map.of("email", email, "consents", List.of(word("given", "2026-01-05T00:00:00Z"))));
        String younger = lead(Map.of("email", someEmail(), "consents", List.of(word("given", "2026-01-01T00:00:00Z"))));
        merge(older, younger);
        lead(Map.of("email", email, "consents", List.of(word("withdrawn", "2026-01-03T00:00:00Z"))));

        unmerge(younger).body("suppressed", equalTo("no-consent"));

        shown(older).body("suppressed", nullValue());
    }

    @Test
    void inAChainEachLeadGivesBackWhatItHas() {
        String oldest = capturedLead();
        String middle = capturedLead();
        String youngest = lead(Map.of("email", someEmail(), "phone", "+49 1", "campaign", "spring"));
        merge(middle, youngest);
        merge(oldest, middle).body("phone", equalTo("+49 1"), "campaign", equalTo("spring"));

        unmerge(youngest).body("phone", equalTo("+49 1"), "campaign", equalTo("spring"));

        shown(oldest).body("phone", nullValue(), "campaign", nullValue(), "mergedLeads", contains(middle));
        unmerge(middle).body("phone", nullValue(), "campaign", nullValue());
        assertThat(facts(middle, "lead-changed").getLast()).doesNotContainKey("campaign");
    }

    @Test
    void whatTwoHadBroughtStaysUntilBothAreGone() {
        String email = someEmail();
        String older = lead(Map.of("email", email));
        String first = lead(Map.of("email", someEmail(), "phone", "+49 1"));
        String second = lead(Map.of("email", someEmail(), "phone", "+49 2"));
        merge(older, first);
        merge(older, second).body("phone", equalTo("+49 1"));

        unmerge(first);
        shown(older).body("phone", equalTo("+49 2"));
        unmerge(second);
        shown(older).body("phone", nullValue());
    }

    @Test
    void whatTheSurvivorWasToldItselfStaysEvenIfTheOtherSaidTheSame() {
        String email = someEmail();
        String older = lead(Map.of("email", email));
        String younger = lead(Map.of("email", someEmail(), "phone", "+49 1"));
        merge(older, younger);
        lead(Map.of("email", email, "phone", "+49 1"));

        unmerge(younger);

        shown(older).body("phone", equalTo("+49 1"));
    }

    @Test
    void aMergeThatKeptNothingApartLeavesTheSurvivorWhatItShows() {
        String older = capturedLead();
        String younger = lead(Map.of("email", someEmail(), "phone", "+49 1"));
        merge(older, younger);
        sql.update("update lead set own = null where id = ?", UUID.fromString(older));

        unmerge(younger);

        shown(older).body("phone", equalTo("+49 1"));
    }

    @Test
    void keysGoBackToTheLeadTheyCameFromAndToNoneItWasPartedFrom() {
        String email = someEmail();
        String oldest = capturedLead();
        String middle = capturedLead();
        String youngest = lead(Map.of("email", email));
        merge(middle, youngest);
        merge(oldest, middle);
        unmerge(youngest);
        merge(oldest, youngest);

        unmerge(middle);

        assertThat(lead(Map.of("email", email))).isEqualTo(oldest);
        shown(youngest).body("id", equalTo(oldest));
    }

    @Test
    void leadsMergedAgainComeAsFarAgain() {
        String older = capturedLead();
        String younger = capturedLead();
        qualify(younger);
        merge(older, younger).body("stage", equalTo("MQL"));
        unmerge(younger);
        opportunityWith(younger);

        merge(older, younger).body("stage", equalTo("SQO"));
    }

    @Test
    void aLeadPartedAfterItWasAcceptedIsHandedOverAfresh() {
        String older = capturedLead();
        String younger = capturedLead();
        qualify(younger);
        decide("handoff-accepted", younger, Map.of());
        awaitStage(younger, "SAL");
        merge(older, younger);

        unmerge(younger).body("stage", equalTo("SAL"));

        Map<String, Object> fact = facts(older, "lead-unmerged").getFirst();
        assertThat(fact)
                .containsEntry("stage", "SAL")
                .doesNotContainKey("handoffTo")
                .containsEntry("gated", true)
                .containsEntry("handOver", Map.of("stage", "MQL", "to", "SALES"));
        String rep = decide("handoff-accepted", younger, Map.of());
        untilAsserted(() -> shown(younger).body("owner.id", equalTo(rep)));
        decide("handoff-rejected", younger, Map.of("reason", "no-need", "final", true));
        untilAsserted(() -> shown(younger).body("passes[0].outcome", equalTo("recycled")));
        assertThat(facts(younger, "transition-refused")).isEmpty();
        shown(older).body("stage", equalTo("SAL"), "passes[0].outcome", nullValue());
    }

    @Test
    void aLeadPartedWithADealIsNotHandedOverAgain() {
        String older = capturedLead();
        String younger = capturedLead();
        opportunityWith(younger);
        merge(older, younger);

        unmerge(younger);

        assertThat(facts(older, "lead-unmerged").getFirst()).doesNotContainKey("handOver");
    }

    @Test
    void aDecisionThatWaitsForAnUnmergeIsAboutTheLeadThatGoesBack() {
        String older = capturedLead();
        String younger = capturedLead();
        qualify(younger);
        merge(older, younger).body("stage", equalTo("MQL"));

        QuarkusTransaction.requiringNew().run(() -> {
            merging.unmerge(UUID.fromString(younger), new MergeLeads.By("marketing-1", Instant.now()));
            decide("handoff-accepted", younger, Map.of());
            untilAsserted(() -> assertThat(waiting()).isPositive());
        });

        awaitStage(younger, "SAL");
        shown(older).body("stage", equalTo("MQL"), "owner", nullValue());
    }

    @Test
    void aSurvivorWithoutAnOwnerIsTheOthers() {
        String older = capturedLead();
        String younger = capturedLead();
        qualify(younger);
        String rep = decide("handoff-accepted", younger, Map.of());
        untilAsserted(() -> shown(younger).body("owner.id", equalTo(rep)));

        merge(older, younger).body("owner.id", equalTo(rep));

        unmerge(younger).body("owner.id", equalTo(rep));
        shown(older).body("owner.id", equalTo(rep));
    }

    private long waiting() {
        return sql.list(
                        "select count(*) from pg_locks where not granted and locktype in ('transactionid', 'tuple')",
                        row -> row.getLong(1))
                .getFirst();
    }

    private static Map<String, Object> word(String state, String at) {
        return Map.of("purpose", "sales-contact", "state", state, "at", at);
    }

    /** The rep who decided. */
    private static String decide(String type, String lead, Map<String, ?> more) {
        String handoff = UUID.randomUUID().toString();
        String rep = UUID.randomUUID().toString();
        Map<String, Object> data = new HashMap<>(Map.of("handoff", handoff, "lead", lead, "pass", 1, "rep", rep));
        data.putAll(more);
        StubPeer.of("sla").publish(type, handoff, 1, data);
        return rep;
    }

    private static void qualify(String lead) {
        as("marketing")
                .body(Map.of("move", "qualify", "reason", "met-at-fair"))
                .post("/v1/leads/" + lead + "/transitions")
                .then()
                .statusCode(201);
    }

    private static void opportunityWith(String lead) {
        as("sales").body(Map.of("lead", lead)).post("/v1/opportunities").then().statusCode(201);
    }

    private static void awaitStage(String lead, String stage) {
        untilAsserted(() -> shown(lead).body("stage", equalTo(stage)));
    }

    private static ValidatableResponse merge(String one, String other) {
        return as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse unmerge(String id) {
        return as("marketing").post("/v1/leads/" + id + "/unmerge").then().statusCode(200);
    }

    private static ValidatableResponse shown(String id) {
        return as("marketing").get("/v1/leads/" + id).then().statusCode(200);
    }

    private static List<Map<String, @Nullable Object>> facts(String lead, String type) {
        List<Map<String, Object>> events = as("service")
                .queryParam("subject", lead)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        return events.stream()
                .filter(event -> type.equals(event.get("type")))
                .map(event -> (Map<String, @Nullable Object>) event.get("data"))
                .toList();
    }
}
