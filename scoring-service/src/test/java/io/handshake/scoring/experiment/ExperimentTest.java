package io.handshake.scoring.experiment;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sign;
import static io.handshake.scoring.experiment.Trial.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ExperimentTest {
    @Inject
    Sql sql;

    private Trial trial;

    @BeforeEach
    void newTrial() {
        trial = new Trial(sql);
    }

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private Trial running(int members, Map<String, Object> plan) {
        trial.agreed(plan).start().statusCode(200);
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(members));
        return trial;
    }

    @Test
    void membersReachSalesAlthoughBelowTheThresholdOncePerPass() {
        List<UUID> leads = trial.waiting(3);
        trial.did(leads.getFirst(), "webinar");
        running(3, trial.plan(10));

        for (UUID lead : leads) {
            assertThat(verdicts(lead))
                    .singleElement()
                    .satisfies(data -> assertThat(data)
                            .containsEntry("pass", 1)
                            .containsEntry("reason", "experiment")
                            .doesNotContainKey("crossedBy"));
        }
        as("rep")
                .get("/v1/experiments/" + trial.key)
                .then()
                .body("state", equalTo("started"), "startedAt", notNullValue());
        assertThat(payloads("experiment/" + trial.key, "experiment-started"))
                .singleElement()
                .satisfies(data -> assertThat(data).containsEntry("treated", 3).containsEntry("control", 0));
    }

    @Test
    void aMemberThatNeverHadThePointsHasNotCooled() {
        trial.waiting(1);
        running(1, trial.plan(1));
        String lead = trial.members("treated").getFirst().toString();
        did(lead, "webinar");

        untilAsserted(() -> assertThat(payloads(lead, "score-changed")).isNotEmpty());
        assertThat(payloads(lead, "score-changed"))
                .allSatisfy(data -> assertThat(data).containsEntry("cooled", false));
    }

    @Test
    void aMemberThatCameToHaveThePointsAndLostThemHasCooled() {
        String type = newType();
        String against = newType();
        Map<String, Object> agreed = definition(newKey());
        String key = String.valueOf(agreed.get("key"));
        agreed.put("scope", Map.of("segment", trial.segment));
        agreed.put("rules", List.of(rule(type, 10), rule(against, -10)));
        agreed.put("threshold", 10);
        as("marketing").body(agreed).post("/v1/definitions").then().statusCode(201);
        sign(key, 1, "marketing", "mira").statusCode(201);
        sign(key, 1, "sales", "sven").statusCode(201);
        trial.waiting(1);
        running(1, trial.plan(1));
        String lead = trial.members("treated").getFirst().toString();

        did(lead, type);
        untilAsserted(() -> assertThat(payloads(lead, "score-changed"))
                .last()
                .satisfies(data -> assertThat(data).containsEntry("cooled", false)));
        did(lead, against);
        untilAsserted(() -> assertThat(payloads(lead, "score-changed"))
                .last()
                .satisfies(data -> assertThat(data).containsEntry("cooled", true)));

        as("sales").get("/v1/scores/" + lead).then().body("cooled", equalTo(true));
        assertThat(verdicts(UUID.fromString(lead))).hasSize(1);
    }

    private static void did(String lead, String type) {
        StubPeer.of("lead")
                .publishUnordered(
                        "activity-recorded", lead, Map.of("activity", UUID.randomUUID(), "activityType", type));
    }

    private long waitingForLocks() {
        return sql.first("""
                        select count(*) as waiting from pg_locks l join pg_database d on d.oid = l.database
                        where not l.granted and d.datname = current_database()""", row -> row.getLong("waiting")).orElseThrow();
    }

    @Test
    void twoThatStartAtOnceDrawNoLeadTwice() {
        trial.waiting(4);
        trial.agreed(trial.plan(2));
        Trial other = new Trial(sql);
        other.agreed(trial.plan(2));
        List<CompletableFuture<Integer>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.requiringNew().run(() -> {
                sql.update("lock table experiment_start in share mode");
                for (Trial one : List.of(trial, other)) {
                    starts.add(CompletableFuture.supplyAsync(
                            () -> one.start().extract().statusCode(), threads));
                }
                untilAsserted(() -> assertThat(waitingForLocks()).isEqualTo(2));
            });
        }

        assertThat(starts).allSatisfy(start -> assertThat(start.join()).isEqualTo(200));
        assertThat(trial.members("treated")).hasSize(2).doesNotContainAnyElementsOf(other.members("treated"));
        assertThat(other.members("treated")).hasSize(2);
    }

    @Test
    void nothingStartsBeforeBothSidesHaveSignedOrUnderAnotherText() {
        trial.waiting(1);
        trial.write(trial.plan(1)).statusCode(201);
        trial.sign(1, "marketing", "mira").statusCode(201);
        trial.start().statusCode(409).body("type", equalTo("/problems/experiment-not-agreed"));
        trial.sign(1, "sales", "sven").statusCode(201);
        String start = "/v1/experiments/" + trial.key + "/start";

        as("sales").post(start).then().statusCode(428);
        as("sales").header("If-Match", "\"0000\"").post(start).then().statusCode(412);
        as("sales")
                .get("/v1/experiments/" + trial.key + "/result")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/experiment-has-not-started"));
        assertThat(trial.members("treated")).isEmpty();
    }

    @Test
    void anExperimentStartsOnceAndItsPlanStays() {
        trial.waiting(1);
        trial.agreed(trial.plan(1));
        trial.edit(trial.plan(2), "2020-01-01T00:00:00Z").statusCode(201);
        trial.start().statusCode(200);

        trial.start().statusCode(409).body("type", equalTo("/problems/experiment-has-started"));
        trial.edit(trial.plan(3), "2020-01-01T00:00:00Z")
                .statusCode(409)
                .body("type", equalTo("/problems/experiment-has-started"));
        trial.sign(2, "marketing", "mira").statusCode(409).body("type", equalTo("/problems/experiment-has-started"));
    }

    @Test
    void whereNobodyMeetsTheCriterionNothingStarts() {
        trial.agreed(trial.plan(1)).start().statusCode(409).body("type", equalTo("/problems/nobody-to-try"));

        as("rep").get("/v1/experiments/" + trial.key).then().body("state", equalTo("agreed"));
    }

    @Test
    void whileTheFeedIsReadFromTheStartNothingStarts() {
        trial.waiting(1);
        trial.agreed(trial.plan(1));
        sql.update("insert into feed_read_anew (feed, until) values ('test', now() + interval '1 day')");
        try {
            trial.start()
                    .statusCode(409)
                    .body("type", equalTo("/problems/leads-are-read-again"), "detail", containsString("try again"));
        } finally {
            sql.update("delete from feed_read_anew where feed = 'test'");
        }

        trial.start().statusCode(200);
    }

    @Test
    void membersAreListedInTheOrderInWhichTheyWereDrawnWithWhatBecameOfEach() {
        trial.waiting(3);
        Map<String, Object> plan = trial.plan(2);
        plan.put("controlShare", 0.333333);
        plan.put("perDay", 1);
        trial.agreed(plan);
        trial.membersListed(2, "").statusCode(409).body("type", equalTo("/problems/experiment-has-not-started"));
        trial.start().statusCode(200);
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(1));
        UUID first = trial.members("treated").getFirst();
        trial.reached(first, "OPPORTUNITY", Instant.now().plusSeconds(60), "SALES");

        JsonPath page = trial.membersListed(2, "").statusCode(200).extract().jsonPath();
        assertThat(page.getList("items.lead"))
                .isEqualTo(trial.members("treated").stream().map(UUID::toString).toList());
        assertThat(page.getMap("items[0]"))
                .containsEntry("number", 1)
                .containsEntry("arm", "treated")
                .containsEntry("handedOver", true)
                .containsEntry("handedOff", true)
                .containsEntry("opportunity", true)
                .containsEntry("mature", false);
        assertThat(page.getMap("items[1]"))
                .containsEntry("begunAt", null)
                .containsEntry("maturesAt", null)
                .containsEntry("handedOver", null)
                .containsEntry("mature", false)
                .containsEntry("opportunity", false);
        JsonPath rest = trial.membersListed(2, page.getString("next"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(rest.getList("items.arm")).containsExactly("control");
        assertThat(rest.getString("next")).isNull();
        SettableClock.advance(Duration.ofDays(32));
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(3));
        trial.membersListed(1, "").body("items[0].mature", equalTo(true));
        new Trial(sql).membersListed(1, page.getString("next")).statusCode(404);
    }

    @Test
    void onlyLeadsThatMeetTheCriterionAndAreNotQualifiedAreDrawn() {
        UUID meets = trial.waiting("{\"segment\":\"" + trial.segment + "\",\"attributes.employees\":60}");
        UUID qualified = trial.waiting("{\"segment\":\"" + trial.segment + "\",\"attributes.employees\":60}");
        sql.update("update lead set standing = 'QUALIFIED' where id = ?", qualified);
        trial.waiting("{\"segment\":\"" + trial.segment + "\",\"attributes.employees\":40}");
        trial.waiting("{\"segment\":\"" + trial.segment + "\"}");
        trial.waiting("{\"segment\":\"other\",\"attributes.employees\":60}");
        UUID grew = trial.waiting("{\"segment\":\"other\"}");
        trial.known(
                grew,
                2,
                "{\"segment\":\"" + trial.segment.toUpperCase(Locale.ROOT) + "\",\"attributes.employees\":50}");
        trial.declare("employees", "number", false);
        Map<String, Object> plan = trial.plan(10);
        plan.put(
                "where",
                List.of(
                        Map.of("attribute", "segment", "is", List.of(trial.segment)),
                        Map.of("attribute", "attributes.employees", "atLeast", 50)));
        running(2, plan);

        assertThat(trial.members("treated")).containsExactlyInAnyOrder(meets, grew);
    }

    @Test
    void aBandOfScoresDrawsThoseWhoseScoreByTheVersionInForceLiesInIt() {
        List<UUID> leads = trial.waiting(2);
        Map<String, Object> plan = trial.plan(10);
        plan.put("scoreFrom", 0.5);
        plan.put("scoreBelow", 1000);
        trial.agreed(plan).start().statusCode(409);
        plan.put("scoreFrom", -1);
        plan.put("scoreBelow", 0.5);
        Trial below = trial;
        trial = new Trial(sql);
        plan.put("where", List.of(Map.of("attribute", "segment", "is", List.of(below.segment))));
        running(2, plan);

        assertThat(trial.members("treated")).containsExactlyInAnyOrderElementsOf(leads);
    }

    @Test
    void theSeedDecidesWhoIsDrawnAndAnybodyCanDrawAgain() throws Exception {
        List<UUID> leads = trial.waiting(12);
        Map<UUID, String> chance = new HashMap<>();
        for (UUID lead : leads) {
            byte[] text = ("4711:" + trial.key + ":" + lead).getBytes(StandardCharsets.UTF_8);
            chance.put(
                    lead,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        }
        List<UUID> order =
                leads.stream().sorted(Comparator.comparing(chance::get)).toList();
        Map<String, Object> plan = trial.plan(4);
        plan.put("controlShare", 0.5);
        running(8, plan);

        assertThat(trial.members("treated")).isEqualTo(order.subList(0, 4));
        assertThat(trial.members("control")).isEqualTo(order.subList(4, 8));
        order.subList(4, 12).forEach(lead -> assertThat(verdicts(lead)).isEmpty());
    }

    @Test
    void whereFewerMeetTheCriterionBothArmsShrinkInProportion() {
        trial.waiting(9);
        Map<String, Object> plan = trial.plan(100);
        plan.put("controlShare", 0.333333);
        running(9, plan);

        assertThat(trial.members("treated")).hasSize(6);
        assertThat(trial.members("control")).hasSize(3);
    }

    @Test
    void whomAnExperimentStillCountsNoOtherDraws() {
        List<UUID> leads = trial.waiting(2);
        Map<String, Object> plan = trial.plan(1);
        plan.put("controlShare", 0.5);
        running(2, plan);
        Trial other = new Trial(sql);

        other.agreed(plan).start().statusCode(409).body("type", equalTo("/problems/nobody-to-try"));
        SettableClock.advance(Duration.ofDays(31));
        other.start().statusCode(200);
        assertThat(other.members("treated")).containsExactlyElementsOf(trial.members("control"));
        assertThat(leads).containsAll(other.members("treated"));
    }

    @Test
    void soManyADayAreHandedOver() {
        trial.waiting(5);
        Map<String, Object> plan = trial.plan(5);
        plan.put("perDay", 2);
        running(2, plan);

        SettableClock.advance(Duration.ofDays(1));
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(4));
        SettableClock.advance(Duration.ofDays(1));
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(5));
        trial.members("treated").forEach(lead -> assertThat(verdicts(lead)).hasSize(1));
    }

    @Test
    void whatBecomesOfALeadChangesNoMembership() {
        List<UUID> leads = trial.waiting(3);
        Map<String, Object> plan = trial.plan(3);
        plan.put("perDay", 1);
        running(1, plan);
        List<UUID> members = trial.members("treated");
        UUID survivor = trial.waiting("{\"segment\":\"other\"}");
        trial.known(members.get(1), 2, "{\"segment\":\"other\"}");
        sql.update("update lead set standing = 'OUT' where id = ?", members.get(1));
        sql.update("update lead set survivor = ? where id = ?", survivor, members.get(2));
        SettableClock.advance(Duration.ofDays(2));
        untilAsserted(() -> assertThat(trial.begun()).isEqualTo(3));

        assertThat(trial.members("treated")).isEqualTo(members).containsExactlyInAnyOrderElementsOf(leads);
        assertThat(verdicts(members.get(1))).isEmpty();
        assertThat(verdicts(members.get(2))).isEmpty();
        assertThat(verdicts(survivor)).hasSize(1);
        assertThat(sql.list(
                        "select handed_over from experiment_member where key = ? order by number",
                        row -> row.getBoolean("handed_over"),
                        trial.key))
                .containsExactly(true, false, true);
        assertThatThrownBy(() -> sql.update("update experiment_member set arm = 'control' where key = ?", trial.key))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> sql.update("delete from experiment_member where key = ?", trial.key))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void onlyMatureMembersCountForVerdictsAndEveryOneCountsInTheArmItWasDrawnFor() {
        trial.waiting(20);
        Map<String, Object> plan = trial.plan(10);
        plan.put("controlShare", 0.5);
        running(20, plan);
        Instant soon = Instant.now().plus(Duration.ofDays(1));
        List<UUID> treated = trial.members("treated");
        UUID survivor = trial.waiting("{\"segment\":\"other\"}");
        treated.subList(0, 9).forEach(lead -> trial.reached(lead, "QUALIFIED", soon, "SALES"));
        treated.subList(0, 7).forEach(lead -> trial.reached(lead, "OPPORTUNITY", soon.plusSeconds(60), ""));
        trial.reached(treated.get(7), "OPPORTUNITY", soon.plus(Duration.ofDays(30)), "");
        sql.update("update lead set survivor = ? where id = ?", survivor, treated.get(9));
        trial.reached(survivor, "OPPORTUNITY", soon, "");
        trial.reached(trial.members("control").getFirst(), "QUALIFIED", soon, "SALES");
        trial.reached(treated.get(8), "CUSTOMER", Instant.now().minus(Duration.ofDays(1)), "");

        JsonPath early = trial.result();
        assertThat(early.getMap("treated"))
                .containsEntry("members", 10)
                .containsEntry("handedOff", 9)
                .containsEntry("opportunities", 8)
                .containsEntry("mature", 0)
                .containsEntry("rate", null);
        assertThat(early.getString("target")).isEqualTo("not-yet-known");
        assertThat(early.getDouble("matureShare")).isZero();
        SettableClock.advance(Duration.ofDays(30).plusMinutes(1));

        JsonPath late = trial.result();
        assertThat(late.getMap("treated")).containsEntry("mature", 10).containsEntry("matureOpportunities", 8);
        assertThat(late.getDouble("treated.rate")).isCloseTo(0.8, within(1e-9));
        assertThat(late.getMap("control"))
                .containsEntry("members", 10)
                .containsEntry("handedOff", 1)
                .containsEntry("matureOpportunities", 0);
        assertThat(late.getDouble("control.upper")).isCloseTo(0.3770, within(1e-4));
        assertThat(late.getDouble("matureShare")).isEqualTo(1);
        assertThat(late.getString("target")).isEqualTo("meets");
        assertThat(late.getString("baseline")).isEqualTo("worth-having");
        assertThat(late.getString("againstControl")).isEqualTo("not-yet-known");
    }

    @Test
    void anOpportunityOfSeveralLeadsCountsForEachMember() {
        trial.waiting(2);
        running(2, trial.plan(2));
        UUID opportunity = UUID.randomUUID();
        sql.update(
                "insert into opportunity (id, outcome, created_at) values (?, 'open', ?)",
                opportunity,
                Instant.now().plusSeconds(60));
        trial.members("treated")
                .forEach(lead -> sql.update(
                        "insert into opportunity_pass (opportunity, lead, pass) values (?, ?, 1)", opportunity, lead));

        assertThat(trial.result().getMap("treated")).containsEntry("opportunities", 2);
    }

    @Test
    void sentAgainWithTheSameKeyItStartsOnce() {
        trial.waiting(1);
        trial.agreed(trial.plan(1));
        String key = UUID.randomUUID().toString();
        for (String replayed : new String[] {"false", "true"}) {
            String header = as("admin")
                    .header("Idempotency-Key", key)
                    .header("If-Match", trial.etag(1))
                    .post("/v1/experiments/" + trial.key + "/start")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("started"))
                    .extract()
                    .header("Idempotent-Replayed");
            assertThat(header == null ? "false" : header).isEqualTo(replayed);
        }
    }
}
