package io.handshake.lead.merging;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** D10: the oldest lead survives, histories are united through the identity map, the old id answers as an alias. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
@SuppressWarnings("unchecked") // JSON has no types
class MergesResourceTest {
    @Test
    void theLeadRecordedFirstSurvivesWhicheverIsNamedFirst() {
        String older = capturedLead();
        String younger = capturedLead();

        merge(younger, older).statusCode(200).body("id", equalTo(older), "mergedLeads", contains(younger));

        shown(younger).body("id", equalTo(older));
        merge(older, younger).statusCode(200).body("id", equalTo(older));
        assertThat(facts(older, "lead-merged")).hasSize(1);
    }

    @Test
    void keysOfBothRecogniseTheSurvivorAndItsTimelineTellsBothHistories() {
        String email = someEmail();
        String visitor = unique("cookie");
        String older = capturedLead();
        String younger = lead(Map.of("email", email, "visitorId", visitor));
        visit(Map.of("visitorId", visitor));

        merge(older, younger).statusCode(200).body("otherEmails", hasItem(email));
        visit(Map.of("email", email));
        visit(Map.of("lead", younger));

        assertThat(lead(Map.of("email", email))).isEqualTo(older);
        List<String> types = as("marketing")
                .queryParam("limit", 200)
                .get("/v1/leads/" + younger + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
        assertThat(types).filteredOn("activity-recorded"::equals).hasSize(3);
        assertThat(types).filteredOn("lead-created"::equals).hasSize(2);
    }

    @Test
    void whatOnlyTheOtherHadIsTakenOverAndGivenBackOnUnmerge() {
        String older = lead(Map.of("email", someEmail(), "firstName", "Ada"));
        String younger = lead(Map.of(
                "email",
                someEmail(),
                "firstName",
                "Grace",
                "phone",
                "+49 1",
                "campaign",
                "spring",
                "consents",
                List.of(Map.of("purpose", "sales-contact", "state", "refused"))));

        merge(older, younger)
                .body("firstName", equalTo("Ada"), "phone", equalTo("+49 1"), "campaign", equalTo("spring"))
                .body("suppressed", equalTo("no-consent"));
        unmerge(younger)
                .statusCode(200)
                .body("id", equalTo(younger), "firstName", equalTo("Grace"), "phone", equalTo("+49 1"))
                .body("suppressed", equalTo("no-consent"));

        shown(older)
                .body("firstName", equalTo("Ada"), "phone", nullValue(), "campaign", nullValue())
                .body("suppressed", nullValue(), "mergedLeads", hasSize(0), "otherEmails", hasSize(0));
    }

    @Test
    void whatWasToldSinceTheMergeStaysOnUnmerge() {
        String email = someEmail();
        String older = lead(Map.of("email", email));
        String younger = lead(Map.of("email", someEmail(), "phone", "+49 1"));
        merge(older, younger);
        lead(Map.of("email", email, "phone", "+49 2"));

        unmerge(younger).body("phone", equalTo("+49 1"));

        shown(older).body("phone", equalTo("+49 2"));
    }

    @Test
    void theSurvivorGoesAsFarAsTheFurthestOpenPass() {
        String older = capturedLead();
        String younger = capturedLead();
        opportunityWith(younger);

        merge(older, younger)
                .body("stage", equalTo("SQO"), "pass", equalTo(1))
                .body("passes[0].stages.stage", contains("Lead", "MQL", "SAL", "SQL", "SQO"))
                .body("passes[0].stages.inferred", contains(false, true, true, true, false));

        unmerge(younger).body("stage", equalTo("SQO"), "passes[0].outcome", nullValue());
        shown(older).body("stage", equalTo("SQO"));
    }

    @Test
    void aLeadWithoutAnOpenPassBeginsTheNextForTheOtherOnes() {
        String older = capturedLead();
        String opportunity = opportunityWith(older);
        as("sales")
                .body(Map.of("outcome", "lost", "reason", "no-budget"))
                .post("/v1/opportunities/" + opportunity + "/outcome")
                .then()
                .statusCode(200);
        String younger = capturedLead();

        merge(older, younger)
                .body("pass", equalTo(2), "stage", equalTo("Lead"), "passes.outcome", contains("lost", null));

        assertThat(facts(older, "lead-merged"))
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("pass", 2).containsEntry("mergedPass", 1));
    }

