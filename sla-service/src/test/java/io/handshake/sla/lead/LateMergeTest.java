package io.handshake.sla.lead;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merge may be heard of after the merged lead was parted again and its pass ended. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LateMergeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private final String survivor = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String lead = UUID.randomUUID().toString();

    @Inject
    Scene scene;

    @Inject
    LeadInbox inbox;

    @BeforeEach
    void begin() {
        scene.withoutReps();
        scene.rep("rita", 9);
    }

    @Test
    void whatTheEndOfThePassTookWasTheSurvivorsByThen() {
        hear(0, entered(lead));
        String ended = scene.handoffId(lead, "offered");
        hear(3, closed(lead));

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, true));

        JsonPath fresh = scene.handoff(survivor, "offered");
        assertThat(fresh.getString("id")).isNotEqualTo(ended);
        assertThat(fresh.getList("offers")).hasSize(1);
        JsonPath cancelled = scene.handoff(lead, "cancelled");
        assertThat(cancelled.getString("id")).isEqualTo(ended);
        assertThat(cancelled.getString("clock")).isEqualTo("cancelled");
    }

    @Test
    void hearingOfTheMergeAgainChangesNothing() {
        hear(0, entered(lead));
        hear(3, closed(lead));
        hear(1, merged(survivor, lead, 2));
        String fresh = scene.handoffId(survivor, "offered");

        hear(1, merged(survivor, lead, 2));

        assertThat(scene.handoffId(survivor, "offered")).isEqualTo(fresh);
    }

    @Test
    void whatTheSurvivorHasInHandStays() {
        hear(0, entered(survivor));
        String own = scene.handoffId(survivor, "offered");
        hear(0, entered(lead));
        hear(3, closed(lead));

        hear(1, merged(survivor, lead, 2));

        assertThat(scene.handoffId(survivor, "offered")).isEqualTo(own);
    }

    @Test
    void theSurvivorsPassThatIsOverIsHandedNothing() {
        hear(0, entered(lead));
        hear(3, closed(lead));

        apply(List.of(event(1, merged(survivor, lead, 2)), event(2, closed(survivor))));

        assertThat(handoffsOf(survivor)).doesNotContain("offered", "unrouted");
    }

    @Test
    void whatWasRefusedStaysRefused() {
        hear(0, entered(lead));
        scene.reject(scene.handoffId(lead, "offered"), "rita", "no-need").statusCode(200);
        hear(3, closed(lead));

        hear(1, merged(survivor, lead, 2));

        assertThat(handoffsOf(survivor)).isEmpty();
    }

    @Test
    void whatOneSurvivorWasGivenAnotherIsNotGivenToo() {
        hear(0, entered(lead));
        hear(5, closed(lead));

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, false));
        hear(3, merged(other, lead, 4));
        hear(4, parted(other, lead, 5, false));

        scene.handoffId(survivor, "offered");
        assertThat(handoffsOf(other)).isEmpty();
    }

    @Test
    void aPartedLeadThatMergesAgainBeforeItsPassEndsBringsWhatItWasHandedAfresh() {
        hear(0, entered(lead));
        hear(5, closed(lead));

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, true));
        hear(3, merged(other, lead, 4));
        hear(4, parted(other, lead, 5, false));

        scene.handoffId(survivor, "offered");
        scene.handoffId(other, "offered");
    }

    @Test
    void whatALateEntryFoundOverIsTheSurvivorsToo() {
        hear(1, merged(lead, other, 2));
        hear(4, closed(lead));
        hear(0, entered(other));

        hear(2, merged(survivor, lead, 2));
        hear(3, parted(survivor, lead, 3, false));

        scene.handoffId(survivor, "offered");
        assertThat(handoffsOf(lead)).isEmpty();
        assertThat(handoffsOf(other)).isEmpty();
    }

    @Test
    void ofTwoMergesTheOneHeardOfFirstKeepsNothingThatTheOtherTook() {
        hear(0, entered(lead));
        String handoff = scene.handoffId(lead, "offered");
        hear(3, merged(other, lead, 4));
        assertThat(scene.handoffId(other, "offered")).isEqualTo(handoff);

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, false));

        assertThat(scene.handoffId(survivor, "offered")).isEqualTo(handoff);
        assertThat(handoffsOf(other)).isEmpty();
        assertThat(handoffsOf(lead)).isEmpty();
    }

    @Test
    void whatAMergeBroughtDidNotGoWithAMergeFromBefore() {
        hear(0, entered(other));
        hear(5, merged(lead, other, 2));
        String handoff = scene.handoffId(lead, "offered");

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, false));

        assertThat(scene.handoffId(lead, "offered")).isEqualTo(handoff);
        assertThat(handoffsOf(survivor)).isEmpty();
    }

    @Test
    void aHandoffOfWhatWasBeforeAMergeAndOfWhatWasAfterThePartingStaysAndTheSurvivorGetsAFreshOne() {
        hear(0, entered(lead));
        hear(4, enteredAnother(lead));
        String handoff = scene.handoffId(lead, "offered");
        scene.accept(handoff, "rita").statusCode(200);

        hear(1, merged(survivor, lead, 2));
        hear(2, parted(survivor, lead, 3, false));

        assertThat(scene.handoffId(lead, "accepted")).isEqualTo(handoff);
        assertThat(scene.handoffId(survivor, "offered")).isNotEqualTo(handoff);
    }

    private record Fact(String type, String subject, Map<String, @Nullable Object> data) {}

    private static Fact entered(String lead) {
        return new Fact("stage-entered", lead, Scene.entry(lead, 1, "SALES", false));
    }

    private static Fact enteredAnother(String lead) {
        Map<String, @Nullable Object> entry = Scene.entry(lead, 1, "SALES", false);
        entry.put("to", "SQL");
        return new Fact("stage-entered", lead, entry);
    }

    private static Fact closed(String lead) {
        return new Fact("pass-closed", lead, new HashMap<>(Map.of("lead", lead, "pass", 1, "outcome", "recycled")));
    }

    private static Fact merged(String survivor, String merged, int moves) {
        Map<String, @Nullable Object> data = word(survivor, merged, moves);
        data.put("merged", merged);
        data.put("mergedPass", 1);
        return new Fact("lead-merged", survivor, data);
    }

    private static Fact parted(String survivor, String unmerged, int moves, boolean handedOver) {
        Map<String, @Nullable Object> data = word(survivor, unmerged, moves);
        data.put("unmerged", unmerged);
        data.put("handOver", handedOver ? Map.of("stage", "MQL", "to", "SALES") : null);
        return new Fact("lead-unmerged", survivor, data);
    }

    private static Map<String, @Nullable Object> word(String survivor, String moved, int moves) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("lead", survivor);
        data.put("pass", 1);
        data.put("keys", List.of(Map.of("key", moved, "kind", "lead", "moves", moves)));
        return data;
    }

    /** A fact by the minute it was recorded in. */
    private void hear(int minute, Fact fact) {
        apply(List.of(event(minute, fact)));
    }

    private static FeedEvent event(int minute, Fact fact) {
        Instant at = BEGIN.plus(Duration.ofMinutes(minute));
        return new FeedEvent("0", fact.type(), fact.subject(), minute + 1L, at, at, JSON.valueToTree(fact.data()));
    }

    private void apply(List<FeedEvent> page) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(page));
    }

    private static List<String> handoffsOf(String lead) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?lead=" + lead)
                .jsonPath()
                .getList("items.findAll { it.lead == '" + lead + "' }.state");
    }
}
