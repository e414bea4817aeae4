package io.handshake.lead.lifecycle;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.Calls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LifecycleTest {
    private static final Instant CROSSED = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    Sql sql;

    @Test
    void aQualifiedLeadEntersItsStageOnce() {
        String id = capturedLead();

        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");
        qualify(id, 1, 2);
        qualify(id, 7, 3);
        untilAsserted(() -> assertThat(typesOf(id)).contains("transition-refused"));

        assertThat(typesOf(id))
                .containsExactly(
                        "lead-created", "lead-identified", "pass-opened", "stage-entered", "transition-refused");
        JsonPath entered = eventOf(id, "stage-entered");
        assertThat(entered.getString("occurredAt")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(entered.getMap("data"))
                .containsEntry("from", "Lead")
                .containsEntry("to", "MQL")
                .containsEntry("milestone", "QUALIFIED")
                .containsEntry("owner", "MARKETING")
                .containsEntry("handoffTo", "SALES")
                .containsEntry("gated", true)
                .containsEntry("inferred", false)
                .containsEntry("actor", "scoring-service")
                .containsEntry("definition", "shipped")
                .containsEntry("definitionVersion", 1)
                .doesNotContainKey("handoff");
        assertThat(eventOf(id, "transition-refused").getMap("data"))
                .containsEntry("pass", 7)
                .containsEntry("to", "MQL")
                .containsEntry("cause", "lead-qualified");
    }

    @Test
    void anAcceptedHandoffEntersTheAcceptedStage() {
        String id = capturedLead();
        String handoff = UUID.randomUUID().toString();
        String rep = UUID.randomUUID().toString();
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");

        StubPeer.of("sla")
                .publish("handoff-accepted", handoff, 1, Map.of("handoff", handoff, "lead", id, "pass", 1, "rep", rep));

        awaitStage(id, 1, "SAL");
        assertThat(sql.list(
                        "select actor from stage_entry where lead = ? and stage = 'SAL'",
                        row -> row.getString("actor"),
                        UUID.fromString(id)))
                .containsExactly(rep);
    }

    @Test
    void aHandoffRefusedForGoodEndsThePassAndTheLeadMayComeBack() {
        String id = capturedLead();
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");

        reject(id, 1, "no-need", false);
        reject(id, 1, "no-need", true);
        untilAsserted(
                () -> lead(id).body("passes[0].outcome", equalTo("recycled"), "passes[0].reason", equalTo("no-need")));
        qualify(id, 2, 2);

        awaitStage(id, 2, "MQL");
        lead(id).body("passes", hasSize(2), "passes[1].outcome", nullValue())
                .body("passes[1].stages.stage", contains("Lead", "MQL"));
        assertThat(typesOf(id))
                .containsExactly(
                        "lead-created",
                        "lead-identified",
                        "pass-opened",
                        "stage-entered",
                        "pass-closed",
                        "pass-opened",
                        "stage-entered");
        assertThat(eventOf(id, "pass-closed").getMap("data"))
                .containsEntry("outcome", "recycled")
                .containsEntry("stage", "MQL")
                .containsEntry("reason", "no-need");
    }

    @Test
    void aHandoffThatNobodyTookEndsThePassAsRecycled() {
        String id = capturedLead();
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");

        decide(id, "handoff-recycled", Map.of("why", "rounds-exhausted", "expiredOffers", 3));

        untilAsserted(() -> lead(id).body(
                        "passes[0].outcome", equalTo("recycled"), "passes[0].reason", equalTo("rounds-exhausted")));
    }

    @Test
    void anAcceptedHandoffThatIsGivenBackEndsThePassAsRecycledWhateverTheReason() {
        String id = accepted();

        decide(id, "handoff-returned", Map.of("reason", "bad-contact-data", "group", "data-fault"));

        untilAsserted(() -> lead(id).body(
                        "passes[0].outcome", equalTo("recycled"), "passes[0].reason", equalTo("bad-contact-data")));
    }

    @Test
    void anAcceptedLeadThatIsPutOutEndsThePassAsDisqualified() {
        String id = accepted();

        decide(id, "handoff-disqualified", Map.of("reason", "no-need", "group", "definition-fault"));

        untilAsserted(() ->
                lead(id).body("passes[0].outcome", equalTo("disqualified"), "passes[0].reason", equalTo("no-need")));
    }

    @Test
    void aQualifiedHandoffEntersTheSalesQualifiedStage() {
        String id = accepted();

        decide(id, "handoff-qualified", Map.of("answers", Map.of("budget", true)));

        awaitStage(id, 1, "SQL");
    }

    @Test
    void aRecycledHandoffDoesNotEndAPassThatSomebodyAccepted() {
        String id = accepted();

        decide(id, "handoff-recycled", Map.of("why", "rounds-exhausted", "expiredOffers", 3));

        untilAsserted(() -> assertThat(typesOf(id)).contains("transition-refused"));
        awaitStage(id, 1, "SAL");
    }

    private String accepted() {
        String id = capturedLead();
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");
        decide(id, "handoff-accepted", Map.of());
        awaitStage(id, 1, "SAL");
        return id;
    }

    private static void decide(String lead, String type, Map<String, Object> told) {
        String handoff = UUID.randomUUID().toString();
        Map<String, Object> fact = new HashMap<>(told);
        fact.putAll(Map.of(
                "handoff",
                handoff,
                "lead",
                lead,
                "pass",
                1,
                "rep",
                UUID.randomUUID().toString()));
        StubPeer.of("sla").publish(type, handoff, 1, fact);
    }

    @Test
    void aDisqualifiedLeadIsOut() {
        String id = capturedLead();
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");
        reject(id, 1, "job-seeker", true);
        untilAsserted(() -> lead(id).body("passes[0].outcome", equalTo("disqualified")));

        qualify(id, 2, 2);

        untilAsserted(() -> assertThat(typesOf(id)).contains("transition-refused"));
        lead(id).body("pass", equalTo(1), "passes", hasSize(1));
        as("sales")
                .body(Map.of("lead", id))
                .post("/v1/opportunities")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/lead-is-out"));
    }

    @Test
    void aDecisionAboutALeadThatDoesNotExistIsParked() {
        String nobody = UUID.randomUUID().toString();

        qualify(nobody, 1, 1);

        untilAsserted(() -> assertThat(sql.list("select subject from parked_event", row -> row.getString("subject")))
                .contains(nobody));
    }

    @Test
    void aFeedReadAgainFromTheStartChangesNothing() {
        String id = capturedLead();
        String handoff = UUID.randomUUID().toString();
        String rita = UUID.randomUUID().toString();
        String rolf = UUID.randomUUID().toString();
        Map<String, Object> accepted = Map.of("handoff", handoff, "lead", id, "pass", 1, "rep", rita);
        Map<String, Object> onwards = Map.of("handoff", handoff, "lead", id, "pass", 1, "fromRep", rita, "rep", rolf);
        qualify(id, 1, 1);
        awaitStage(id, 1, "MQL");
        StubPeer.of("sla").publish("handoff-accepted", handoff, 1, accepted);
        awaitStage(id, 1, "SAL");
        List<String> before = typesOf(id);

        StubPeer.of("sla").beginAnew();
        StubPeer.of("sla").publish("handoff-accepted", handoff, 1, accepted);
        StubPeer.of("sla").publish("handoff-reassigned", handoff, 2, onwards);
        StubPeer.of("scoring").beginAnew();
        qualify(id, 1, 1);
        StubPeer.of("scoring").publish("score-changed", id, 2, Map.of("lead", id, "score", 77.5));

        untilAsserted(() -> lead(id).body("owner.id", equalTo(rolf), "score", equalTo(77.5f)));
        assertThat(sql.list(
                        "select count(*) as n from stage_entry where lead = ?",
                        row -> row.getInt("n"),
                        UUID.fromString(id)))
                .containsExactly(2);
        assertThat(typesOf(id)).isEqualTo(before);
    }

    @Test
    void manyDecisionsOnOnePageAreAllFollowed() {
        List<Map<String, String>> people = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.of("email", Calls.someEmail()))
                .toList();
        List<String> ids = as("marketing")
                .body(Map.of("leads", people))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .extract()
                .path("results.id");
        List<Map<String, Object>> events = new ArrayList<>();
        ids.forEach(id ->
                events.add(StubPeer.event("lead-qualified", id, 1L, qualification(id, 1), CROSSED, Instant.now())));

        StubPeer.of("scoring").publish(events);

        untilAsserted(() -> assertThat(sql.list(
                        "select count(*) as n from lead where stage = 'MQL' and id = any(?::uuid[])",
                        row -> row.getInt("n"),
                        (Object) ids.stream().map(UUID::fromString).toArray(UUID[]::new)))
                .containsExactly(1_000));
    }

    private static Map<String, Object> qualification(String lead, int pass) {
        return Map.of(
                "lead",
                lead,
                "pass",
                pass,
                "score",
                20,
                "threshold",
                20,
                "definition",
                "shipped",
                "version",
                1,
                "crossedAt",
                CROSSED,
                "reason",
                "activity");
    }

    private static void qualify(String lead, int pass, long sequence) {
        StubPeer.of("scoring")
                .publish(List.of(StubPeer.event(
                        "lead-qualified", lead, sequence, qualification(lead, pass), CROSSED, Instant.now())));
    }

    private static void reject(String lead, int pass, String reason, boolean last) {
        String handoff = UUID.randomUUID().toString();
        StubPeer.of("sla")
                .publish(
                        "handoff-rejected",
                        handoff,
                        1,
                        Map.of(
                                "handoff", handoff, "lead", lead, "pass", pass, "reason", reason, "group", "timing",
                                "final", last));
    }

    private static ValidatableResponse lead(String id) {
        return as("marketing").get("/v1/leads/" + id).then().statusCode(200);
    }

    private static void awaitStage(String id, int pass, String stage) {
        untilAsserted(() -> lead(id).body("pass", equalTo(pass), "stage", equalTo(stage)));
    }

    private static List<String> typesOf(String id) {
        return timeline(id).getList("items.type");
    }

    private static JsonPath eventOf(String id, String type) {
        return timeline(id).setRootPath("items.find { it.type == '" + type + "' }");
    }

    private static JsonPath timeline(String id) {
        return as("marketing")
                .queryParam("limit", 200)
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
