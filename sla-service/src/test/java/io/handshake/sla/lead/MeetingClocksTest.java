package io.handshake.sla.lead;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D10: of two open clocks of one kind on hand-offs that meet the earliest start survives. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MeetingClocksTest {
    private static final String WORK_BY = "clocks.find { it.kind == 'work-by' && it.state != 'cancelled' }";

    @Inject
    Scene scene;

    private String segment = "";

    @BeforeEach
    void agree() {
        scene.withoutReps();
        segment = newKey();
        inForce(policy(segment, segment, List.of(clock("accept", 172_800), clock("work-by", 864_000))));
        scene.rep("rita", 9);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private String refused(String lead) {
        String handoff = scene.handoffId(lead, "offered");
        scene.reject(handoff, "rita", "rep-capacity").statusCode(200);
        return handoff;
    }

    private static void merge(String survivor, String merged) {
        StubPeer.of("lead")
                .publish(
                        "lead-merged",
                        survivor,
                        3,
                        Map.of(
                                "lead",
                                survivor,
                                "merged",
                                merged,
                                "keys",
                                List.of(Map.of("key", merged, "kind", "lead", "moves", 2)),
                                "pass",
                                1,
                                "mergedPass",
                                1));
    }

    private JsonPath afterMerge(String stays, String goes) {
        Eventually.untilAsserted(
                () -> assertThat(scene.read(goes).getString("reason")).isEqualTo("merged"));
        return scene.read(stays);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEarlierClockOfOneThatWaitsGoesOnWithTheOneThatIsOffered(boolean waitingSurvives) {
        String first = scene.qualifiedLead(segment);
        String waiting = refused(first);
        JsonPath before = scene.read(waiting);
        SettableClock.advance(Duration.ofHours(1));
        String second = scene.qualifiedLead(segment);
        String offered = scene.handoffId(second, "offered");
        String own = scene.read(offered).getString(WORK_BY + ".id");

        merge(waitingSurvives ? first : second, waitingSurvives ? second : first);

        JsonPath stays = afterMerge(offered, waiting);
        assertThat(stays.getString("state")).isEqualTo("offered");
        for (String member : List.of("id", "startedAt", "dueAt", "state")) {
            assertThat(stays.getString(WORK_BY + "." + member)).isEqualTo(before.getString(WORK_BY + "." + member));
        }
        assertThat(stays.getString("clocks.find { it.id == '" + own + "' }.state"))
                .isEqualTo("cancelled");
        assertThat(scene.read(waiting).getList("clocks")).isEmpty();
        assertThat(lastStarted(offered))
                .containsEntry("clock", before.getString(WORK_BY + ".id"))
                .containsEntry("startedAt", before.getString(WORK_BY + ".startedAt"));
    }

    private Map<String, Object> lastStarted(String handoff) {
        return scene.history(handoff).stream()
                .filter(event -> event.type().equals("clock-started"))
                .map(event -> JsonPath.from(event.data()).<String, Object>getMap(""))
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    @Test
    void theEarlierClockOfOneThatWasOfferedAgainLaterGoesOnAndIsMetByTheFirstTouch() {
        String first = scene.qualifiedLead(segment);
        String again = scene.handoffId(first, "offered");
        String earliest = scene.read(again).getString(WORK_BY + ".id");
        SettableClock.advance(Duration.ofHours(1));
        String second = scene.qualifiedLead(segment);
        String stays = scene.handoffId(second, "offered");
        SettableClock.advance(Duration.ofHours(1));
        scene.rep("zoe", 9);
        refused(first);
        scene.handoffId(first, "offered");

        merge(first, second);

        assertThat(afterMerge(stays, again).getString(WORK_BY + ".id")).isEqualTo(earliest);
        scene.accept(stays, "rita").statusCode(200);
        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(Map.of("kind", "call", "outcome", "reached"))
                .post("/v1/handoffs/" + stays + "/touches")
                .then()
                .statusCode(201);
        assertThat(scene.read(stays).getString(WORK_BY + ".state")).isEqualTo("met");
        assertThat(scene.read(stays).getString(WORK_BY + ".id")).isEqualTo(earliest);
    }

    @Test
    void theEarlierClockOfAnOfferGoesOnWithWhatIsAcceptedAndNotYetTouched() {
        String first = scene.qualifiedLead(segment);
        String waiting = refused(first);
        String earliest = scene.read(waiting).getString(WORK_BY + ".id");
        String second = scene.qualifiedLead(segment);
        String accepted = scene.handoffId(second, "offered");
        scene.accept(accepted, "rita").statusCode(200);

        merge(second, first);

        assertThat(afterMerge(accepted, waiting).getString(WORK_BY + ".id")).isEqualTo(earliest);
    }

    @Test
    void aLaterClockEndsWithItsHandoff() {
        String first = scene.qualifiedLead(segment);
        String stays = scene.handoffId(first, "offered");
        String own = scene.read(stays).getString(WORK_BY + ".id");
        String goes = refused(scene.qualifiedLead(segment));

        merge(first, scene.read(goes).getString("lead"));

        assertThat(afterMerge(stays, goes).getString(WORK_BY + ".id")).isEqualTo(own);
        assertThat(scene.read(goes).getList("clocks.state")).containsExactly("cancelled");
    }
}
