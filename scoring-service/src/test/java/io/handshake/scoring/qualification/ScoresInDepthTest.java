package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sellers;
import static io.handshake.scoring.Agreed.sign;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fading, limits, fit, both times, and what time alone does, as a user meets them. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ScoresInDepthTest {
    private static final Instant GUIDE = Instant.parse("2026-03-02T08:00:00Z");

    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static String written(Map<String, ?> more) {
        Map<String, Object> definition = definition(newKey());
        definition.putAll(more);
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        return String.valueOf(definition.get("key"));
    }

    /** In force from now on for the leads of a segment of its own, which is its key. */
    private static String inForce(List<Map<String, Object>> rules, long threshold) {
        Map<String, Object> definition = definition(newKey());
        String key = String.valueOf(definition.get("key"));
        definition.put("scope", Map.of("segment", key));
        definition.put("rules", rules);
        definition.put("threshold", threshold);
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        sign(key, 1, "marketing", "mira").statusCode(201);
        sign(key, 1, "sales", "sven").statusCode(201);
        return key;
    }

    /** A lead of a segment whose definition is the shipped one's, whatever other tests sign for everybody. */
    private static PlayedLead judgedAsShipped() {
        List<Map<String, Object>> rules = List.of(rule("webinar", 10), rule("key-page", 1), rule("careers-page", -20));
        return created(Map.of("segment", inForce(rules, 20)));
    }

    private static Map<String, Object> with(Map<String, Object> rule, String member, Object value) {
        Map<String, Object> more = new HashMap<>(rule);
        more.put(member, value);
        return more;
    }

    private static JsonPath score(UUID lead, Map<String, ?> asked) {
        return as("sales")
                .queryParams(asked)
                .get("/v1/scores/" + lead)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void untilScored(PlayedLead lead, int score) {
        Eventually.untilAsserted(() ->
                as("sales").get("/v1/scores/" + lead.id).then().statusCode(200).body("score", equalTo(score)));
    }

    private static List<Map<String, Object>> verdicts(PlayedLead lead) {
        return payloads(lead.id.toString(), "lead-qualified");
    }

    private static Map<String, Object> theVerdict(PlayedLead lead) {
        Eventually.untilAsserted(() -> assertThat(verdicts(lead)).hasSize(1));
        return verdicts(lead).getFirst();
    }

    @Test
    void theScoreWorkedByHandInTheGuideIsTheAnswer() {
        String book = newType();
        Map<String, Object> webinar = with(with(rule("webinar", 10), "halfLifeDays", 14), "group", "events");
        Map<String, Object> eBook = with(with(rule(book, 6), "halfLifeDays", 14), "group", "events");
        String key = written(Map.of(
                "rules",
                List.of(webinar, with(eBook, "key", "e-book"), with(rule("pricing-page", 8), "halfLifeDays", 7)),
                "fitRules",
                List.of(
                        Map.of(
                                "key",
                                "company",
                                "points",
                                15,
                                "group",
                                "firm",
                                "when",
                                List.of(Map.of("attribute", "companySize", "is", List.of("1000+")))),
                        Map.of(
                                "key",
                                "country",
                                "points",
                                10,
                                "group",
                                "firm",
                                "when",
                                List.of(Map.of("attribute", "country", "is", List.of("DE"))))),
                "groups",
                List.of(Map.of("key", "firm", "cap", 20), Map.of("key", "events", "cap", 15)),
                "threshold",
                30));
        PlayedLead lead = created(Map.of("companySize", "1000+", "country", "DE"))
                .did("webinar", GUIDE)
                .did("webinar", GUIDE.plus(Duration.ofDays(7)))
                .did("pricing-page", GUIDE.plus(Duration.ofDays(8)))
                .did(book, GUIDE.plus(Duration.ofDays(14)))
                .tell();
        Map<String, Object> asked =
                Map.of("asOf", GUIDE.plus(Duration.ofDays(14)).toString(), "definition", key, "version", 1);
        Eventually.untilAsserted(
                () -> assertThat(score(lead.id, asked).getList("contributions")).hasSize(7));

        JsonPath score = score(lead.id, asked).using(new JsonPathConfig(NumberReturnType.DOUBLE));

        assertThat(score.getDouble("score")).isCloseTo(39.416358055, within(1e-9));
        assertThat(score.getDouble("fit")).isCloseTo(20, within(1e-9));
        assertThat(score.getDouble("intent")).isCloseTo(19.416358055, within(1e-9));
        assertThat(score.getList("contributions.rule", String.class))
                .containsExactly("company", "country", "webinar", "e-book", "pricing-page", "firm", "events");
        assertThat(score.getDouble("contributions.find { it.rule == 'webinar' }.points"))
                .isCloseTo(12.071067812, within(1e-9));
        assertThat(score.getDouble("contributions.find { it.rule == 'events' }.points"))
                .isCloseTo(-3.071067812, within(1e-9));
        assertThat(score.getString("goesColdAt")).startsWith("2026-03-30T14:03:52");
    }

    @Test
    void lateNegativeEvidenceChangesWhatIsKnownNowAndNotWhatWasKnownThen() {
        Instant then = GUIDE.plus(Duration.ofDays(30));
        PlayedLead lead = judgedAsShipped()
                .did("webinar", GUIDE)
                .did("webinar", GUIDE.plusSeconds(60))
                .tellAndGoOn();
        untilScored(lead, 20);
        Instant before = Instant.now();
        lead.did("careers-page", GUIDE.plusSeconds(30)).tell();
        untilScored(lead, 0);

        assertThat(score(lead.id, Map.of("asOf", then.toString())).getInt("score"))
                .isZero();
        JsonPath known = score(lead.id, Map.of("asOf", then.toString(), "knownAt", before.toString()));
        assertThat(known.getInt("score")).isEqualTo(20);
        assertThat(known.getString("knownAt")).isNotNull();
        assertThat(verdicts(lead)).hasSize(1);
    }

    @Test
    void theHistoryHasTheScoreAtEachTurn() {
        PlayedLead lead = judgedAsShipped()
                .did("webinar", GUIDE)
                .did("careers-page", GUIDE.plusSeconds(60))
                .tell();
        untilScored(lead, -10);

        as("rep")
                .queryParam("limit", 2)
                .get("/v1/scores/" + lead.id + "/history")
                .then()
                .statusCode(200)
                .body("items.score", equalTo(List.of(10, -10)))
                .body("items[0].asOf", equalTo(GUIDE.toString()));
    }

    @Test
    void aScoreThatChangedIsToldAndTheLastWordIsSaid() {
        PlayedLead lead = judgedAsShipped().did("webinar", GUIDE).tellAndGoOn();
        Eventually.untilAsserted(() -> assertThat(payloads(lead.id.toString(), "score-changed"))
                .last()
                .satisfies(told -> assertThat(told).containsEntry("score", 10)));
        lead.did("key-page", GUIDE).tellAndGoOn();
        lead.did("key-page", GUIDE).tellAndGoOn();

        Eventually.untilAsserted(() -> assertThat(payloads(lead.id.toString(), "score-changed"))
                .last()
                .satisfies(told -> assertThat(told)
                        .containsEntry("score", 12)
                        .containsEntry("intent", 12)
                        .containsEntry("fit", 0)
                        .containsEntry("cooled", false)));
    }

    @Test
    void d6AScoreThatRisesByTimeAloneQualifiesWhenThatInstantHasCome() {
        String trial = newType();
        String careers = newType();
        String key = inForce(List.of(rule(trial, 25), with(rule(careers, -20), "withinDays", 30)), 20);
        Instant now = Instant.now();
        PlayedLead lead = created(Map.of("segment", key))
                .did(trial, now)
                .did(careers, now)
                .tell();
        untilScored(lead, 5);
        assertThat(verdicts(lead)).isEmpty();

        SettableClock.set(now.plus(Duration.ofDays(30)).plusSeconds(1));

        assertThat(theVerdict(lead)).containsEntry("reason", "time").containsEntry("score", 25);
        assertThat(Duration.between(
                        now.plus(Duration.ofDays(30)),
                        Instant.parse(String.valueOf(theVerdict(lead).get("crossedAt")))))
                .isLessThan(Duration.ofMillis(1));
    }

    @Test
    void d9APassThatCoolsByTimeAloneStaysQualifiedAndIsToldSo() {
        String trial = newType();
        String key = inForce(List.of(with(rule(trial, 30), "halfLifeDays", 10)), 20);
        PlayedLead lead =
                created(Map.of("segment", key)).did(trial, Instant.now()).tell();
        theVerdict(lead);
        JsonPath score = score(lead.id, Map.of());
        Instant cold = Instant.parse(score.getString("goesColdAt"));
        assertThat(score.getBoolean("cooled")).isFalse();

        SettableClock.set(cold.plusSeconds(5));

        Eventually.untilAsserted(() -> assertThat(payloads(lead.id.toString(), "score-changed"))
                .last()
                .satisfies(told -> assertThat(told).containsEntry("cooled", true)));
        assertThat(score(lead.id, Map.of()).getBoolean("cooled")).isTrue();
        assertThat(verdicts(lead)).hasSize(1);
    }

    @Test
    void whatIsToldOfWhoALeadIsCanQualifyIt() {
        Map<String, Object> definition = definition(newKey());
        String key = String.valueOf(definition.get("key"));
        definition.put("scope", Map.of("segment", key));
        definition.put("threshold", null);
        definition.put("minimumFit", 10);
        definition.put(
                "fitRules",
                List.of(Map.of(
                        "key",
                        "germany",
                        "points",
                        10,
                        "when",
                        List.of(Map.of("attribute", "country", "is", List.of("de"))))));
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        sign(key, 1, "marketing", "mira").statusCode(201);
        sign(key, 1, "sales", "sven").statusCode(201);
        PlayedLead lead = created(Map.of("segment", key, "country", "US")).tellAndGoOn();
        untilScored(lead, 0);

        lead.changes(Map.of("segment", key, "country", "DE")).tell();

        assertThat(theVerdict(lead))
                .containsEntry("reason", "profile-change")
                .containsEntry("fit", 10)
                .doesNotContainKey("threshold");
    }

    @Test
    void d6LeadsThatAVersionQualifiesAreReleasedNoFasterThanSalesCanTakeThem() {
        sellers();
        String type = newType();
        String key = inForce(List.of(rule(type, 5)), 1_000);
        List<PlayedLead> leads = List.of(
                created(Map.of("segment", key))
                        .did(type, Instant.now())
                        .did(type, Instant.now())
                        .tell(),
                created(Map.of("segment", key)).did(type, Instant.now()).tell());
        untilScored(leads.getFirst(), 10);
        untilScored(leads.getLast(), 5);
        Eventually.untilAsserted(() ->
                assertThat(sql.update("update rep_capacity set weekly = 0")).isPositive());
        Map<String, Object> easier = definition(key);
        easier.remove("key");
        easier.putAll(Map.of(
                "scope", Map.of("segment", key), "rules", List.of(rule(type, 5)), "threshold", 5, "reason", "Easier."));
        as("sales")
                .body(easier)
                .post("/v1/definitions/" + key + "/versions")
                .then()
                .statusCode(201);
        sign(key, 2, "marketing", "mira").statusCode(201);
        sign(key, 2, "sales", "sven").statusCode(201);
        Eventually.untilAsserted(() -> as("sales")
                .get("/v1/releases")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(2))
                .body("weeklyCapacity", equalTo(0)));
        assertThat(leads).allSatisfy(lead -> assertThat(verdicts(lead)).isEmpty());
        int qualified = as("sales").get("/v1/releases").path("qualifiedThisWeek");

        sql.update("update rep_capacity set weekly = ?", qualified + 1);

        assertThat(theVerdict(leads.getFirst())).containsEntry("reason", "definition-change");
        as("sales").get("/v1/releases").then().body("waiting", equalTo(1));
        assertThat(verdicts(leads.getLast())).isEmpty();
        sql.update("update rep_capacity set weekly = 1000000");
        assertThat(theVerdict(leads.getLast())).containsEntry("score", 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asOf=yesterday",
                "asOf=1969-12-31T23:59:59Z",
                "asOf=2100-01-01T00:00:00Z",
                "knownAt=2099-01-01T00:00:00Z",
                "version=1",
                "definition=shipped&version=0",
                "definition=No%20Key"
            })
    void aQuestionThatMakesNoSenseIsRefused(String query) {
        as("sales")
                .get("/v1/scores/" + UUID.randomUUID() + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aVersionThatIsNotThereAndALeadNotKnownThenAreNotFound() {
        PlayedLead lead = created().tell();
        untilScored(lead, 0);

        as("sales")
                .get("/v1/scores/" + lead.id + "?definition=shipped&version=99")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-definition-version"));
        as("sales")
                .get("/v1/scores/" + lead.id + "?knownAt=2024-01-01T00:00:00Z")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-lead"));
        as("sales")
                .get("/v1/scores/" + lead.id + "?definition=shipped&asOf=" + GUIDE)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("goesColdAt", nullValue());
    }
}
