package io.handshake.sla.handoffs;

import static io.handshake.sla.Scene.entry;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
class OfferingTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void aThousandQualifiedLeadsFillTenRepsExactly() {
        for (int i = 0; i < 10; i++) {
            scene.rep("team-" + i, 100);
        }

        qualify(1_000);

        Eventually.untilAsserted(() -> assertThat(count("state = 'offered'")).isEqualTo(1_000));
        assertThat(sql.list("select count(*) as n from offer group by rep", row -> row.getInt("n")))
                .hasSize(10)
                .containsOnly(100);
        assertThat(sql.list("select offered from rep_week", row -> row.getInt("offered")))
                .hasSize(10)
                .containsOnly(100);
        assertThat(offeredTo()).isEqualTo(whereSortingEverybodyEachTimeSendsThem());

        String late = scene.qualifiedLead();
        assertThat(scene.history(scene.handoffId(late, "unrouted")).getLast().data())
                .contains("no-capacity");
    }

    @Test
    void ofMoreThanTheTeamCanTakeTheRestWaitsAndNobodyGetsTooMany() {
        scene.rep("rita", 7);
        scene.rep("zoe", 3);

        qualify(40);

        Eventually.untilAsserted(() -> assertThat(count("state = 'unrouted'")).isEqualTo(30));
        assertThat(sql.list("select offered from rep_week order by offered", row -> row.getInt("offered")))
                .containsExactly(3, 7);
        assertThat(count("state = 'unrouted' and event_sequence <> 2")).isZero();
    }

    @Test
    void whatWaitsLongestIsOfferedFirstWhenARepComes() {
        List<String> leads = List.of(scene.qualifiedLead(), scene.qualifiedLead(), scene.qualifiedLead());
        leads.forEach(lead -> scene.handoffId(lead, "unrouted"));

        scene.rep("rita", 2);

        scene.handoffId(leads.get(0), "offered");
        scene.handoffId(leads.get(1), "offered");
        scene.handoffId(leads.get(2), "unrouted");
    }

    @Test
    void moreCapacityAndANewWeekTakeFromWhatWaits() {
        String rita = scene.rep("rita", 1);
        List<String> leads = List.of(scene.qualifiedLead(), scene.qualifiedLead(), scene.qualifiedLead());
        Eventually.untilAsserted(() -> assertThat(count("state = 'unrouted'")).isEqualTo(2));

        scene.changeRep(rita, Map.of("weeklyCapacity", 2)).statusCode(200);
        assertThat(count("state = 'offered'")).isEqualTo(2);

        SettableClock.advance(Duration.ofDays(7));
        Eventually.untilAsserted(() -> assertThat(count("state = 'offered'")).isEqualTo(3));
        assertThat(leads).allSatisfy(lead -> scene.handoffId(lead, "offered"));
    }

    @Test
    void whatARepWhoLeavesHasNotAnsweredGoesToOthersAndTheHistoryStays() {
        String rita = scene.rep("rita", 50);
        String accepted = scene.handoffId(scene.qualifiedLead(), "offered");
        scene.accept(accepted, "rita").statusCode(200);
        String open = scene.handoffId(scene.qualifiedLead(), "offered");
        String zoe = scene.rep("zoe", 1);
        String waiting = scene.handoffId(scene.qualifiedLead(), "offered");

        scene.changeRep(rita, Map.of("active", false)).statusCode(200).body("active", equalTo(false));

        assertThat(scene.types(accepted)).endsWith("handoff-accepted");
        JsonPath moved = scene.read(open);
        assertThat(moved.getString("rep")).isEqualTo(zoe);
        assertThat(moved.getList("offers.state")).containsExactly("withdrawn", "open");
        assertThat(moved.getList("offers.clock.state")).containsExactly("cancelled", "running");
        assertThat(moved.getList("offers[1].passedOver"))
                .isEqualTo(List.of(Map.of("rep", rita, "repName", "Rep rita", "why", "inactive")));
        assertThat(scene.types(open))
                .containsExactly("handoff-opened", "handoff-offered", "handoff-withdrawn", "handoff-offered");
        assertThat(scene.read(waiting).getString("state")).isEqualTo("unrouted");
        scene.accept(open, "rita").statusCode(409);

        scene.changeRep(rita, Map.of("active", true)).statusCode(200);
        assertThat(scene.read(waiting).getString("rep")).isEqualTo(rita);
    }

    @Test
    void aClosedPassCancelsWhatNobodyHasDecided() {
        scene.rep("rita", 1);
        String offered = scene.qualifiedLead();
        String id = scene.handoffId(offered, "offered");
        String waiting = scene.qualifiedLead();
        String waitingId = scene.handoffId(waiting, "unrouted");

        scene.passClosed(offered, 2, "won");
        scene.passClosed(waiting, 2, "disqualified");

        JsonPath cancelled = scene.handoff(offered, "cancelled");
        assertThat(cancelled.getString("clock")).isEqualTo("cancelled");
        assertThat(cancelled.getString("reason")).isEqualTo("won");
        assertThat(cancelled.getString("offers[0].state")).isEqualTo("cancelled");
        scene.handoff(waiting, "cancelled");
        assertThat(scene.types(id)).containsExactly("handoff-opened", "handoff-offered", "handoff-cancelled");
        assertThat(scene.types(waitingId)).containsExactly("handoff-opened", "handoff-unrouted", "handoff-cancelled");
        scene.accept(id, "rita").statusCode(409);
    }

    @Test
    void aClosedPassLeavesADecidedHandoffAlone() {
        scene.rep("rita", 5);
        String lead = scene.qualifiedLead();
        scene.accept(scene.handoffId(lead, "offered"), "rita").statusCode(200);

        scene.passClosed(lead, 2, "won");
        scene.heard(lead, 2);

        scene.handoff(lead, "accepted");
    }

    @Test
    void anOpeningAndItsClosingMayShareAPage() {
        scene.rep("rita", 5);
        String lead = UUID.randomUUID().toString();
        Instant now = Instant.now();
        StubPeer.of("lead")
                .publish(List.of(
                        StubPeer.event("stage-entered", lead, 1L, entry(lead, 1, "SALES", false), now, now),
                        StubPeer.event(
                                "pass-closed",
                                lead,
                                2L,
                                Map.of("lead", lead, "pass", 1, "outcome", "recycled"),
                                now,
                                now),
                        StubPeer.event("stage-entered", lead, 3L, entry(lead, 2, "SALES", false), now, now)));

        Eventually.untilAsserted(() -> assertThat(states(lead)).containsExactly("cancelled", "offered"));
    }

    @Test
    void readingTheFeedAgainFromItsStartChangesNothing() {
        scene.rep("rita", 50);
        String lead = scene.qualifiedLead();
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);

        StubPeer.of("lead").beginAnew();
        StubPeer.of("lead").publish("stage-entered", lead, 1, entry(lead, 1, "SALES", false));
        StubPeer.of("lead").publish("stage-entered", lead, 2, entry(lead, 2, "SALES", false));

        Eventually.untilAsserted(() -> assertThat(states(lead)).containsExactly("accepted", "offered"));
        assertThat(scene.types(handoff)).hasSize(3);
    }

    private List<String> states(String lead) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?lead=" + lead)
                .jsonPath()
                .getList("items.state");
    }

    private void qualify(int leads) {
        Instant now = Instant.now();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            String lead = UUID.randomUUID().toString();
            events.add(StubPeer.event("stage-entered", lead, 1L, entry(lead, 1, "SALES", false), now, now));
        }
        StubPeer.of("lead").publish(events);
    }

    private int count(String condition) {
        return sql.first("select count(*) as n from handoff where " + condition, row -> row.getInt("n"))
                .orElseThrow();
    }

    private record Given(UUID rep, Instant at) {}

    private List<UUID> offeredTo() {
        return offers().stream().map(Given::rep).toList();
    }

    private List<Given> offers() {
        return sql.list(
                "select rep, offered_at from offer order by id",
                row -> new Given(
                        row.getObject("rep", UUID.class),
                        row.getTimestamp("offered_at").toInstant()));
    }

    private List<UUID> whereSortingEverybodyEachTimeSendsThem() {
        Map<UUID, Integer> given = new HashMap<>();
        Map<UUID, Instant> last = new HashMap<>();
        sql.list("select id from rep", row -> row.getObject("id", UUID.class)).forEach(rep -> {
            given.put(rep, 0);
            last.put(rep, Instant.EPOCH);
        });
        List<UUID> order = new ArrayList<>();
        for (Given offer : offers()) {
            UUID next = given.keySet().stream()
                    .min((a, b) -> {
                        int fewer = Integer.compare(given.getOrDefault(a, 0), given.getOrDefault(b, 0));
                        int rest = last.getOrDefault(a, Instant.EPOCH).compareTo(last.getOrDefault(b, Instant.EPOCH));
                        return fewer != 0
                                ? fewer
                                : rest != 0 ? rest : a.toString().compareTo(b.toString());
                    })
                    .orElseThrow();
            order.add(next);
            given.merge(next, 1, Integer::sum);
            last.put(next, offer.at());
        }
        return order;
    }
}
