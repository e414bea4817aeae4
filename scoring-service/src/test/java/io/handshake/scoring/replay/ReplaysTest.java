package io.handshake.scoring.replay;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.published;
import static io.handshake.scoring.Agreed.rule;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a draft would have done, before anybody signs it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReplaysTest {
    private static final AtomicInteger WEEKS = new AtomicInteger();

    /** In a week of which no other test tells anything, and before anything they sign takes effect. */
    private final Instant monday =
            Instant.parse("2005-01-03T10:00:00Z").plus(Duration.ofDays(7L * WEEKS.getAndIncrement()));

    @Inject
    Sql sql;

    @Inject
    Replays replays;

    @Inject
    AgroalDataSource dataSource;

    private final String segment = newKey();

    private static String draft(String type, int points, int threshold) {
        return draft(Map.of("rules", List.of(rule(type, points)), "threshold", threshold));
    }

    private static String draft(Map<String, ?> says) {
        Map<String, Object> draft = definition(newKey());
        draft.putAll(says);
        as("marketing").body(draft).post("/v1/definitions").then().statusCode(201);
        return String.valueOf(draft.get("key"));
    }

    /** A lead of this test's segment whose only pass closed soon, so that nothing that others sign later is looked at. */
    private UUID lead(boolean deal, Map<String, Instant> did) {
        UUID lead = UUID.randomUUID();
        Instant created = monday.minus(Duration.ofDays(1));
        Instant closed = monday.plus(Duration.ofDays(9));
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(fact("lead-created", lead, 1, Map.of("lead", lead, "source", "test", "segment", segment), created));
        facts.add(fact("lead-identified", lead, 2, Map.of("keys", List.of(Map.of("key", lead, "moves", 1))), created));
        facts.add(fact("pass-opened", lead, 3, Map.of("pass", 1, "milestone", "LEAD"), created));
        did.forEach((type, at) -> facts.add(StubPeer.event(
                "activity-recorded",
                lead.toString(),
                null,
                Map.of("activity", UUID.randomUUID(), "activityType", type),
                at,
                at.plusSeconds(1))));
        if (deal) {
            facts.add(fact("stage-entered", lead, 4, Map.of("pass", 1, "milestone", "OPPORTUNITY"), closed));
        }
        facts.add(fact("pass-closed", lead, deal ? 5 : 4, Map.of("pass", 1, "outcome", "disqualified"), closed));
        StubPeer.of("lead").publish(facts);
        Eventually.untilAsserted(() -> assertThat(
                        sql.first("select from pass where lead = ? and closed_at is not null", row -> true, lead))
                .isPresent());
        return lead;
    }

    private static Map<String, Object> fact(String type, UUID lead, long sequence, Object data, Instant at) {
        return StubPeer.event(type, lead.toString(), sequence, data, at, at);
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

    /** All passes there are on all pages: those of one change, or with an empty text all. */
    private static List<Map<String, Object>> passes(String replay, String change) {
        List<Map<String, Object>> passes = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> asked = new HashMap<>(Map.of("limit", 200));
            if (!change.isEmpty()) {
                asked.put("change", change);
            }
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
            passes.addAll(page.getList("items"));
            next = page.getString("next");
        }
        return passes;
    }

    private static List<String> leads(String replay, String change) {
        return passes(replay, change).stream()
                .map(pass -> String.valueOf(pass.get("lead")))
                .toList();
    }

    @Test
    void aDraftIsRunOverWhatIsKnownAndWhoIsGainedAndLostIsListed() {
        String type = newType();
        UUID gained = lead(true, Map.of(type, monday));
        UUID lost = lead(false, Map.of("webinar", monday, "pricing-page", monday));
        UUID kept = lead(false, Map.of(type, monday, "webinar", monday, "pricing-page", monday));
        UUID neither = lead(false, Map.of("key-page", monday));
        int before = published(gained.toString()).size();
        String key =
                draft(Map.of("rules", List.of(rule(type, 10)), "threshold", 10, "scope", Map.of("segment", segment)));

        JsonPath replay = done(key, Map.of("reps", 4));

        String id = replay.getString("id");
        assertThat(leads(id, "gained")).containsExactly(gained.toString());
        assertThat(leads(id, "lost")).containsExactly(lost.toString());
        assertThat(leads(id, "kept"))
                .contains(kept.toString())
                .doesNotContain(gained.toString(), lost.toString(), neither.toString());
        assertThat(replay.getLong("leadsDone"))
                .isEqualTo(replay.getLong("leadsInAll"))
                .isGreaterThanOrEqualTo(4);
        assertThat(replay.getLong("findings.gained")).isEqualTo(1);
        assertThat(replay.getLong("findings.lost")).isEqualTo(1);
        assertThat(replay.getMap("findings.weeks.find { it.begins == '" + monday.truncatedTo(ChronoUnit.DAYS) + "' }"))
                .containsEntry("replayed", 2)
                .containsEntry("inForce", 2)
                .containsEntry("perRep", 0.5f);
        assertThat(published(gained.toString())).hasSize(before);
    }

    @Test
    void whatAReplayHasFoundIsTheSumOfThePassesItLists() {
        String type = newType();
        lead(true, Map.of(type, monday));
        lead(false, Map.of("webinar", monday, "pricing-page", monday));
        JsonPath replay = done(draft(type, 10, 10), Map.of());

        List<Map<String, Object>> all = passes(replay.getString("id"), "");
        for (Map.Entry<String, String> side :
                Map.of("crossedAt", "replayed", "crossedInForceAt", "inForce").entrySet()) {
            List<Map<String, Object>> qualified =
                    all.stream().filter(pass -> pass.get(side.getKey()) != null).toList();
            long opportunities = qualified.stream()
                    .filter(pass -> Boolean.TRUE.equals(pass.get("opportunity")))
                    .count();
            String path = "findings." + side.getValue();
            assertThat(replay.getLong(path + ".passes")).isEqualTo(qualified.size());
            assertThat(replay.getLong(path + ".opportunities")).isEqualTo(opportunities);
            assertThat(replay.getDouble(path + ".rate"))
                    .isCloseTo((double) opportunities / qualified.size(), within(1e-6));
            assertThat(replay.getList("findings.weeks." + side.getValue(), Long.class).stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(qualified.size());
        }
        for (String change : List.of("gained", "lost")) {
            assertThat(replay.getLong("findings." + change))
                    .isEqualTo(all.stream()
                            .filter(pass -> change.equals(pass.get("change")))
                            .count());
        }
    }

    @Test
    void whatWasFoundSinceItWasAddedUpCountsToo() {
        String type = newType();
        lead(true, Map.of(type, monday));
        lead(false, Map.of("webinar", monday, "pricing-page", monday));
        JsonPath replay = done(draft(type, 10, 10), Map.of());
        UUID id = UUID.fromString(replay.getString("id"));
        Map<String, Object> found = replay.getMap("findings");

        sql.update("delete from replay_week where replay = ?", id);
        sql.update("update replay set summed_through = null, leads_summed = 0 where id = ?", id);
        assertThat(as("sales").get("/v1/replays/" + id).jsonPath().<String, Object>getMap("findings"))
                .isEqualTo(found);
        sql.update(
                "update replay set through = (select lead from replayed_pass where replay = ? order by lead limit 1) where id = ?",
                id,
                id);
        replays.addUp(id, 0);
        assertThat(as("sales").get("/v1/replays/" + id).jsonPath().<String, Object>getMap("findings"))
                .isEqualTo(found);
        sql.update("update replay set through = 'ffffffff-ffff-ffff-ffff-ffffffffffff' where id = ?", id);
        replays.addUp(id, 0);
        replays.addUp(id, 0);
        assertThat(as("sales").get("/v1/replays/" + id).jsonPath().<String, Object>getMap("findings"))
                .isEqualTo(found);
    }

    @Test
    void whoIsOutsideTheScopeOfADraftIsLeftToWhatIsInForce() {
        UUID outside = lead(false, Map.of("webinar", monday, "pricing-page", monday));
        String key = draft(Map.of(
                "rules", List.of(rule(newType(), 10)), "scope", Map.of("segment", newKey(), "region", "nowhere")));

        String id = done(key, Map.of()).getString("id");

        assertThat(leads(id, "lost")).isEmpty();
        assertThat(leads(id, "gained")).isEmpty();
        assertThat(leads(id, "kept")).contains(outside.toString());
        assertThat(passes(id, "")).isEqualTo(passes(id, "kept"));
    }

    @Test
    void howAVersionIsReplayedNeedNotBeTold() {
        String path = "/v1/definitions/" + draft("webinar", 10, 10) + "/versions/1/replays";

        as("marketing").post(path).then().statusCode(202);
        given().noContentType()
                .header("Authorization", TestTokens.bearer("sales"))
                .post(path)
                .then()
                .statusCode(202);
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
    void whoCancelsWhileTheDatabaseSortsEndsThatToo() throws SQLException {
        String key = draft(newType(), 10, 10);
        Eventually.untilAsserted(() -> assertThat(sql.list("select id from replay where state = 'running'", row -> 1))
                .isEmpty());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table activity in access exclusive mode");
            String id = start(key, Map.of()).statusCode(202).extract().path("id");
            Eventually.untilAsserted(() -> assertThat(copies()).isEqualTo(1));

            as("sales").post("/v1/replays/" + id + "/cancel").then().statusCode(200);

            Eventually.untilAsserted(() -> assertThat(copies()).isZero());
            connection.rollback();
        }
    }

    private long copies() {
        return sql.first("""
                        select count(*) as copies from pg_stat_activity
                        where datname = current_database() and state = 'active' and query like 'copy (%'""", row -> row.getLong("copies")).orElseThrow();
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
