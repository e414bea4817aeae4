package io.handshake.scoring.replay;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.published;
import static io.handshake.scoring.Agreed.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a draft would have done, before anybody signs it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReplaysTest {
    private static final Instant MONDAY = Instant.parse("2025-02-03T10:00:00Z");

    private static String draft(String type, int points, int threshold) {
        Map<String, Object> draft = definition(newKey());
        draft.put("rules", List.of(rule(type, points)));
        draft.put("threshold", threshold);
        as("marketing").body(draft).post("/v1/definitions").then().statusCode(201);
        return String.valueOf(draft.get("key"));
    }

    private static UUID lead(boolean deal, Map<String, Instant> did) {
        UUID lead = UUID.randomUUID();
        Instant now = Instant.now();
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(fact("lead-created", lead, 1, Map.of("lead", lead, "source", "test")));
        facts.add(fact("lead-identified", lead, 2, Map.of("keys", List.of(Map.of("key", lead, "moves", 1)))));
        facts.add(fact("pass-opened", lead, 3, Map.of("pass", 1, "milestone", "LEAD")));
        did.forEach((type, at) -> facts.add(StubPeer.event(
                "activity-recorded",
                lead.toString(),
                null,
                Map.of("activity", UUID.randomUUID(), "activityType", type),
                at,
                now)));
        if (deal) {
            facts.add(fact("stage-entered", lead, 4, Map.of("pass", 1, "milestone", "OPPORTUNITY")));
        }
        StubPeer.of("lead").publish(facts);
        Eventually.untilAsserted(() ->
                as("sales").get("/v1/scores/" + lead).then().statusCode(200).body("pass", equalTo(1)));
        return lead;
    }

    private static Map<String, Object> fact(String type, UUID lead, long sequence, Object data) {
        return StubPeer.event(type, lead.toString(), sequence, data, Instant.now(), Instant.now());
    }

    private static ValidatableResponse start(String key, Map<String, ?> how) {
        return as("marketing")
                .body(how)
                .post("/v1/definitions/" + key + "/versions/1/replays")
                .then();
    }

    private static JsonPath done(String key, Map<String, ?> how) {
        String id = start(key, how)
                .statusCode(202)
                .body("state", equalTo("running"))
                .extract()
                .path("id");
        Eventually.untilAsserted(() ->
                as("sales").get("/v1/replays/" + id).then().statusCode(200).body("state", equalTo("done")));
        return as("sales").get("/v1/replays/" + id).jsonPath();
    }

    private static List<String> passes(String replay, String change) {
        List<String> leads = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> asked = new HashMap<>(Map.of("change", change, "limit", 200));
            if (!next.isEmpty()) {
                asked.put("after", next);
            }
            JsonPath page = as("sales")
                    .queryParams(asked)
                    .get("/v1/replays/" + replay + "/passes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            leads.addAll(page.getList("items.lead", String.class));
            next = page.getString("next");
        }
        return leads;
    }

    @Test
    void aDraftIsRunOverWhatIsKnownAndWhoIsGainedAndLostIsListed() {
        String type = newType();
        UUID gained = lead(true, Map.of(type, MONDAY));
        UUID lost = lead(false, Map.of("webinar", MONDAY, "pricing-page", MONDAY));
        UUID neither = lead(false, Map.of("key-page", MONDAY));
        int before = published(gained.toString()).size();

        JsonPath replay = done(draft(type, 10, 10), Map.of("reps", 4));

        String id = replay.getString("id");
        assertThat(passes(id, "gained"))
                .contains(gained.toString())
                .doesNotContain(lost.toString(), neither.toString());
        assertThat(passes(id, "lost")).contains(lost.toString()).doesNotContain(gained.toString(), neither.toString());
        List<String> kept = passes(id, "kept");
        assertThat(kept).doesNotContain(gained.toString(), lost.toString());
        assertThat(replay.getLong("leadsDone"))
                .isEqualTo(replay.getLong("leadsInAll"))
                .isGreaterThanOrEqualTo(3);
        long replayed = replay.getLong("findings.replayed.passes");
        long opportunities = replay.getLong("findings.replayed.opportunities");
        assertThat(replayed).isEqualTo(1 + kept.size());
        assertThat(opportunities).isBetween(1L, replayed);
        assertThat(replay.getDouble("findings.replayed.rate"))
                .isCloseTo((double) opportunities / replayed, within(1e-6));
        assertThat(replay.getDouble("findings.replayed.rateLower"))
                .isBetween(0.0, replay.getDouble("findings.replayed.rate"));
        assertThat(replay.getLong("findings.gained")).isEqualTo(1);
        String week = "findings.weeks.find { it.begins == '2025-02-03T00:00:00Z' }";
        long ofWeek = replay.getLong(week + ".replayed");
        assertThat(ofWeek).isBetween(1L, replayed);
        assertThat(replay.getDouble(week + ".perRep")).isCloseTo(ofWeek / 4.0, within(1e-6));
        assertThat(published(gained.toString())).hasSize(before);
    }

    @Test
    void whoIsOutsideTheScopeOfADraftIsLeftToWhatIsInForce() {
        UUID outside = lead(false, Map.of("webinar", MONDAY, "pricing-page", MONDAY));
        Map<String, Object> draft = definition(newKey());
        draft.put("rules", List.of(rule(newType(), 10)));
        draft.put("scope", Map.of("region", "nowhere"));
        as("marketing").body(draft).post("/v1/definitions").then().statusCode(201);

        String id = done(String.valueOf(draft.get("key")), Map.of()).getString("id");

        assertThat(passes(id, "lost")).isEmpty();
        assertThat(passes(id, "kept")).contains(outside.toString());
    }

    @Test
    void theReplaysOfAVersionAreListedAndAnEndedOneIsNotCancelled() {
        String key = draft("webinar", 10, 10);
        String id = done(key, Map.of()).getString("id");

        as("marketing")
                .get("/v1/definitions/" + key + "/versions/1/replays")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items[0].findings.weeks[0].perRep", nullValue());
        as("sales")
                .post("/v1/replays/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/replay-ended"));
    }

    @Test
    void aReplayThatRunsCanBeCancelledOrIsDoneBefore() {
        String key = draft("webinar", 10, 10);
        String id = start(key, Map.of()).statusCode(202).extract().path("id");

        int status = as("sales").post("/v1/replays/" + id + "/cancel").statusCode();

        String expected = status == 200 ? "cancelled" : "done";
        as("sales")
                .get("/v1/replays/" + id)
                .then()
                .body("state", equalTo(expected))
                .body("endedAt", not(nullValue()));
        if (status == 200) {
            as("sales").post("/v1/replays/" + id + "/cancel").then().statusCode(200);
        }
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatMakesNoSenseIsRefused() {
        start(newKey(), Map.of()).statusCode(404);
        start(draft("webinar", 10, 10), Map.of("reps", 0)).statusCode(422).body("errors[0].pointer", equalTo("/reps"));
        as("sales")
                .get("/v1/replays/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-replay"));
        as("sales").get("/v1/replays/x").then().statusCode(400);
        String id = done(draft("webinar", 10, 10), Map.of()).getString("id");
        as("sales").get("/v1/replays/" + id + "/passes?change=all").then().statusCode(400);
    }
}