    @Test
    void aMergeOfAMergedLeadIsFollowedAndUndoneApart() {
        String email = someEmail();
        String oldest = capturedLead();
        String middle = capturedLead();
        String youngest = lead(Map.of("email", email));
        merge(middle, youngest).body("id", equalTo(middle));

        merge(middle, oldest).body("id", equalTo(oldest), "mergedLeads", containsInAnyOrder(middle, youngest));
        shown(youngest).body("id", equalTo(oldest));

        unmerge(youngest).body("id", equalTo(youngest));
        assertThat(lead(Map.of("email", email))).isEqualTo(youngest);
        shown(middle).body("id", equalTo(oldest), "mergedLeads", contains(middle));
        unmerge(middle).body("id", equalTo(middle), "mergedLeads", hasSize(0));
        shown(youngest).body("id", equalTo(youngest));
    }

    @Test
    void anOpportunityToldWithTheOldIdIsTheSurvivors() {
        String older = capturedLead();
        String younger = capturedLead();
        merge(older, younger);

        opportunityWith(younger);

        shown(older).body("stage", equalTo("SQO"));
    }

    @Test
    void eachMoveOfAKeyIsCounted() {
        String older = capturedLead();
        String younger = capturedLead();
        merge(older, younger);
        unmerge(younger);
        merge(older, younger);

        assertThat(facts(older, "lead-merged", "lead-unmerged"))
                .extracting(MergesResourceTest::moves)
                .containsExactly(List.of(2, 2), List.of(3, 3), List.of(4, 4));
    }

    private static List<Object> moves(Map<String, Object> fact) {
        return ((List<Map<String, Object>>) java.util.Objects.requireNonNull(fact.get("keys")))
                .stream().map(key -> key.get("moves")).toList();
    }

    @Test
    void aMergedLeadIsNotListedAnyMore() {
        String source = unique("list").substring(0, 20);
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            leads.add(lead(Map.of("externalIds", List.of(Map.of("source", source, "id", unique("x"))))));
        }
        merge(leads.get(0), leads.get(1));

        as("sales").queryParam("source", source).get("/v1/leads").then().body("items.id", contains(leads.get(0)));
    }

    @Test
    void leadsMergedWhilePeopleAreToldAboutLoseNothing() throws Exception {
        String email = someEmail();
        String visitor = unique("cookie");
        String older = capturedLead();
        String younger = lead(Map.of("email", email));

        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> calls = new ArrayList<>();
            calls.add(pool.submit(() -> merge(older, younger).statusCode(200)));
            for (int i = 0; i < 15; i++) {
                String device = visitor + i;
                calls.add(pool.submit(() -> lead(Map.of("email", email, "visitorId", device))));
                calls.add(pool.submit(() -> visit(Map.of("visitorId", device))));
            }
            calls.add(pool.submit(() -> merge(younger, older).statusCode(200)));
            for (Future<?> call : calls) {
                call.get();
            }
        }

        shown(younger).body("id", equalTo(older));
        List<String> types = as("marketing")
                .queryParam("limit", 200)
                .get("/v1/leads/" + older + "/timeline")
                .then()
                .extract()
                .path("items.type");
        assertThat(types).filteredOn("activity-recorded"::equals).hasSize(15);
        assertThat(facts(older, "lead-merged")).hasSize(1);
    }

    @Test
    void badInputIsRefused() {
        String id = capturedLead();
        String nobody = UUID.randomUUID().toString();

        merge(id, id).statusCode(422).body("errors.pointer", contains("/with"));
        merge(id, nobody).statusCode(404).body("type", equalTo("/problems/unknown-lead"));
        merge(nobody, id).statusCode(404);
        as("sales")
                .body("{}")
                .post("/v1/leads/" + id + "/merge")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/with", "/reason"));
        unmerge(id).statusCode(409).body("type", equalTo("/problems/not-merged"));
        unmerge(nobody).statusCode(404);
        shown(id).body("mergedLeads", not(hasItem(id)));
    }

    private static String opportunityWith(String lead) {
        return as("sales")
                .body(Map.of("lead", lead))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse merge(String one, String other) {
        return as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then();
    }

    private static ValidatableResponse unmerge(String id) {
        return as("marketing").post("/v1/leads/" + id + "/unmerge").then();
    }

    private static void visit(Map<String, String> who) {
        Map<String, Object> activity = new java.util.HashMap<>(who);
        activity.put("type", "webinar");
        as("marketing")
                .body(Map.of("activities", List.of(activity)))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded"));
    }

    private static ValidatableResponse shown(String id) {
        return as("marketing").get("/v1/leads/" + id).then().statusCode(200);
    }

    private static List<Map<String, Object>> facts(String lead, String... types) {
        var request = as("service").queryParam("subject", lead).queryParam("limit", 1000);
        List<Map<String, Object>> events =
                request.get("/v1/events").then().statusCode(200).extract().path("");
        return events.stream()
                .filter(event -> List.of(types).contains(event.get("type")))
                .map(event -> (Map<String, Object>) event.get("data"))
                .toList();
    }
}
