package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.as;
import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.handshake.sla.Promised.signByBoth;
import static io.handshake.sla.Scene.entry;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class RoutingTest {
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void clockRunsAgain() {
        SettableClock.reset();
    }

    @Test
    void aLeadGoesToTheTeamOfItsTerritoryAndTheOfferSaysWhy() {
        scene.team("berlin");
        scene.territory("dach", "emea", Map.of("team", "berlin", "requiredSkills", List.of("german")));
        String ann = scene.rep("ann", Map.of("weeklyCapacity", 5, "team", "berlin", "skills", List.of("german")));
        String bob = scene.rep("bob", Map.of("weeklyCapacity", 50, "team", "berlin"));
        String cem = scene.rep("cem", 90);
        String dan = scene.rep("dan", Map.of("weeklyCapacity", 90, "team", "berlin", "side", "BDR"));

        String lead = scene.qualifiedLead(Map.of("region", "emea"));

        JsonPath offered = scene.handoff(lead, "offered");
        assertThat(offered.getString("rep")).isEqualTo(ann);
        assertThat(offered.getString("offers[0].why")).isEqualTo("territory:dach");
        assertThat(offered.<Map<String, String>>getList("offers[0].passedOver"))
                .containsExactlyInAnyOrder(
                        Map.of("rep", bob, "repName", "Rep bob", "why", "lacks-skill"),
                        Map.of("rep", cem, "repName", "Rep cem", "why", "outside-territory"),
                        Map.of("rep", dan, "repName", "Rep dan", "why", "other-side"));
        JsonPath fact =
                JsonPath.from(scene.history(offered.getString("id")).getLast().data());
        assertThat(fact.getString("why")).isEqualTo("territory:dach");
        assertThat(fact.<Map<String, String>>getList("passedOver"))
                .isEqualTo(offered.getList("offers[0].passedOver.collect { [rep: it.rep, why: it.why] }"));
        assertThat(scene.handoff(scene.qualifiedLead(Map.of("region", "apac")), "offered")
                        .getString("rep"))
                .isEqualTo(cem);
    }

    @Test
    void theOwnerOfTheAccountGetsItsLeads() {
        String ann = scene.rep("ann", 1);
        scene.rep("bob", 90);
        UUID account = UUID.randomUUID();
        StubPeer.of("lead")
                .publish(
                        "account-created",
                        account.toString(),
                        1,
                        Map.of(
                                "account",
                                account,
                                "name",
                                "A",
                                "domains",
                                List.of(),
                                "effectiveOwner",
                                "ann",
                                "customer",
                                false,
                                "named",
                                false));

        Eventually.untilAsserted(() -> assertThat(
                        sql.list("select owner from known_account where account = ?", row -> row.getString(1), account))
                .containsExactly("ann"));
        String lead = scene.qualifiedLeadOf(account);

        JsonPath offered = scene.handoff(lead, "offered");
        assertThat(offered.getString("rep")).isEqualTo(ann);
        assertThat(offered.getString("offers[0].why")).isEqualTo("account-owner");
        assertThat(offered.getList("offers[0].passedOver.why")).containsExactly("not-account-owner");
        assertThat(scene.handoff(scene.qualifiedLeadOf(account), "offered").getString("offers[0].why"))
                .isEqualTo("any");
    }

    @Test
    void whoIsAtWorkGoesFirstByTheHoursOfTheRepOrOfTheTeam() {
        Instant monday = Instant.parse("2027-03-01T10:00:00Z");
        SettableClock.set(monday.minus(Duration.ofDays(7)));
        String mornings = calendar();
        scene.put("/v1/teams/early", Map.of("title", "Early", "calendar", mornings))
                .statusCode(201);
        String ann = scene.rep("ann", Map.of("weeklyCapacity", 90, "team", "early"));
        scene.rep("cem", Map.of("weeklyCapacity", 80, "calendar", mornings));
        String bob = scene.rep("bob", Map.of("weeklyCapacity", 2));

        SettableClock.set(monday);
        assertThat(scene.handoff(scene.qualifiedLead(), "offered").getString("rep"))
                .isEqualTo(ann);
        SettableClock.set(monday.plus(Duration.ofHours(5)));
        JsonPath afternoon = scene.handoff(scene.qualifiedLead(), "offered");
        assertThat(afternoon.getString("rep")).isEqualTo(bob);
        assertThat(afternoon.getList("offers[0].passedOver.why")).containsExactly("off-hours", "off-hours");
    }

    @Test
    void whatNobodyMayGetDoesNotHoldUpTheOthers() {
        scene.team("berlin");
        scene.territory("dach", "emea", Map.of("team", "berlin"));
        Instant now = Instant.now();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            String lead = UUID.randomUUID().toString();
            events.add(StubPeer.event(
                    "lead-created",
                    lead,
                    1L,
                    Map.of(
                            "lead", lead,
                            "source", "web",
                            "region", "emea",
                            "emailClass", "company",
                            "sourcedBy", "marketing",
                            "attributes", Map.of()),
                    now,
                    now));
            events.add(StubPeer.event("stage-entered", lead, 2L, entry(lead, 1, "SALES", false), now, now));
        }
        StubPeer.of("lead").publish(events);
        Eventually.untilAsserted(() -> assertThat(count("state = 'unrouted'")).isEqualTo(1_200));
        String late = scene.qualifiedLead();
        scene.handoffId(late, "unrouted");

        String cem = scene.rep("cem", 5);

        assertThat(scene.handoff(late, "offered").getString("rep")).isEqualTo(cem);
        assertThat(count("state = 'unrouted'")).isEqualTo(1_200);
    }

    @Test
    void aTerritoryThatIsWrittenLaterTakesWhatWaits() {
        scene.team("berlin");
        scene.territory("dach", "emea", Map.of("team", "berlin"));
        String cem = scene.rep("cem", 9);
        String lead = scene.qualifiedLead(Map.of("region", "emea"));
        String waiting = scene.handoffId(lead, "unrouted");
        assertThat(scene.history(waiting).getLast().data()).contains("no-rep-in-territory");

        Map<String, Object> off = new HashMap<>(Map.of(
                "title",
                "DACH",
                "precedence",
                1,
                "criteria",
                Map.of("regions", List.of("emea")),
                "team",
                "berlin",
                "active",
                false));
        scene.put("/v1/territories/dach", "\"1\"", off).statusCode(200);

        assertThat(scene.handoff(lead, "offered").getString("rep")).isEqualTo(cem);
    }

    @Test
    void aMonthlyCapacityIsGivenOutExactlyAndAnewEachMonth() {
        SettableClock.set(nextMonth());
        scene.rep("rita", Map.of("capacity", Map.of("count", 14, "per", "month")));
        for (int i = 0; i < 20; i++) {
            scene.qualifiedLead();
        }
        Eventually.untilAsserted(() -> assertThat(count("true")).isEqualTo(20));
        assertThat(count("state = 'offered'")).isEqualTo(14);

        SettableClock.advance(Duration.ofDays(14));
        String another = scene.handoffId(scene.qualifiedLead(), "unrouted");
        assertThat(scene.history(another).getLast().data()).contains("no-capacity");

        SettableClock.advance(Duration.ofDays(21));
        Eventually.untilAsserted(() -> assertThat(count("state = 'offered'")).isEqualTo(21));
    }

    @Test
    void howLongIsTooLongIsSaidByThePolicyThatWasInForceWhenTheWaitBegan() {
        String segment = newKey();
        Map<String, Object> policy = policy(segment, segment, List.of(clock("accept", 3_600)));
        policy.put("unroutedTargetSeconds", 60);
        inForce(policy);
        String soon = scene.handoffId(scene.qualifiedLead(segment), "unrouted");
        String later = scene.handoffId(scene.qualifiedLead(), "unrouted");
        policy.put("unroutedTargetSeconds", 600);
        policy.put("reason", "Nobody can do that.");
        policy.remove("key");
        as("marketing")
                .body(policy)
                .post("/v1/policies/" + segment + "/versions")
                .then()
                .statusCode(201);
        signByBoth(segment, 2);
        String relaxed = scene.handoffId(scene.qualifiedLead(segment), "unrouted");

        SettableClock.advance(Duration.ofSeconds(120));

        Eventually.untilAsserted(() -> assertThat(scene.types(soon)).contains("handoff-unrouted-too-long"));
        JsonPath alarm = JsonPath.from(scene.history(soon).getLast().data());
        assertThat(alarm.getLong("targetSeconds")).isEqualTo(60);
        assertThat(scene.types(later)).doesNotContain("handoff-unrouted-too-long");
        assertThat(scene.types(relaxed)).doesNotContain("handoff-unrouted-too-long");
        SettableClock.advance(Duration.ofSeconds(600));
        Eventually.untilAsserted(() -> assertThat(scene.types(relaxed)).contains("handoff-unrouted-too-long"));
        assertThat(scene.types(later)).doesNotContain("handoff-unrouted-too-long");
    }

    @Test
    void whatWaitsTooLongIsToldOnceForEachWait() {
        String lead = scene.qualifiedLead();
        String waiting = scene.handoffId(lead, "unrouted");
        SettableClock.advance(FOUR_HOURS.plusSeconds(1));

        Eventually.untilAsserted(() -> assertThat(scene.types(waiting))
                .containsExactly("handoff-opened", "handoff-unrouted", "handoff-unrouted-too-long"));
        JsonPath alarm = JsonPath.from(scene.history(waiting).getLast().data());
        assertThat(alarm.getString("why")).isEqualTo("no-rep");
        assertThat(alarm.getLong("targetSeconds")).isEqualTo(FOUR_HOURS.toSeconds());

        String rita = scene.rep("rita", 1);
        scene.changeRep(rita, Map.of("active", false)).statusCode(200);
        SettableClock.advance(FOUR_HOURS.plusSeconds(1));

        Eventually.untilAsserted(() -> assertThat(scene.types(waiting))
                .containsExactly(
                        "handoff-opened",
                        "handoff-unrouted",
                        "handoff-unrouted-too-long",
                        "handoff-offered",
                        "handoff-withdrawn",
                        "handoff-unrouted",
                        "handoff-unrouted-too-long"));
    }

    @Test
    void whatIsOverDoesNotWaitAnyMore() {
        String lead = scene.qualifiedLead();
        String waiting = scene.handoffId(lead, "unrouted");
        scene.passClosed(lead, 2, "lost");
        scene.handoff(lead, "cancelled");

        SettableClock.advance(FOUR_HOURS.plusSeconds(1));

        Eventually.untilAsserted(
                () -> assertThat(sql.list("select handoff from waiting_handoff", row -> row.getString(1)))
                        .isEmpty());
        assertThat(scene.types(waiting)).doesNotContain("handoff-unrouted-too-long");
    }

    private static String calendar() {
        String key = "c-" + UUID.randomUUID();
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body("{\"key\": \"" + key + "\", \"title\": \"Mornings\", \"zone\": \"UTC\","
                        + " \"week\": {\"monday\": [{\"from\": \"08:00\", \"to\": \"12:00\"}]}}")
                .post("/v1/calendars")
                .then()
                .statusCode(201);
        return key;
    }

    private static Instant nextMonth() {
        return Instant.now()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.firstDayOfNextMonth())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private int count(String condition) {
        return sql.first("select count(*) as n from handoff where " + condition, row -> row.getInt("n"))
                .orElseThrow();
    }
}
