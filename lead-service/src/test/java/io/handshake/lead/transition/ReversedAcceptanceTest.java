package io.handshake.lead.transition;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.transition.Peers.awaitOutcome;
import static io.handshake.lead.transition.Peers.awaitStage;
import static io.handshake.lead.transition.Peers.opportunity;
import static io.handshake.lead.transition.Peers.qualify;
import static io.handshake.lead.transition.Peers.transitions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** D13: what a reversed acceptance does here, on its own date and without an edit of what was. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReversedAcceptanceTest {
    private static final Instant ACCEPTED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant REVERSED = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant AGAIN = Instant.parse("2026-03-03T10:00:00Z");

    private final String rep = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String handoff = UUID.randomUUID().toString();
    private final String offer = UUID.randomUUID().toString();
    private long sequence;

    private static String qualifiedLead() {
        String lead = capturedLead();
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        return lead;
    }

    private String acceptedLead() {
        String lead = qualifiedLead();
        accepted(lead, rep, 1, ACCEPTED);
        awaitStage(lead, 1, "SAL");
        return lead;
    }

    private void tell(String type, Map<String, Object> data, Instant at) {
        StubPeer.of("sla").publish(List.of(StubPeer.event(type, handoff, ++sequence, data, at, Instant.now())));
    }

    private Map<String, Object> about(String lead) {
        return new HashMap<>(Map.of("handoff", handoff, "lead", lead, "pass", 1));
    }

    private void accepted(String lead, String by, int acceptance, Instant at) {
        Map<String, Object> data = about(lead);
        data.put("rep", by);
        data.put("offer", acceptance == 1 ? offer : UUID.randomUUID().toString());
        data.put("acceptance", acceptance);
        tell("handoff-accepted", data, at);
    }

    private void reversed(String lead, String reason, boolean last) {
        reversed(lead, reason, last, Map.of());
    }

    private void reversed(String lead, String reason, boolean last, Map<String, Object> more) {
        Map<String, Object> data = about(lead);
        data.putAll(more);
        data.put("rep", rep);
        data.put("offer", offer);
        data.put("reason", reason);
        data.put("group", last ? "definition-fault" : "capacity");
        data.put("final", last);
        data.put("acceptedAt", ACCEPTED.toString());
        tell("handoff-acceptance-reversed", data, REVERSED);
    }

    private static JsonPath feed(String lead) {
        return as("service")
                .queryParam("subject", lead)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> facts(String lead, String type) {
        return feed(lead).getList("findAll { it.type == '" + type + "' }.data");
    }

    @Test
    void thePassIsBackInTheStageBeforeAndTheLeadHasNoOwner() {
        String lead = acceptedLead();

        reversed(lead, "rep-capacity", false);

        awaitStage(lead, 1, "MQL");
        Map<String, Object> fact = facts(lead, "stage-entry-reversed").getFirst();
        assertThat(fact)
                .containsOnlyKeys(
                        "lead",
                        "pass",
                        "funnel",
                        "funnelVersion",
                        "stage",
                        "milestone",
                        "back",
                        "enteredAt",
                        "reason",
                        "handoff")
                .containsEntry("stage", "SAL")
                .containsEntry("milestone", "ACCEPTED")
                .containsEntry("back", "MQL")
                .containsEntry("enteredAt", ACCEPTED.toString())
                .containsEntry("reason", "rep-capacity")
                .containsEntry("handoff", handoff);
        JsonPath told = transitions(lead);
        assertThat(told.getList("items.kind")).containsExactly("opened", "entered", "entered", "reversed");
        assertThat(told.getString("items[3].from")).isEqualTo("SAL");
        assertThat(told.getString("items[3].to")).isEqualTo("MQL");
        assertThat(told.getString("items[3].occurredAt")).isEqualTo(REVERSED.toString());
        assertThat(told.getString("items[3].cause")).isEqualTo("handoff-acceptance-reversed");
        assertThat(told.getString("items[3].reason")).isEqualTo("rep-capacity");
        assertThat(told.getString("items[3].handoff")).isEqualTo(handoff);
        as("sales")
                .get("/v1/leads/" + lead)
                .then()
                .body("owner", nullValue())
                .body("passes[0].outcome", nullValue())
                .body("passes[0].stages.stage", contains("Lead", "MQL", "SAL", "MQL"))
                .body("passes[0].stages.back", contains(false, false, false, true));
    }

    @Test
    void aPassAcceptedByAnotherEntersTheStageASecondTimeAndEachCounts() {
        String lead = acceptedLead();
        reversed(lead, "rep-capacity", false);
        accepted(lead, other, 2, AGAIN);

        untilAsserted(() -> assertThat(facts(lead, "stage-entered"))
                .extracting(fact -> fact.get("to"))
                .containsExactly("MQL", "SAL", "SAL"));
        awaitStage(lead, 1, "SAL");
        assertThat(transitions(lead).getList("items.kind"))
                .containsExactly("opened", "entered", "entered", "reversed", "entered");
        JsonPath stages = as("sales").get("/v1/leads/" + lead + "/stages").jsonPath();
        String mql = "stages.find { it.stage == 'MQL' }.";
        assertThat(stages.getString(mql + "dateEntered")).isEqualTo(Peers.CROSSED.toString());
        assertThat(stages.getString(mql + "dateExited")).isEqualTo(AGAIN.toString());
        long before = ACCEPTED.getEpochSecond() - Peers.CROSSED.getEpochSecond();
        long between = AGAIN.getEpochSecond() - REVERSED.getEpochSecond();
        assertThat(stages.getLong(mql + "latestSeconds")).isEqualTo(before + between);
        assertThat(stages.getLong(mql + "cumulativeSeconds")).isEqualTo(before + between);
        String sal = "stages.find { it.stage == 'SAL' }.";
        assertThat(stages.getString(sal + "dateEntered")).isEqualTo(AGAIN.toString());
        assertThat(stages.getString(sal + "dateExited")).isNull();
        as("sales").get("/v1/leads/" + lead).then().body("owner.id", equalTo(other));
    }

    @Test
    void takenBackForGoodThePassEndsInTheStageBeforeAsAfterARefusal() {
        String lead = acceptedLead();

        reversed(lead, "no-budget", true);

        awaitOutcome(lead, "recycled");
        assertThat(facts(lead, "pass-closed").getFirst())
                .containsEntry("stage", "MQL")
                .containsEntry("reason", "no-budget");
        assertThat(transitions(lead).getList("items.kind"))
                .containsExactly("opened", "entered", "entered", "reversed", "closed");
        awaitOutcome(anotherTakenBackFor("duplicate"), "disqualified");
    }

    @Test
    void whoTookTheAcceptanceBackIsWhoMovedThePassAndElseWhoHadAccepted() {
        String lead = acceptedLead();
        reversed(lead, "no-budget", true, Map.of("by", "sven"));
        awaitOutcome(lead, "recycled");

        assertThat(transitions(lead).getList("items.findAll { it.kind in ['reversed', 'closed'] }.actor"))
                .containsExactly("sven", "sven");
        assertThat(transitions(lead).getString("items[2].actor")).isEqualTo(rep);

        ReversedAcceptanceTest another = new ReversedAcceptanceTest();
        String earlier = another.acceptedLead();
        another.reversed(earlier, "no-budget", true);
        awaitOutcome(earlier, "recycled");
        assertThat(transitions(earlier).getList("items.findAll { it.kind in ['reversed', 'closed'] }.actor"))
                .containsExactly(another.rep, another.rep);
    }

    private static String anotherTakenBackFor(String reason) {
        ReversedAcceptanceTest another = new ReversedAcceptanceTest();
        String lead = another.acceptedLead();
        another.reversed(lead, reason, true);
        return lead;
    }

    @Test
    void onceThereIsAnOpportunityTheReversalIsRefusedAndNothingChanges() {
        String lead = acceptedLead();
        opportunity(lead);
        awaitStage(lead, 1, "SQO");

        reversed(lead, "no-budget", true);

        untilAsserted(() -> assertThat(facts(lead, "transition-refused")).hasSize(1));
        assertThat(facts(lead, "transition-refused").getFirst())
                .containsEntry("cause", "handoff-acceptance-reversed")
                .containsEntry("pass", 1);
        assertThat(facts(lead, "stage-entry-reversed")).isEmpty();
        awaitStage(lead, 1, "SQO");
    }

    @Test
    void allInOnePageAndReadAgainFromTheStartIsTheSame() {
        String lead = qualifiedLead();
        List<Map<String, Object>> page = new ArrayList<>();
        Map<String, Object> first = about(lead);
        first.put("rep", rep);
        first.put("offer", offer);
        first.put("acceptance", 1);
        Map<String, Object> back = about(lead);
        back.putAll(Map.of("rep", rep, "offer", offer, "reason", "rep-capacity", "final", false));
        Map<String, Object> second = about(lead);
        second.put("rep", other);
        second.put("acceptance", 2);
        page.add(StubPeer.event("handoff-accepted", handoff, 1L, first, ACCEPTED, Instant.now()));
        page.add(StubPeer.event("handoff-acceptance-reversed", handoff, 2L, back, REVERSED, Instant.now()));
        page.add(StubPeer.event("handoff-accepted", handoff, 3L, second, AGAIN, Instant.now()));
        StubPeer.of("sla").publish(page);
        List<String> kinds = List.of("opened", "entered", "entered", "reversed", "entered");
        untilAsserted(() -> assertThat(transitions(lead).getList("items.kind")).isEqualTo(kinds));
        awaitStage(lead, 1, "SAL");
        as("sales").get("/v1/leads/" + lead).then().body("owner.id", equalTo(other));

        StubPeer.of("sla").beginAnew();
        StubPeer.of("sla").publish(page);
        sequence = page.size();
        Map<String, Object> onwards = about(lead);
        onwards.putAll(Map.of("fromRep", other, "rep", rep));
        tell("handoff-reassigned", onwards, AGAIN.plusSeconds(60));

        untilAsserted(() -> as("sales").get("/v1/leads/" + lead).then().body("owner.id", equalTo(rep)));
        assertThat(transitions(lead).getList("items.kind")).isEqualTo(kinds);
        awaitStage(lead, 1, "SAL");
    }

    @Test
    void aReversalToldOfTheSurvivorTakesBackWhatTheMergedLeadBrought() {
        String survivor = qualifiedLead();
        String merged = acceptedLead();
        as("marketing")
                .body(Map.of("with", merged, "reason", "one person"))
                .post("/v1/leads/" + survivor + "/merge")
                .then()
                .statusCode(200);
        awaitStage(survivor, 1, "SAL");

        reversed(survivor, "rep-capacity", false);

        awaitStage(survivor, 1, "MQL");
        as("marketing").post("/v1/leads/" + merged + "/unmerge").then().statusCode(200);
        awaitStage(merged, 1, "SAL");
        awaitStage(survivor, 1, "MQL");
    }

    @Test
    void whatAnotherHandoffAcceptedIsNotTakenBackWithThisOne() {
        String lead = acceptedLead();
        ReversedAcceptanceTest another = new ReversedAcceptanceTest();

        another.reversed(lead, "no-need", true);

        untilAsserted(() -> assertThat(facts(lead, "transition-refused")).hasSize(1));
        awaitStage(lead, 1, "SAL");
    }
}
