package io.handshake.sla.worklist;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class WorklistTest {
    private static final long DAY = 86_400;

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private static ValidatableResponse worklist(String role, String subject, String query) {
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .get("/v1/worklist" + query)
                .then();
    }

    private static JsonPath own(String subject, String query) {
        return worklist("rep", subject, query).statusCode(200).extract().jsonPath();
    }

    /** A segment in which an answer is due after so many seconds. */
    private static String answeredWithin(long seconds) {
        String segment = newKey();
        inForce(policy(segment, segment, List.of(clock("accept", seconds))));
        return segment;
    }

    private String offered(String lead) {
        return scene.handoffId(lead, "offered");
    }

    private static void scored(String lead, long sequence, double score, boolean cooled) {
        StubPeer.of("scoring")
                .publish(
                        "score-changed",
                        lead,
                        sequence,
                        Map.of(
                                "lead",
                                lead,
                                "score",
                                score,
                                "fit",
                                4,
                                "intent",
                                score - 4,
                                "definition",
                                "shipped",
                                "version",
                                1,
                                "cooled",
                                cooled,
                                "asOf",
                                "2026-11-02T09:00:00Z"));
    }

    @Test
    void whatIsDueFirstComesFirstAndThenTheHigherScore() {
        scene.rep("rita", 50);
        String slow = answeredWithin(3 * DAY);
        SettableClock.set(Instant.parse("2026-11-25T09:00:00Z"));
        String late = offered(scene.qualifiedLead(slow));
        String urgent = offered(scene.qualifiedLead(answeredWithin(DAY)));
        String lead = scene.qualifiedLead(slow);
        String scored = offered(lead);
        scored(lead, 1, 42.5, false);

        Eventually.untilAsserted(
                () -> assertThat(own("rita", "").getList("items.score")).contains(42.5f));
        JsonPath work = own("rita", "");
        assertThat(work.getList("items.handoff")).containsExactly(urgent, late, scored);
        assertThat(work.<Object>get("next")).isNull();
    }

    @Test
    void amongThoseDueAtOneInstantTheHigherScoreComesFirstAndNoneLast() {
        scene.rep("rita", 50);
        List<String> leads = List.of(scene.qualifiedLead(), scene.qualifiedLead(), scene.qualifiedLead());
        Map<String, String> handoffs = new HashMap<>();
        leads.forEach(lead -> {
            handoffs.put(lead, offered(lead));
            scene.accept(handoffs.getOrDefault(lead, ""), "rita").statusCode(200);
        });
        scored(leads.get(1), 1, 5, false);
        scored(leads.get(2), 1, 50, true);

        Eventually.untilAsserted(() -> assertThat(own("rita", "").getList("items.lead"))
                .containsExactly(leads.get(2), leads.get(1), leads.get(0)));

        JsonPath work = own("rita", "");
        assertThat(work.getList("items.cooled")).containsExactly(true, false, null);
        assertThat(work.getList("items.fit")).containsExactly(4f, 4f, null);
        assertThat(work.getList("items.state")).containsOnly("accepted");
        assertThat(work.getList("items.next")).containsOnly((Object) null);
        assertThat(work.getString("items[0].acceptedAt")).isNotNull();
    }

    @Test
    void anItemTellsItsClocksWhatIsKnownOfTheLeadAndWhyItCame() {
        scene.rep("rita", 50);
        String segment = newKey();
        Map<String, Object> promised = policy(
                segment,
                segment,
                List.of(
                        clock("accept", DAY),
                        clock("first-touch", 2 * DAY),
                        clock("work-by", 3 * DAY),
                        clock("outcome", 9 * DAY)));
        promised.put("pauses", Map.of("reasons", List.of("buyer-away"), "budgetSeconds", DAY));
        inForce(promised);
        String lead = scene.qualifiedLead(Map.of("segment", segment, "region", "EMEA"));
        String handoff = offered(lead);
        scene.accept(handoff, "rita").statusCode(200);

        JsonPath item = own("rita", "");
        assertThat(item.getString("items[0].lead")).isEqualTo(lead);
        assertThat(item.getInt("items[0].pass")).isEqualTo(1);
        assertThat(item.getString("items[0].stage")).isEqualTo("MQL");
        assertThat(item.getString("items[0].to")).isEqualTo("SALES");
        assertThat(item.getString("items[0].segment")).isEqualTo(segment);
        assertThat(item.getString("items[0].region")).isEqualTo("EMEA");
        assertThat(item.<Object>get("items[0].account")).isNull();
        assertThat(item.getString("items[0].why")).isEqualTo("any");
        assertThat(item.getList("items[0].clocks.kind")).containsExactly("first-touch", "work-by", "outcome");
        assertThat(item.getString("items[0].next.kind")).isEqualTo("first-touch");
        assertThat(item.getLong("items[0].next.secondsLeft")).isBetween(2 * DAY - 60, 2 * DAY);
        assertThat(item.getBoolean("items[0].next.paused")).isFalse();

        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(Map.of("reason", "buyer-away"))
                .post("/v1/handoffs/" + handoff + "/pause")
                .then()
                .statusCode(200);
        SettableClock.advance(Duration.ofHours(1));
        JsonPath paused = own("rita", "");
        assertThat(paused.getBoolean("items[0].next.paused")).isTrue();
        assertThat(paused.getLong("items[0].next.secondsLeft")).isBetween(2 * DAY - 60, 2 * DAY);
    }

    @Test
    void whatIsOverdueHasLessThanNothingLeft() {
        scene.rep("rita", 50);
        String soon = offered(scene.qualifiedLead(answeredWithin(DAY)));
        String later = offered(scene.qualifiedLead(answeredWithin(9 * DAY)));
        SettableClock.advance(Duration.ofSeconds(DAY + 100));

        JsonPath work = own("rita", "");
        assertThat(work.getList("items.handoff")).containsExactly(soon, later);
        assertThat(work.getLong("items[0].next.secondsLeft")).isBetween(-200L, -100L);
        assertThat(own("rita", "?overdue=true").getList("items.handoff")).containsExactly(soon);
        assertThat(own("rita", "?overdue=false").getList("items.handoff")).containsExactly(later);
    }

    @Test
    void secondsAreThoseOfTheClocksCalendar() {
        SettableClock.set(Instant.parse("2026-11-30T15:00:00Z"));
        String key = "w" + newKey().substring(0, 20);
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of(
                        "key",
                        key,
                        "title",
                        "Mondays",
                        "zone",
                        "UTC",
                        "week",
                        Map.of("monday", List.of(Map.of("from", "09:00", "to", "17:00")))))
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        String segment = newKey();
        Map<String, Object> accept = clock("accept", 4 * 3_600);
        accept.put("calendar", Map.of("of", "fixed", "key", key));
        inForce(policy(segment, segment, List.of(accept)));
        scene.rep("rita", 50);
        offered(scene.qualifiedLead(segment));

        assertThat(own("rita", "").getLong("items[0].next.secondsLeft")).isBetween(4 * 3_600L - 60, 4 * 3_600L);
        SettableClock.set(Instant.parse("2026-12-03T12:00:00Z"));
        assertThat(own("rita", "").getLong("items[0].next.secondsLeft")).isBetween(2 * 3_600L, 2 * 3_600L + 60);
        assertThat(own("rita", "").getString("items[0].next.dueAt")).startsWith("2026-12-07T11:");
    }

    @Test
    void whatHasEndedIsNoWork() {
        scene.rep("rita", 50);
        String refused = offered(scene.qualifiedLead());
        scene.reject(refused, "rita", "no-need").statusCode(200);
        String kept = offered(scene.qualifiedLead());
        String accepted = offered(scene.qualifiedLead());
        scene.accept(accepted, "rita").statusCode(200);

        worklist("rep", "rita", "").body("items.handoff", containsInAnyOrder(kept, accepted));
        worklist("rep", "rita", "?state=offered").body("items.handoff", contains(kept));
        worklist("rep", "rita", "?state=accepted").body("items.handoff", contains(accepted));
    }

    @Test
    void whatSomebodyHasIsNoWorkAnyMoreWhenItsPassIsOver() {
        scene.rep("rita", 50);
        String lead = scene.qualifiedLead();
        String won = offered(lead);
        scene.accept(won, "rita").statusCode(200);
        worklist("rep", "rita", "").body("items.handoff", contains(won));

        scene.passClosed(lead, 2, "won");

        Eventually.untilAsserted(
                () -> assertThat(own("rita", "").getList("items.handoff")).isEmpty());
    }

    @Test
    void aMergedLeadAnswersWithTheSurvivorsScoreAndSegment() {
        scene.rep("rita", 50);
        String older = scene.qualifiedLead(Map.of("segment", "mid-market"));
        String younger = scene.qualifiedLead(Map.of("segment", "small"));
        for (String lead : List.of(older, younger)) {
            scene.accept(offered(lead), "rita").statusCode(200);
        }
        scored(older, 1, 33, false);
        scored(younger, 1, 12, false);

        StubPeer.of("lead")
                .publish(
                        "lead-merged",
                        older,
                        3,
                        Map.of(
                                "lead",
                                older,
                                "merged",
                                younger,
                                "keys",
                                List.of(Map.of("key", younger, "kind", "lead", "moves", 2)),
                                "pass",
                                1,
                                "mergedPass",
                                1));

        Eventually.untilAsserted(() -> {
            JsonPath work = own("rita", "");
            assertThat(work.getList("items.lead")).containsExactlyInAnyOrder(older, younger);
            assertThat(work.getList("items.score")).containsExactly(33f, 33f);
            assertThat(work.getList("items.segment")).containsExactly("mid-market", "mid-market");
        });
    }

    @Test
    void everyItemComesOnceHoweverManyAreOnAPage() {
        scene.rep("rita", 500);
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String lead = scene.qualifiedLead();
            wanted.add(offered(lead));
            if (i % 2 == 0) {
                scene.accept(wanted.getLast(), "rita").statusCode(200);
            }
        }

        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = own("rita", "?limit=2" + after);
            listed.addAll(page.getList("items.handoff", String.class));
            after = page.get("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(listed).isEqualTo(own("rita", "").getList("items.handoff", String.class));
        String next = own("rita", "?limit=2").getString("next");
        worklist("rep", "rita", "?limit=2&state=offered&after=" + next)
                .statusCode(400)
                .body("errors.parameter", contains("after"));
    }

    @Test
    void aRepSeesNoPeersWorkAndAManagerThatOfTheTeam() {
        scene.put("/v1/teams/berlin", Map.of("title", "Berlin", "manager", "mona"))
                .statusCode(201);
        scene.team("paris");
        String rita = scene.rep("rita", Map.of("weeklyCapacity", 50, "team", "berlin"));
        String handoff = offered(scene.qualifiedLead());
        String pia = scene.rep("pia", Map.of("weeklyCapacity", 1, "team", "paris"));

        worklist("rep", "pia", "").statusCode(200).body("items", empty());
        worklist("rep", "pia", "?rep=" + pia).statusCode(200).body("items", empty());
        worklist("rep", "pia", "?rep=" + rita).statusCode(403).body("type", equalTo("/problems/forbidden"));
        worklist("rep", "pia", "?team=berlin").statusCode(403);
        worklist("rep", "mona", "?team=berlin").statusCode(200).body("items.handoff", contains(handoff));
        worklist("bdr", "mona", "?rep=" + rita).statusCode(200).body("items.repName", contains("Rep rita"));
        worklist("rep", "mona", "?team=paris").statusCode(403);
        worklist("rep", "nobody", "").statusCode(200).body("items", empty());
        worklist("sales", "sven", "?team=berlin").statusCode(200).body("items.handoff", contains(handoff));
        worklist("admin", "anna", "?rep=" + rita).statusCode(200).body("items.handoff", contains(handoff));
        String clock = scene.read(handoff).getString("offers[0].clock.id");
        for (String path :
                List.of("/v1/handoffs/" + handoff, "/v1/clocks/" + clock, "/v1/clocks/" + clock + "/explanation")) {
            get("bdr", "mona", path).statusCode(200);
            get("bdr", "pia", path).statusCode(404);
        }
        get("bdr", "mona", "/v1/handoffs").statusCode(200).body("items.id", contains(handoff));
        worklist("sales", "sven", "?team=nowhere").statusCode(404).body("type", equalTo("/problems/unknown-team"));
        worklist("sales", "sven", "?rep=" + UUID.randomUUID()).statusCode(404);
    }

    private static ValidatableResponse get(String role, String user, String path) {
        return given().header("Authorization", TestTokens.bearer(role, user))
                .get(path)
                .then();
    }

    @ParameterizedTest
    @CsvSource({
        "'', rep",
        "?team=berlin&rep=0197a1b2-0000-7000-8000-000000000003, rep",
        "?state=rejected, state",
        "?overdue=maybe, overdue",
        "?limit=0, limit"
    })
    void whatCannotBeAskedNamesTheParameter(String query, String parameter) {
        worklist("sales", "sven", query).statusCode(400).body("errors.parameter", contains(parameter));
    }
}
