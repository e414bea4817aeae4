package io.handshake.lead.transition;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static io.handshake.lead.funnels.Agreed.inForce;
import static io.handshake.lead.funnels.Agreed.newRegion;
import static io.handshake.lead.funnels.Agreed.stagesOf;
import static io.handshake.lead.transition.Peers.awaitOutcome;
import static io.handshake.lead.transition.Peers.awaitStage;
import static io.handshake.lead.transition.Peers.handoff;
import static io.handshake.lead.transition.Peers.opportunity;
import static io.handshake.lead.transition.Peers.qualify;
import static io.handshake.lead.transition.Peers.transitions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class TransitionsResourceTest {
    private static ValidatableResponse move(String role, String lead, Map<String, ?> body) {
        return as(role).body(body).post("/v1/leads/" + lead + "/transitions").then();
    }

    private static Map<String, Object> qualification() {
        return Map.of("move", "qualify", "reason", "met-at-fair");
    }

    /** A lead whose pass stands in a stage that asks before it is left. */
    private static String askedLead() {
        String region = newRegion();
        List<Map<String, Object>> stages = stagesOf("waterfall");
        stages.getFirst()
                .put(
                        "exitCriteria",
                        List.of(
                                Map.of("key", "budget", "title", "Budget?", "type", "YES_NO", "required", true),
                                Map.of("key", "people", "title", "People?", "type", "NUMBER", "required", false),
                                Map.of("key", "words", "title", "Words?", "type", "TEXT", "required", false)));
        inForce(stages, region);
        return lead(Map.of("email", someEmail(), "region", region));
    }

    @Test
    void marketingQualifiesByHandWithAReason() {
        String lead = capturedLead();

        move("marketing", lead, qualification())
                .statusCode(201)
                .body("kind", equalTo("entered"), "from", equalTo("Lead"), "to", equalTo("MQL"))
                .body("cause", equalTo("by-hand"), "actor", equalTo("marketing-1"), "reason", equalTo("met-at-fair"))
                .body("inferred", equalTo(false), "refused", equalTo(false));

        awaitStage(lead, 1, "MQL");
        move("marketing", lead, qualification())
                .statusCode(409)
                .body("type", equalTo("/problems/transition-refused"))
                .body("detail", containsString("MQL already"));
        move("sales", capturedLead(), qualification()).statusCode(403);
    }

    @Test
    void aDisqualifiedPassIsClosedAndItsEventTellsTheOthers() {
        String lead = capturedLead();
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");

        move("sales", lead, Map.of("move", "disqualify", "reason", "competitor", "note", "Works for a rival."))
                .statusCode(201)
                .body("kind", equalTo("closed"), "outcome", equalTo("disqualified"), "to", nullValue())
                .body("note", equalTo("Works for a rival."), "actor", equalTo("sales-1"));

        JsonPath timeline =
                as("marketing").get("/v1/leads/" + lead + "/timeline").jsonPath();
        assertThat(timeline.getMap("items.find { it.type == 'pass-closed' }.data"))
                .containsEntry("outcome", "disqualified")
                .containsEntry("reason", "competitor")
                .doesNotContainKey("note");
        move("marketing", lead, qualification()).statusCode(409).body("type", equalTo("/problems/transition-refused"));
    }

    @ParameterizedTest
    @CsvSource({
        "accept, acceptHandoff",
        "reject, rejectHandoff",
        "recycle, rejectHandoff",
        "sales-qualify, sla-service",
        "open-opportunity, POST /v1/opportunities",
        "win, closeOpportunity",
        "lose, closeOpportunity",
    })
    void whatIsDecidedElsewhereIsNamed(String move, String operation) {
        move("sales", capturedLead(), Map.of("move", move, "reason", "no-need"))
                .statusCode(409)
                .body("type", equalTo("/problems/decided-elsewhere"))
                .body("detail", containsString(operation));
    }

    @Test
    void aPassWithAnOpportunityIsNotDisqualifiedByHand() {
        String lead = capturedLead();
        opportunity(lead);

        move("sales", lead, Map.of("move", "disqualify", "reason", "no-need"))
                .statusCode(409)
                .body("detail", containsString("opportunity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"move\":\"fly\",\"reason\":\"x\"}",
                "{\"move\":\"qualify\"}",
                "{\"move\":\"qualify\",\"reason\":\"Not a code\"}",
                "{\"move\":\"qualify\",\"reason\":\"x\",\"note\":\" \"}",
                "{\"move\":\"qualify\",\"reason\":\"x\",\"answers\":{\"weather\":true}}",
                "{\"move\":\"qualify\",\"reason\":\"x\",\"answers\":{\"a b\":true}}",
                "{\"move\":\"qualify\",\"reason\":\"x\",\"answers\":{\"budget\":null}}",
                "{\"move\":\"disqualify\",\"reason\":\"met-at-fair\"}",
                "{\"move\":\"disqualify\",\"reason\":\"other\"}"
            })
    void aMoveThatMakesNoSenseIsRefused(String body) {
        as("marketing")
                .body(body)
                .post("/v1/leads/" + capturedLead() + "/transitions")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", notNullValue());
    }

    @Test
    void unknownLeadsAndMembersAreRefused() {
        move("marketing", UUID.randomUUID().toString(), qualification())
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-lead"));
        Map<String, Object> pretending = new HashMap<>(qualification());
        pretending.put("pass", 2);
        move("marketing", capturedLead(), pretending).statusCode(400).body("errors[0].pointer", equalTo("/pass"));
        as("marketing").get("/v1/leads/nonsense/transitions").then().statusCode(400);
        as("marketing").get("/v1/leads/" + UUID.randomUUID() + "/stages").then().statusCode(404);
        as("marketing")
                .queryParam("after", "x")
                .get("/v1/refused-transitions")
                .then()
                .statusCode(400);
    }

    @Test
    void exitCriteriaAreAnsweredBeforeTheStageIsLeft() {
        String lead = askedLead();

        move("marketing", lead, qualification())
                .statusCode(422)
                .body("type", equalTo("/problems/exit-criteria-unmet"))
                .body("errors.pointer", hasItem("/answers/budget"));
        move("marketing", lead, with(Map.of("budget", "yes")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/answers/budget"));
        move("marketing", lead, with(Map.of("budget", true, "words", "a\0b"))).statusCode(400);
        move("marketing", lead, with(Map.of("budget", true, "people", 3, "words", "Ada says so.")))
                .statusCode(201)
                .body("answers.budget", equalTo(true), "answers.people", equalTo(3))
                .body("answers.words", equalTo("Ada says so."));

        JsonPath timeline =
                as("marketing").get("/v1/leads/" + lead + "/timeline").jsonPath();
        assertThat(timeline.getMap("items.find { it.type == 'stage-entered' }.data.answers"))
                .isEqualTo(Map.of("budget", true, "people", 3));
    }

    private static Map<String, Object> with(Map<String, Object> answers) {
        Map<String, Object> move = new HashMap<>(qualification());
        move.put("answers", answers);
        return move;
    }

    @Test
    void whatScoringDecidesIsFollowedWithoutAnswers() {
        String lead = askedLead();

        qualify(lead, 1);

        awaitStage(lead, 1, "MQL");
    }

    @Test
    void theWholeHistoryIsToldOverAllPassesAndPageByPage() {
        String lead = capturedLead();
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        handoff("handoff-rejected", lead, 1);
        awaitOutcome(lead, "recycled");
        qualify(lead, 2);
        awaitStage(lead, 2, "MQL");
        qualify(lead, 7, 3);
        untilAsserted(() -> assertThat(transitions(lead).getList("items.kind")).contains("refused"));

        JsonPath all = transitions(lead);
        assertThat(all.getList("items.collect { it.pass + ' ' + it.kind + ' ' + it.from + '>' + it.to }"))
                .containsExactly(
                        "1 opened null>Lead",
                        "1 entered Lead>MQL",
                        "1 closed MQL>null",
                        "2 opened null>Lead",
                        "2 entered Lead>MQL",
                        "7 refused null>MQL");
        assertThat(all.getMap("items[1]"))
                .containsEntry("definition", "shipped")
                .containsEntry("definitionVersion", 1)
                .containsEntry("actor", "scoring-service")
                .containsEntry("reason", "activity")
                .containsEntry("occurredAt", "2026-03-01T10:00:00Z");
        assertThat(all.getMap("items[2]")).containsEntry("outcome", "recycled").containsEntry("reason", "no-need");

        List<Object> paged = new ArrayList<>();
        String next = null;
        do {
            var request = as("sales").queryParam("limit", 1);
            if (next != null) {
                request.queryParam("after", next);
            }
            JsonPath page = request.get("/v1/leads/" + lead + "/transitions").jsonPath();
            paged.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        assertThat(paged).isEqualTo(all.getList("items"));

        assertThat(refusedOf(lead)).containsExactly("lead-qualified");
    }

    @Test
    void theRepWhoMovedAPassIsCalledByName() {
        String rep = UUID.randomUUID().toString();
        String handoff = UUID.randomUUID().toString();
        String lead = capturedLead();
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        StubPeer.of("sla")
                .publish("rep-registered", rep, 1, Map.of("rep", rep, "name", "Rep of the test", "active", true));
        StubPeer.of("sla")
                .publish(
                        "handoff-accepted",
                        handoff,
                        1,
                        Map.of("handoff", handoff, "lead", lead, "pass", 1, "rep", rep));

        untilAsserted(() -> assertThat(transitions(lead).getMap("items[-1]"))
                .containsEntry("actor", rep)
                .containsEntry("actorName", "Rep of the test"));
        assertThat(transitions(lead).getMap("items[1]"))
                .containsEntry("actor", "scoring-service")
                .containsEntry("actorName", null);
    }

    /** Walks the whole list, a page at a time. */
    private static List<Object> refusedOf(String lead) {
        List<Object> causes = new ArrayList<>();
        String next = null;
        do {
            var request = as("marketing").queryParam("limit", 2);
            if (next != null) {
                request.queryParam("after", next);
            }
            JsonPath page = request.get("/v1/refused-transitions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            causes.addAll(page.getList("items.findAll { it.lead == '" + lead + "' }.cause"));
            next = page.getString("next");
        } while (next != null);
        return causes;
    }

    @Test
    void stagesTellWhenALeadWasThereAndHowLong() {
        String lead = lead(Map.of("email", someEmail(), "occurredAt", "2026-03-01T09:00:00Z"));
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        opportunity(lead);

        as("rep")
                .get("/v1/leads/" + lead + "/stages")
                .then()
                .statusCode(200)
                .body("funnel", equalTo("waterfall"), "pass", equalTo(1))
                .body("stages[0].dateEntered", equalTo("2026-03-01T09:00:00Z"))
                .body("stages[0].dateExited", equalTo("2026-03-01T10:00:00Z"))
                .body("stages[0].latestSeconds", equalTo(3_600), "stages[0].cumulativeSeconds", equalTo(3_600))
                .body("stages[2].stage", equalTo("SAL"), "stages[2].inferred", equalTo(true))
                .body("stages[2].latestSeconds", equalTo(0))
                .body("stages[4].stage", equalTo("SQO"), "stages[4].dateExited", nullValue())
                .body("stages[5].pass", nullValue(), "stages[5].cumulativeSeconds", equalTo(0));
    }

    @Test
    void aPartnerReadsLeadsOfItsOwnSourceOnly() {
        String key = partnerKey(unique("partner"));
        String own = asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then()
                .extract()
                .path("id");
        move("marketing", own, Map.of("move", "qualify", "reason", "fair", "note", "Between us."))
                .statusCode(201);

        asPartner(key)
                .get("/v1/leads/" + own + "/transitions")
                .then()
                .statusCode(200)
                .body("items[1].note", nullValue(), "items[1].answers", anEmptyMap());
        asPartner(key).get("/v1/leads/" + own + "/stages").then().statusCode(200);
        String other = capturedLead();
        asPartner(key).get("/v1/leads/" + other + "/transitions").then().statusCode(404);
        asPartner(key).get("/v1/leads/" + other + "/stages").then().statusCode(404);
    }
}
