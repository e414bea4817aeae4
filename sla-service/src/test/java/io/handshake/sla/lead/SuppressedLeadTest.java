package io.handshake.sla.lead;

import static io.handshake.sla.Scene.entry;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that must not be handed over, and what becomes of their hand-offs meanwhile. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class SuppressedLeadTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    LeadInbox inbox;

    @Inject
    MeterRegistry registry;

    private final String lead = UUID.randomUUID().toString();

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    private static void suppress(String lead, long sequence, String why) {
        StubPeer.of("lead").publish("contact-suppressed", lead, sequence, Map.of("lead", lead, "why", why));
    }

    private static void allow(String lead, long sequence) {
        StubPeer.of("lead").publish("contact-allowed", lead, sequence, Map.of("lead", lead));
    }

    private static void qualify(String lead, long sequence) {
        StubPeer.of("lead").publish("stage-entered", lead, sequence, entry(lead, 1, "SALES", false));
    }

    @Test
    void aHandoffOfASuppressedLeadIsOfferedToNobody() {
        scene.rep("rita", 9);
        suppress(lead, 1, "no-consent");
        qualify(lead, 2);

        JsonPath handoff = scene.handoff(lead, "suppressed");

        assertThat(handoff.getString("reason")).isEqualTo("no-consent");
        assertThat(handoff.getString("dueAt")).isNull();
        assertThat(handoff.getList("offers")).isEmpty();
        assertThat(scene.types(handoff.getString("id"))).containsExactly("handoff-opened", "handoff-suppressed");
        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?state=suppressed&lead=" + lead)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(handoff.getString("id")));
        scene.accept(handoff.getString("id"), "rita").statusCode(409).body("detail", containsString("no-consent"));
        assertThat(registry.get("handshake.handoffs.suppressed").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("handshake.handoffs.unrouted").gauge().value()).isZero();
    }

    @Test
    void anOfferIsTakenBackAndMadeAgainWhenNothingStandsAgainstItAnyMore() {
        scene.rep("rita", 9);
        qualify(lead, 1);
        String handoff = scene.handoffId(lead, "offered");

        suppress(lead, 2, "existing-customer");

        JsonPath held = scene.handoff(lead, "suppressed");
        assertThat(held.getString("rep")).isNull();
        assertThat(held.getString("offers[0].state")).isEqualTo("withdrawn");
        assertThat(held.getString("offers[0].clock.state")).isEqualTo("cancelled");
        assertThat(scene.types(handoff)).endsWith("handoff-withdrawn", "handoff-suppressed");

        allow(lead, 3);

        JsonPath again = scene.handoff(lead, "offered");
        assertThat(again.getString("reason")).isNull();
        assertThat(again.getList("offers")).hasSize(2);
        assertThat(scene.types(handoff)).endsWith("handoff-released", "handoff-offered");
        scene.accept(handoff, "rita").statusCode(200);
    }

    @Test
    void whatWaitsIsHeldBackAndWaitsAgain() {
        qualify(lead, 1);
        String handoff = scene.handoffId(lead, "unrouted");
        suppress(lead, 2, "no-consent");
        scene.handoffId(lead, "suppressed");
        scene.rep("rita", 9);
        assertThat(scene.read(handoff).getString("state")).isEqualTo("suppressed");
        scene.changeRep(repOf("rita"), Map.of("active", false)).statusCode(200);

        allow(lead, 3);

        scene.handoffId(lead, "unrouted");
        assertThat(scene.types(handoff)).endsWith("handoff-released", "handoff-unrouted");
    }

    private String repOf(String user) {
        return sql.first("select id::text from rep where user_sub = ?", row -> row.getString(1), user)
                .orElseThrow();
    }

    @Test
    void whatIsAcceptedStays() {
        scene.rep("rita", 9);
        qualify(lead, 1);
        scene.accept(scene.handoffId(lead, "offered"), "rita").statusCode(200);

        suppress(lead, 2, "no-consent");

        Eventually.untilAsserted(() -> assertThat(whys()).containsExactly("no-consent"));
        scene.handoffId(lead, "accepted");
    }

    @Test
    void anotherReasonIsToldAndTheSameOneIsNot() {
        suppress(lead, 1, "no-consent");
        qualify(lead, 2);
        String handoff = scene.handoffId(lead, "suppressed");
        suppress(lead, 3, "no-consent");
        suppress(lead, 4, "existing-customer");

        Eventually.untilAsserted(
                () -> assertThat(scene.read(handoff).getString("reason")).isEqualTo("existing-customer"));
        assertThat(scene.types(handoff)).containsExactly("handoff-opened", "handoff-suppressed", "handoff-suppressed");
    }

    @Test
    void aPassThatClosesCancelsWhatIsHeldBack() {
        suppress(lead, 1, "no-consent");
        qualify(lead, 2);
        scene.handoffId(lead, "suppressed");

        scene.passClosed(lead, 3, "recycled");

        assertThat(scene.handoff(lead, "cancelled").getString("reason")).isEqualTo("recycled");
    }

    @Test
    void onOnePageTheLastWordOnALeadCounts() {
        scene.rep("rita", 9);
        String other = UUID.randomUUID().toString();
        Instant now = Instant.now();
        List<Map<String, Object>> page = new ArrayList<>();
        for (String each : List.of(lead, other)) {
            Map<String, Object> why = Map.of("lead", each, "why", "no-consent");
            page.add(StubPeer.event("contact-suppressed", each, 1L, why, now, now));
            page.add(StubPeer.event("stage-entered", each, 2L, entry(each, 1, "SALES", false), now, now));
        }
        page.add(StubPeer.event("contact-allowed", other, 3L, Map.of("lead", other), now, now));
        StubPeer.of("lead").publish(page);

        scene.handoffId(lead, "suppressed");
        scene.handoffId(other, "offered");
    }

    @Test
    void theLaterWordCountsThoughItsClockWasSlow() {
        scene.rep("rita", 9);
        Instant before = Instant.now().minusSeconds(60);
        allow(lead, 1);
        qualify(lead, 2);
        scene.handoffId(lead, "offered");

        StubPeer.of("lead")
                .publish(List.of(StubPeer.event(
                        "contact-suppressed", lead, 3L, Map.of("lead", lead, "why", "no-consent"), before, before)));

        scene.handoffId(lead, "suppressed");
    }

    @Test
    void anEarlierWordReadAgainDoesNotCount() {
        scene.rep("rita", 9);
        suppress(lead, 1, "no-consent");
        allow(lead, 2);
        qualify(lead, 3);
        String handoff = scene.handoffId(lead, "offered");

        FeedEvent again = new FeedEvent(
                "0",
                "contact-suppressed",
                lead,
                1L,
                Instant.now(),
                Instant.now(),
                new ObjectMapper().valueToTree(Map.of("lead", lead, "why", "no-consent")));
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(again)));

        assertThat(scene.types(handoff)).doesNotContain("handoff-withdrawn");
    }

    @Test
    void aWordOfAFeedThatBeganAnewCountsThoughItsNumberIsLower() {
        scene.rep("rita", 9);
        allow(lead, 1);
        allow(lead, 2);
        qualify(lead, 3);
        scene.handoffId(lead, "offered");

        StubPeer.of("lead").beginAnew();
        suppress(lead, 1, "no-consent");

        scene.handoffId(lead, "suppressed");
    }

    @Test
    void suppressionDoesNotCarryOverToTheSurvivor() {
        scene.rep("rita", 9);
        suppress(lead, 1, "no-consent");
        qualify(lead, 2);
        String handoff = scene.handoffId(lead, "suppressed");
        String survivor = UUID.randomUUID().toString();

        StubPeer.of("lead").publish("lead-merged", survivor, 1, merge(survivor));

        assertThat(scene.handoffId(survivor, "offered")).isEqualTo(handoff);
        assertThat(scene.types(handoff)).endsWith("handoff-moved", "handoff-released", "handoff-offered");
    }

    @Test
    void aSuppressedSurvivorHoldsBackWhatComesToIt() {
        scene.rep("rita", 9);
        String survivor = UUID.randomUUID().toString();
        suppress(survivor, 1, "existing-customer");
        qualify(lead, 1);
        String handoff = scene.handoffId(lead, "offered");

        StubPeer.of("lead").publish("lead-merged", survivor, 2, merge(survivor));

        assertThat(scene.handoffId(survivor, "suppressed")).isEqualTo(handoff);
        assertThat(scene.types(handoff)).endsWith("handoff-moved", "handoff-withdrawn", "handoff-suppressed");
    }

    private Map<String, Object> merge(String survivor) {
        return Map.of(
                "lead",
                survivor,
                "merged",
                lead,
                "keys",
                List.of(Map.of("key", lead, "kind", "lead", "moves", 2)),
                "pass",
                1,
                "mergedPass",
                1);
    }

    private List<String> whys() {
        return sql.list(
                "select why from suppressed_lead where lead = ?", row -> row.getString("why"), UUID.fromString(lead));
    }
}
