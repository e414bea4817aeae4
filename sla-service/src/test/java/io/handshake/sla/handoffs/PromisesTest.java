package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.as;
import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.get;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PromisesTest {

    private static final Duration TARGET = Duration.ofHours(48);

    @Inject
    Scene scene;

    private String segment = "";

    /** Accept within 48 hours, touch within 48 more, work within 96; a pause may take a day. */
    @BeforeEach
    void agree() {
        scene.withoutReps();
        segment = newKey();
        Map<String, Object> touch = clock("first-touch", TARGET.toSeconds());
        touch.put("warnAt", List.of(0.5));
        touch.put("escalations", List.of(Map.of("afterSeconds", 14_400, "to", "manager")));
        Map<String, Object> policy = policy(
                segment,
                segment,
                List.of(clock("accept", TARGET.toSeconds()), touch, clock("work-by", 2 * TARGET.toSeconds())));
        policy.put("pauses", Map.of("reasons", List.of("buyer-away"), "budgetSeconds", 86_400));
        inForce(policy);
        scene.rep("rita", 100);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private String accepted() {
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");
        scene.accept(handoff, "rita").statusCode(200);
        return handoff;
    }

    private JsonPath clockOf(String handoff, String kind) {
        String id = scene.read(handoff).getString("clocks.find { it.kind == '" + kind + "' }.id");
        return get("/v1/clocks/" + id);
    }

    private JsonPath touchClock(String handoff) {
        return clockOf(handoff, "first-touch");
    }

    private static Instant at(JsonPath clock, String member) {
        return Instant.parse(clock.getString(member));
    }

    private static ValidatableResponse post(String handoff, String what, String userSub, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer("rep", userSub))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private static ValidatableResponse touch(String handoff, Instant occurredAt) {
        return post(
                handoff,
                "touches",
                "rita",
                Map.of("kind", "call", "outcome", "reached", "occurredAt", occurredAt.toString()));
    }

    private static void pause(String handoff) {
        post(handoff, "pause", "rita", Map.of("reason", "buyer-away")).statusCode(200);
    }

    private static ValidatableResponse resume(String handoff) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .post("/v1/handoffs/" + handoff + "/resume")
                .then();
    }

    @Test
    void theAcceptanceStartsAClockThatTheFirstTouchStops() {
        String handoff = accepted();
        JsonPath running = touchClock(handoff);
        assertThat(running.getString("state")).isEqualTo("running");
        assertThat(running.getString("policy")).isEqualTo(segment);
        assertThat(at(running, "dueAt")).isEqualTo(at(running, "startedAt").plus(TARGET));

        post(handoff, "touches", "rita", Map.of("kind", "e-mail", "outcome", "message-left"))
                .statusCode(201);

        assertThat(touchClock(handoff).getString("state")).isEqualTo("met");
        assertThat(clockOf(handoff, "work-by").getString("state")).isEqualTo("met");
        assertThat(get("/v1/handoffs/" + handoff + "/touches").getList("items.kind"))
                .containsExactly("e-mail");
        assertThat(scene.types(handoff))
                .containsExactly(
                        "handoff-opened",
                        "clock-started",
                        "handoff-offered",
                        "handoff-accepted",
                        "clock-started",
                        "handoff-touched",
                        "clock-stopped",
                        "clock-stopped");
    }

    @Test
    void whatAClockUsedUpIsToldToTheMicrosecond() {
        String handoff = accepted();
        post(handoff, "touches", "rita", Map.of("kind", "call", "outcome", "reached"))
                .statusCode(201);
        String refused = scene.handoffId(scene.qualifiedLead(segment), "offered");
        scene.reject(refused, "rita", "no-need").statusCode(200);

        JsonPath touched = touchClock(handoff);
        Duration used = Duration.between(at(touched, "startedAt"), at(touched, "stoppedAt"));
        assertThat(touched.getString("elapsed")).isEqualTo(used.toString());
        assertThat(scene.history(handoff).stream()
                        .filter(event -> event.type().equals("clock-stopped"))
                        .map(event -> JsonPath.from(event.data()))
                        .filter(fact -> fact.getString("kind").equals("first-touch")))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.getString("elapsed")).isEqualTo(used.toString());
                    assertThat(fact.getLong("elapsedSeconds")).isEqualTo(used.toSeconds());
                });
        assertThat(answered(handoff, "handoff-accepted")).isEqualTo(untilAnswered(handoff));
        assertThat(answered(refused, "handoff-rejected")).isEqualTo(untilAnswered(refused));
    }

    private String answered(String handoff, String type) {
        return scene.history(handoff).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> JsonPath.from(event.data()).getString("elapsed"))
                .findFirst()
                .orElseThrow();
    }

    private String untilAnswered(String handoff) {
        JsonPath it = scene.read(handoff);
        return Duration.between(at(it, "offers[0].offeredAt"), at(it, "offers[0].endedAt"))
                .toString();
    }

    @Test
    void onlyWhoAcceptedAHandoffTouchesOrPausesIt() {
        scene.rep("rolf", 0);
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");
        Map<String, String> touch = Map.of("kind", "call", "outcome", "reached");

        post(handoff, "touches", "rita", touch).statusCode(409).body("type", equalTo("/problems/decision-refused"));
        scene.accept(handoff, "rita").statusCode(200);
        post(handoff, "touches", "rolf", touch).statusCode(409);
        post(handoff, "pause", "rolf", Map.of("reason", "buyer-away")).statusCode(409);
        resume(handoff).statusCode(409);
        post(handoff, "pause", "rita", Map.of("reason", "tired"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/reason"));
        touch(handoff, Instant.now().plusSeconds(3_600)).statusCode(422).body("errors.pointer", hasItem("/occurredAt"));
        touch(handoff, Instant.parse("2020-01-01T00:00:00Z"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/occurredAt"));
    }

    @Test
    void aPausedClockStandsStillAndSaysWhere() {
        String handoff = accepted();
        Instant due = at(touchClock(handoff), "dueAt");
        pause(handoff);
        post(handoff, "pause", "rita", Map.of("reason", "buyer-away")).statusCode(409);
        assertThat(touchClock(handoff).getString("state")).isEqualTo("paused");

        SettableClock.advance(Duration.ofHours(10));
        resume(handoff).statusCode(200);

        JsonPath clock = touchClock(handoff);
        assertThat(at(clock, "dueAt")).isBetween(due.plus(Duration.ofHours(10)), due.plus(Duration.ofHours(11)));
        assertThat(clock.getLong("pausedSeconds")).isBetween(36_000L, 39_600L);
        JsonPath explained = get("/v1/clocks/" + clock.getString("id") + "/explanation");
        assertThat(explained.getList("intervals.kind")).containsExactly("counted", "paused", "counted");
        assertThat(explained.getString("intervals[1].about")).isEqualTo("buyer-away");
        assertThat(explained.getString("outcome")).isEqualTo("running");
    }

    @Test
    void anExplanationIsReadPageByPage() {
        String handoff = accepted();
        pause(handoff);
        SettableClock.advance(Duration.ofHours(10));
        resume(handoff).statusCode(200);
        String path = "/v1/clocks/" + touchClock(handoff).getString("id") + "/explanation";
        JsonPath whole = get(path);

        JsonPath first = get(path + "?limit=2");
        JsonPath second = get(path + "?limit=2&after=" + first.getString("next"));

        assertThat(whole.getString("next")).isNull();
        assertThat(first.getBoolean("complete")).isFalse();
        assertThat(first.getList("intervals.kind")).containsExactly("counted", "paused");
        assertThat(second.getList("intervals.kind")).containsExactly("counted");
        assertThat(second.getString("intervals[0].from")).isEqualTo(first.getString("intervals[1].to"));
        assertThat(second.getBoolean("complete")).isTrue();
        assertThat(second.getString("next")).isNull();
        assertThat(first.getLong("countedSeconds"))
                .isBetween(whole.getLong("countedSeconds"), second.getLong("countedSeconds"));
    }

    @Test
    void aWarningABreachAndAnEscalationAreToldOnceEach() {
        String handoff = accepted();
        Instant due = at(touchClock(handoff), "dueAt");

        SettableClock.set(due.minus(Duration.ofHours(24)).plusSeconds(5));
        Eventually.untilAsserted(() -> assertThat(scene.types(handoff)).endsWith("clock-warned"));
        SettableClock.set(due.plusSeconds(5));
        Eventually.untilAsserted(() -> assertThat(scene.types(handoff)).endsWith("clock-warned", "clock-breached"));
        SettableClock.set(due.plus(Duration.ofHours(4)).plusSeconds(5));
        Eventually.untilAsserted(
                () -> assertThat(scene.types(handoff)).endsWith("clock-warned", "clock-breached", "clock-escalated"));

        JsonPath breach = JsonPath.from(scene.history(handoff).get(6).data());
        assertThat(breach.getString("kind")).isEqualTo("first-touch");
        assertThat(breach.getString("policy")).isEqualTo(segment);
        assertThat(at(breach, "dueAt")).isEqualTo(due);
        assertThat(JsonPath.from(scene.history(handoff).getLast().data()).getString("to"))
                .isEqualTo("manager");
    }

    @Test
    void aTouchThatWasInTimeAndIsReportedLateRetractsTheBreach() {
        String handoff = accepted();
        Instant due = at(touchClock(handoff), "dueAt");
        SettableClock.set(due.plusSeconds(10));
        Eventually.untilAsserted(() -> assertThat(scene.types(handoff)).contains("clock-breached"));
        assertThat(touchClock(handoff).getString("state")).isEqualTo("breached");

        touch(handoff, due.minusSeconds(60)).statusCode(201);

        JsonPath clock = touchClock(handoff);
        assertThat(clock.getString("state")).isEqualTo("met");
        assertThat(at(clock, "stoppedAt")).isEqualTo(due.minusSeconds(60));
        assertThat(clock.getString("breachAnnouncedAt")).isNotNull();
        assertThat(clock.getString("breachRetractedAt")).isNotNull();
        assertThat(scene.types(handoff)).containsOnlyOnce("clock-breached", "clock-breach-retracted");
    }

    @Test
    void whatIsReportedAfterTheWindowRetractsNothing() {
        String handoff = accepted();
        Instant due = at(touchClock(handoff), "dueAt");

        SettableClock.set(due.plus(Duration.ofHours(24)).plusSeconds(10));
        touch(handoff, due.minusSeconds(60)).statusCode(201);

        assertThat(touchClock(handoff).getString("state")).isEqualTo("breached");
        assertThat(scene.types(handoff)).contains("clock-breached").doesNotContain("clock-breach-retracted");
    }

    @Test
    void aPassThatClosesTakesTheClocksOfAnAcceptedHandoffWithIt() {
        String lead = scene.qualifiedLead(segment);
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);

        scene.passClosed(lead, 3, "lost");

        Eventually.untilAsserted(
                () -> assertThat(touchClock(handoff).getString("state")).isEqualTo("cancelled"));
        assertThat(clockOf(handoff, "work-by").getString("state")).isEqualTo("cancelled");
    }

    @Test
    void aSuppressedHandoffHasNoClockAndGetsANewOneWhenItIsReleased() {
        String lead = scene.qualifiedLead(segment);
        String handoff = scene.handoffId(lead, "offered");

        StubPeer.of("lead").publish("contact-suppressed", lead, 3, Map.of("lead", lead, "why", "no-consent"));
        assertThat(scene.handoff(lead, "suppressed").getList("clocks.state")).containsExactly("cancelled");
        StubPeer.of("lead").publish("contact-allowed", lead, 4, Map.of("lead", lead));

        assertThat(scene.handoff(lead, "offered").getList("clocks.state")).containsExactly("cancelled", "running");
        assertThat(scene.types(handoff))
                .endsWith(
                        "clock-stopped", "handoff-suppressed", "handoff-released", "clock-started", "handoff-offered");
    }

    @Test
    void aRefusalForGoodAnswersTheClockThatWaitsForWork() {
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");

        scene.reject(handoff, "rita", "no-budget").statusCode(200);

        assertThat(clockOf(handoff, "work-by").getString("state")).isEqualTo("met");
    }

    @Test
    void aClockCountsByTheBuyersCalendarAndKeepsTheVersionItStartedWith() {
        String calendar = newKey();
        String week =
                "\"title\": \"Week\", \"zone\": \"Europe/Berlin\", \"week\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"17:00\"}]}";
        as("sales")
                .body("{\"key\": \"" + calendar + "\", " + week + "}")
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        String germans = buyers(Map.of("DE", calendar));
        String first = scene.handoffId(scene.qualifiedLead(germans), "offered");
        as("sales")
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"holidays\", " + week + "}")
                .post("/v1/calendars/" + calendar + "/versions")
                .then()
                .statusCode(201);
        String second = scene.handoffId(scene.qualifiedLead(germans), "offered");

        JsonPath kept = scene.read(first);
        assertThat(kept.getString("offers[0].clock.calendar")).isEqualTo(calendar);
        assertThat(kept.getInt("offers[0].clock.calendarVersion")).isEqualTo(1);
        assertThat(kept.getBoolean("offers[0].clock.calendarStandsIn")).isFalse();
        assertThat(scene.read(second).getInt("offers[0].clock.calendarVersion")).isEqualTo(2);
    }

    @Test
    void aCalendarThatStandsInForTheBuyersSaysSo() {
        String handoff = scene.handoffId(scene.qualifiedLead(buyers(Map.of("FR", "24x7"))), "offered");

        JsonPath read = scene.read(handoff);

        assertThat(read.getString("offers[0].clock.calendar")).isEqualTo("24x7");
        assertThat(read.getBoolean("offers[0].clock.calendarStandsIn")).isTrue();
    }

    @Test
    void aClockCountsByTheCalendarOfTheRepOrOfItsTeamAndSaysWhenAnotherStandsIn() {
        String mine = newCalendar();
        String ours = newCalendar();
        scene.put("/v1/teams/owls", Map.of("title", "Owls", "calendar", ours)).statusCode(201);
        scene.rep("olga", Map.of("weeklyCapacity", 10_000, "team", "owls", "calendar", mine));
        String byRep = byHoursOf("rep");
        String byTeam = byHoursOf("team");

        assertCalendar(byRep, "olga", mine, false);
        assertCalendar(byTeam, "olga", ours, false);
    }

    @Test
    void theCalendarOfTheTeamStandsInForThatOfTheRepAndThatOfThePolicyForBoth() {
        String ours = newCalendar();
        scene.put("/v1/teams/owls", Map.of("title", "Owls", "calendar", ours)).statusCode(201);
        String olga = scene.rep("olga", Map.of("weeklyCapacity", 10_000, "team", "owls"));
        String byRep = byHoursOf("rep");

        assertCalendar(byRep, "olga", ours, true);
        scene.team("larks");
        scene.changeRep(olga, Map.of("team", "larks")).statusCode(200);
        assertCalendar(byRep, "olga", "24x7", true);
        assertCalendar(byHoursOf("team"), "olga", "24x7", true);
    }

    /** What the offer and the acceptance start goes by the hours of the same rep. */
    private void assertCalendar(String told, String userSub, String calendar, boolean standsIn) {
        String handoff = scene.handoffId(scene.qualifiedLead(told), "offered");
        scene.accept(handoff, userSub).statusCode(200);
        JsonPath read = scene.read(handoff);
        for (String clock : List.of("offers[0].clock", "clocks.find { it.kind == 'first-touch' }")) {
            assertThat(read.getString(clock + ".calendar")).isEqualTo(calendar);
            assertThat(read.getBoolean(clock + ".calendarStandsIn")).isEqualTo(standsIn);
        }
    }

    /** Always open, since whoever is at work goes first. */
    private static String newCalendar() {
        String key = newKey();
        Map<String, Object> week = new HashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            week.put(day, List.of(Map.of("from", "00:00", "to", "24:00")));
        }
        as("sales")
                .body(Map.of("key", key, "title", "Always", "zone", "UTC", "week", week))
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        return key;
    }

    private static String byHoursOf(String whom) {
        String key = newKey();
        Map<String, Object> accept = clock("accept", TARGET.toSeconds());
        Map<String, Object> touch = clock("first-touch", TARGET.toSeconds());
        accept.put("calendar", Map.of("of", whom, "key", "24x7"));
        touch.put("calendar", Map.of("of", whom, "key", "24x7"));
        return inForce(policy(key, key, List.of(accept, touch)));
    }

    /** A segment whose promises count by the buyers' calendars. */
    private static String buyers(Map<String, String> byCountry) {
        String key = newKey();
        Map<String, Object> accept = clock("accept", TARGET.toSeconds());
        accept.put("calendar", Map.of("of", "buyer", "key", "24x7", "byCountry", byCountry));
        return inForce(policy(key, key, List.of(accept)));
    }

    @Test
    void aRepSeesOnlyTheClocksOfItsOwnHandoffs() {
        scene.rep("rolf", 0);
        String clock = touchClock(accepted()).getString("id");

        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .get("/v1/clocks/" + clock)
                .then()
                .statusCode(200);
        given().header("Authorization", TestTokens.bearer("rep", "rolf"))
                .get("/v1/clocks/" + clock + "/explanation")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-clock"));
    }
}
