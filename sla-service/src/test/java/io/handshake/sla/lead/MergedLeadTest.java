package io.handshake.sla.lead;

import static io.handshake.sla.Scene.entry;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D10: hand-offs of two leads that turn out to be one person, or not after all. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MergedLeadTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    LeadInbox inbox;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private static Map<String, @Nullable Object> word(String lead, String role, String other, int moves) {
        Map<String, @Nullable Object> word = new HashMap<>();
        word.put("lead", lead);
        word.put(role, other);
        word.put(
                "keys",
                List.of(
                        Map.of("key", other, "kind", "lead", "moves", moves),
                        Map.of("key", UUID.randomUUID().toString(), "kind", "email", "moves", moves)));
        return word;
    }

    private static Map<String, @Nullable Object> merged(
            String survivor, String merged, int moves, @Nullable Integer pass, @Nullable Integer mergedPass) {
        Map<String, @Nullable Object> word = word(survivor, "merged", merged, moves);
        word.put("pass", pass);
        word.put("mergedPass", mergedPass);
        return word;
    }

    private static void merge(String survivor, String merged) {
        StubPeer.of("lead").publish("lead-merged", survivor, 2, merged(survivor, merged, 2, 1, 1));
    }

    private static void unmerge(String survivor, String unmerged, @Nullable String handoffTo) {
        Map<String, @Nullable Object> word = word(survivor, "unmerged", unmerged, 3);
        word.put("pass", 1);
        word.put("handOver", handoffTo == null ? null : Map.of("stage", "MQL", "to", handoffTo));
        StubPeer.of("lead").publish("lead-unmerged", survivor, 3, word);
    }

    /** Those about the lead itself, whatever it was merged with. */
    private static JsonPath handoffsOf(String lead) {
        List<Object> own = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?lead=" + lead)
                .jsonPath()
                .getList("items.findAll { it.lead == '" + lead + "' }");
        return JsonPath.from(JSON.valueToTree(Map.of("items", own)).toString());
    }

    private static String qualifiedOn(String funnel, String stage, String handoffTo) {
        String lead = UUID.randomUUID().toString();
        StubPeer.of("lead").publish("stage-entered", lead, 1, entryTo(lead, funnel, stage, handoffTo));
        return lead;
    }

    private static Map<String, @Nullable Object> entryTo(String lead, String funnel, String stage, String handoffTo) {
        Map<String, @Nullable Object> entry = entry(lead, 1, handoffTo, false);
        entry.put("funnel", funnel);
        entry.put("to", stage);
        return entry;
    }

    @Test
    void twoOnDifferentFunnelsMeetWhenTheyWentToTheSameSide() {
        scene.rep("rita", 9);
        String younger = qualifiedOn("rate", "Handed-over", "SALES");
        String earlier = scene.handoffId(younger, "offered");
        SettableClock.advance(Duration.ofHours(1));
        String older = scene.qualifiedLead();
        String later = scene.handoffId(older, "offered");

        merge(older, younger);

        assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(later);
        assertThat(scene.handoffId(older, "offered")).isEqualTo(earlier);
    }

    @Test
    void twoThatWentToDifferentSidesBothStay() {
        scene.rep("rita", 9);
        String older = qualifiedOn("two-teams", "MQL", "BDR");
        scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        String moved = scene.handoffId(younger, "offered");

        merge(older, younger);

        Eventually.untilAsserted(() -> {
            assertThat(handoffsOf(older).getList("items.state")).containsExactly("offered", "offered");
            assertThat(handoffsOf(older).getList("items.to")).containsExactly("BDR", "SALES");
        });
        assertThat(handoffsOf(older).getString("items[1].id")).isEqualTo(moved);
    }

    @Test
    void aSideThatHasAPassInHandIsNotHandedItTwice() {
        scene.rep("rita", 9);
        String lead = qualifiedOn("two-steps", "MQL", "SALES");
        scene.accept(scene.handoffId(lead, "offered"), "rita").statusCode(200);

        StubPeer.of("lead").publish("stage-entered", lead, 2, entryTo(lead, "two-steps", "SQL", "SALES"));

        scene.heard(lead, 2);
        scene.handoffId(lead, "accepted");
    }

    @Test
    void whatSalesAcceptedOnOneFunnelIsNotHandedOverAgainOnTheSurvivors() {
        scene.rep("rita", 9);
        String older = UUID.randomUUID().toString();
        String younger = qualifiedOn("rate", "Handed-over", "SALES");
        String accepted = scene.handoffId(younger, "offered");
        scene.accept(accepted, "rita").statusCode(200);

        StubPeer.of("lead").publish("lead-merged", older, 1, merged(older, younger, 2, 1, 1));
        StubPeer.of("lead").publish("stage-entered", older, 2, entry(older, 1, "SALES", false));

        scene.heard(older, 2);
        assertThat(scene.handoffId(older, "accepted")).isEqualTo(accepted);
    }

    @Test
    void mergeDuringARunningClockTheEarlierStartSurvivesAndKeepsItsTime() {
        scene.rep("rita", 9);
        String younger = scene.qualifiedLead();
        JsonPath earlier = scene.handoff(younger, "offered");
        SettableClock.advance(Duration.ofHours(1));
        String older = scene.qualifiedLead();
        String later = scene.handoffId(older, "offered");

        merge(older, younger);

        JsonPath cancelled = scene.handoff(younger, "cancelled");
        assertThat(cancelled.getString("id")).isEqualTo(later);
        assertThat(cancelled.getString("reason")).isEqualTo("merged");
        assertThat(cancelled.getString("clock")).isEqualTo("cancelled");
        JsonPath kept = scene.handoff(older, "offered");
        assertThat(kept.getString("id")).isEqualTo(earlier.getString("id"));
        assertThat(kept.getString("dueAt")).isEqualTo(earlier.getString("dueAt"));
        assertThat(kept.getString("offers[0].id")).isEqualTo(earlier.getString("offers[0].id"));
        assertThat(scene.history(kept.getString("id")).getLast().data())
                .contains("\"lead\":\"" + older, "\"fromLead\":\"" + younger, "\"fromPass\":1", "\"why\":\"merged\"");
        assertThat(scene.types(later)).endsWith("handoff-cancelled", "handoff-moved");
        scene.accept(earlier.getString("id"), "rita").statusCode(200);
    }

    @Test
    void theSurvivorsOwnStaysWhenItsClockStartedEarlier() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        String earlier = scene.handoffId(older, "offered");
        SettableClock.advance(Duration.ofHours(1));
        String younger = scene.qualifiedLead();
        String later = scene.handoffId(younger, "offered");

        merge(older, younger);

        assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(later);
        assertThat(scene.handoffId(older, "offered")).isEqualTo(earlier);
        assertThat(scene.types(earlier)).doesNotContain("handoff-moved");
    }

    @Test
    void whatWaitsGivesWayToARunningClock() {
        String older = scene.qualifiedLead();
        scene.handoffId(older, "unrouted");
        scene.rep("rita", 1);
        scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        scene.handoffId(younger, "unrouted");

        merge(older, younger);

        scene.handoffId(younger, "cancelled");
        scene.handoffId(older, "offered");
    }

    @Test
    void ofTwoThatWaitTheOneQualifiedEarlierStays() {
        String younger = scene.qualifiedLead();
        String earlier = scene.handoffId(younger, "unrouted");
        String older = scene.qualifiedLead();
        String later = scene.handoffId(older, "unrouted");

        merge(older, younger);

        assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(later);
        assertThat(scene.handoffId(older, "unrouted")).isEqualTo(earlier);
    }

    @Test
    void whatIsAcceptedWinsAndWhoeverHadTheOtherIsToldTheTruth() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        String open = scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        String accepted = scene.handoffId(younger, "offered");
        scene.accept(accepted, "rita").statusCode(200);

        merge(older, younger);

        assertThat(scene.handoffId(older, "accepted")).isEqualTo(accepted);
        assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(open);
        scene.accept(open, "rita").statusCode(409).body("detail", containsString("merged"));
    }

    @Test
    void whatBothHadAcceptedStaysWithEach() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        scene.accept(scene.handoffId(older, "offered"), "rita").statusCode(200);
        String younger = scene.qualifiedLead();
        scene.accept(scene.handoffId(younger, "offered"), "rita").statusCode(200);

        merge(older, younger);

        scene.heard(older, 2);
        scene.handoffId(older, "accepted");
        scene.handoffId(younger, "accepted");
    }

    @Test
    void aHandoffTheSurvivorHadNoneOfMovesAndItsEntryOpensNoSecond() {
        scene.rep("rita", 9);
        String older = UUID.randomUUID().toString();
        String younger = scene.qualifiedLead();
        String handoff = scene.handoffId(younger, "offered");

        StubPeer.of("lead").publish("lead-merged", older, 1, merged(older, younger, 2, 4, 1));
        StubPeer.of("lead").publish("stage-entered", older, 2, entry(older, 4, "SALES", false));
        scene.heard(older, 2);

        assertThat(scene.handoffId(older, "offered")).isEqualTo(handoff);
        assertThat(handoffsOf(older).getInt("items[0].pass")).isEqualTo(4);
        assertThat(handoffsOf(younger).getList("items")).isEmpty();
    }

    @Test
    void withoutAnOpenPassOnEitherSideNothingMoves() {
        scene.rep("rita", 9);
        for (Integer[] passes : new Integer[][] {{null, 1}, {1, null}}) {
            String older = scene.qualifiedLead();
            String kept = scene.handoffId(older, "offered");
            String younger = scene.qualifiedLead();
            String other = scene.handoffId(younger, "offered");

            StubPeer.of("lead").publish("lead-merged", older, 2, merged(older, younger, 2, passes[0], passes[1]));

            scene.heard(older, 2);
            assertThat(scene.handoffId(older, "offered")).isEqualTo(kept);
            assertThat(scene.handoffId(younger, "offered")).isEqualTo(other);
        }
    }

    @Test
    void aLateEntryOfAMergedLeadIsTheSurvivors() {
        scene.rep("rita", 9);
        String older = UUID.randomUUID().toString();
        String younger = UUID.randomUUID().toString();
        apply(event("lead-merged", older, 1, merged(older, younger, 2, 3, 1)));

        apply(event("stage-entered", younger, 1, entry(younger, 1, "SALES", false)));
        apply(event("stage-entered", younger, 2, entryTo(younger, "waterfall", "SQL", "SALES")));

        scene.handoffId(older, "offered");
        assertThat(handoffsOf(older).getInt("items[0].pass")).isEqualTo(3);
        assertThat(handoffsOf(younger).getList("items")).isEmpty();
    }

    @Test
    void aLateEntryOpensNothingWhenTheSurvivorsPassIsOver() {
        scene.rep("rita", 9);
        String older = UUID.randomUUID().toString();
        String younger = UUID.randomUUID().toString();
        apply(event("lead-merged", older, 1, merged(older, younger, 2, 1, 1)));
        apply(event("pass-closed", older, 2, Map.of("lead", older, "pass", 1, "outcome", "recycled")));

        apply(event("stage-entered", younger, 1, entry(younger, 1, "SALES", false)));

        assertThat(handoffsOf(older).getList("items")).isEmpty();
        assertThat(handoffsOf(younger).getList("items")).isEmpty();
    }

    @Test
    void whatAPartedLeadDoesIsItsOwnThoughThePartingIsHeardOfLater() {
        scene.rep("rita", 9);
        String older = UUID.randomUUID().toString();
        String younger = UUID.randomUUID().toString();
        apply(event("lead-merged", older, 1, merged(older, younger, 2, 1, 1)));

        apply(new FeedEvent(
                "0",
                "stage-entered",
                younger,
                1L,
                Instant.now(),
                Instant.now().plusSeconds(60),
                JSON.valueToTree(entry(younger, 1, "SALES", false))));

        scene.handoffId(younger, "offered");
        assertThat(handoffsOf(older).getList("items")).isEmpty();
    }

    @Test
    void readingTheFeedAgainChangesNothing() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        scene.handoffId(younger, "offered");
        merge(older, younger);
        scene.handoffId(younger, "cancelled");
        unmerge(older, younger, "SALES");
        Eventually.untilAsserted(
                () -> assertThat(handoffsOf(younger).getList("items.state")).containsExactly("cancelled", "offered"));
        List<String> before = everything(older, younger);

        Map<String, @Nullable Object> parted = word(older, "unmerged", younger, 3);
        parted.putAll(Map.of("pass", 1, "stage", "MQL", "handoffTo", "SALES"));
        apply(
                event("stage-entered", older, 1, entry(older, 1, "SALES", false)),
                event("stage-entered", younger, 1, entry(younger, 1, "SALES", false)),
                event("lead-merged", older, 2, merged(older, younger, 2, 1, 1)),
                event("lead-unmerged", older, 3, parted));

        assertThat(everything(older, younger)).isEqualTo(before);
    }

    private List<String> everything(String... leads) {
        return sql.list(
                "select h.*, (select count(*) from event e where e.subject = h.id::text) as told from handoff h"
                        + " where lead = any(?::uuid[]) order by id",
                row -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append(' ');
                    }
                    return text.toString();
                },
                (Object) leads);
    }

    @Test
    void unmergeRevivesNoClockAndOpensAFreshHandoffWhereTheLeadStands() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        String kept = scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        String gone = scene.handoffId(younger, "offered");
        merge(older, younger);
        scene.handoffId(younger, "cancelled");

        unmerge(older, younger, "SALES");

        Eventually.untilAsserted(
                () -> assertThat(handoffsOf(younger).getList("items.state")).containsExactly("cancelled", "offered"));
        assertThat(handoffsOf(younger).getString("items[0].id")).isEqualTo(gone);
        assertThat(scene.read(gone).getString("clock")).isEqualTo("cancelled");
        assertThat(scene.handoffId(older, "offered")).isEqualTo(kept);
    }

    @Test
    void aLeadPartedAfterItWasAcceptedGetsAFreshHandoffAndTheSurvivorKeepsTheAcceptedOne() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        String open = scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        String accepted = scene.handoffId(younger, "offered");
        scene.accept(accepted, "rita").statusCode(200);
        merge(older, younger);
        assertThat(scene.handoffId(older, "accepted")).isEqualTo(accepted);

        part(older, younger, "SAL");

        Eventually.untilAsserted(
                () -> assertThat(handoffsOf(younger).getList("items.state")).containsExactly("cancelled", "offered"));
        assertThat(handoffsOf(younger).getString("items[0].id")).isEqualTo(open);
        String fresh = handoffsOf(younger).getString("items[1].id");
        assertThat(scene.handoffId(older, "accepted")).isEqualTo(accepted);
        scene.accept(fresh, "rita").statusCode(200);
    }

    @Test
    void aLeadPartedWithItsOwnAcceptedHandoffKeepsIt() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        scene.accept(scene.handoffId(older, "offered"), "rita").statusCode(200);
        String younger = scene.qualifiedLead();
        String own = scene.handoffId(younger, "offered");
        scene.accept(own, "rita").statusCode(200);
        merge(older, younger);
        scene.heard(older, 2);

        part(older, younger, "SAL");

        scene.heard(older, 3);
        assertThat(handoffsOf(younger).getList("items.id")).containsExactly(own);
    }

    /** It stands in a stage where nobody is handed anything, past the one from which it was handed over. */
    private static void part(String survivor, String unmerged, String stage) {
        Map<String, @Nullable Object> word = word(survivor, "unmerged", unmerged, 3);
        word.put("pass", 1);
        word.put("stage", stage);
        word.put("handOver", Map.of("stage", "MQL", "to", "SALES"));
        StubPeer.of("lead").publish("lead-unmerged", survivor, 3, word);
    }

    @Test
    void unmergeOpensNothingWhereNobodyIsHandedAnything() {
        scene.rep("rita", 9);
        String older = scene.qualifiedLead();
        scene.handoffId(older, "offered");
        String younger = scene.qualifiedLead();
        scene.handoffId(younger, "offered");
        merge(older, younger);
        scene.handoffId(younger, "cancelled");

        unmerge(older, younger, null);

        scene.heard(older, 3);
        scene.handoffId(younger, "cancelled");
    }

    @Test
    void aMergeThatIsHeardOfAfterTheSurvivorWasMergedItselfLeavesNoHandoffBehind() {
        scene.rep("rita", 9);
        String youngest = scene.qualifiedLead();
        String handoff = scene.handoffId(youngest, "offered");
        String middle = UUID.randomUUID().toString();
        String oldest = UUID.randomUUID().toString();
        Map<String, @Nullable Object> last = merged(oldest, middle, 2, 1, 1);
        last.put(
                "keys",
                List.of(
                        Map.of("key", middle, "kind", "lead", "moves", 2),
                        Map.of("key", youngest, "kind", "lead", "moves", 3)));

        apply(event("lead-merged", oldest, 1, last));
        apply(event("lead-merged", middle, 1, merged(middle, youngest, 2, 1, 1)));

        assertThat(scene.handoffId(oldest, "offered")).isEqualTo(handoff);
        assertThat(handoffsOf(youngest).getList("items")).isEmpty();
        assertThat(handoffsOf(middle).getList("items")).isEmpty();
    }

    @Test
    void acceptAndMergeAtOnceLeaveOneTruth() throws Exception {
        scene.rep("rita", 99);
        for (int round = 0; round < 12; round++) {
            String older = scene.qualifiedLead();
            String first = scene.handoffId(older, "offered");
            String younger = scene.qualifiedLead();
            String second = scene.handoffId(younger, "offered");
            FeedEvent merge = event("lead-merged", older, 2, merged(older, younger, 2, 1, 1));
            List<Callable<Integer>> work =
                    List.of(() -> scene.accept(second, "rita").extract().statusCode(), () -> {
                        apply(merge);
                        return 0;
                    });

            int status;
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<Integer>> done = threads.invokeAll(work);
                status = done.getFirst().get();
                assertThat(done.getLast().get()).isZero();
            }

            assertThat(status).isIn(200, 409);
            if (status == 200) {
                assertThat(scene.handoffId(older, "accepted")).isEqualTo(second);
                assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(first);
            } else {
                assertThat(scene.handoffId(older, "offered")).isEqualTo(first);
                assertThat(scene.handoffId(younger, "cancelled")).isEqualTo(second);
            }
        }
    }

    private static FeedEvent event(
            String type, String subject, long sequence, Map<String, ? extends @Nullable Object> data) {
        return new FeedEvent("0", type, subject, sequence, Instant.now(), Instant.now(), JSON.valueToTree(data));
    }

    private void apply(FeedEvent... events) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(events)));
    }
}
