package io.handshake.sla.notifications;

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
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has a hand-off no more is told, unless it is by their own doing. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class TakenAwayTest {
    private static final Duration TARGET = Duration.ofHours(4);

    @Inject
    Scene scene;

    private String rita = "";
    private String zoe = "";
    private String segment = "";
    private String lead = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
        String key = UUID.randomUUID().toString();
        rita = "rita-" + key;
        zoe = "zoe-" + key;
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private String offeredToRita(int rounds) {
        segment = newKey();
        Map<String, Object> policy = policy(segment, segment, List.of(clock("accept", TARGET.toSeconds())));
        policy.put("offers", Map.of("expires", true, "maxRounds", rounds));
        inForce(policy);
        scene.rep(rita, 5);
        lead = scene.qualifiedLead(segment);
        return scene.handoffId(lead, "offered");
    }

    private String acceptedByRita() {
        String handoff = offeredToRita(1);
        scene.accept(handoff, rita).statusCode(200);
        return handoff;
    }

    private static ValidatableResponse post(
            String role, String user, String handoff, String what, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer(role, user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .then();
    }

    private static void reassign(String handoff, String rep) {
        post("sales", "sven", handoff, "reassign", Map.of("rep", rep, "reason", "knows them"))
                .statusCode(200);
    }

    private static JsonPath inbox(String user) {
        return given().header("Authorization", TestTokens.bearer("rep", user))
                .get("/v1/notifications")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> kinds(String user) {
        return inbox(user).getList("items.kind");
    }

    @Test
    void ofWhatIsHandedOnBothRepsAreTold() {
        String handoff = acceptedByRita();

        reassign(handoff, scene.rep(zoe, 5));

        JsonPath mine = inbox(rita);
        assertThat(mine.getList("items.kind")).containsExactly("taken-away", "offered");
        assertThat(mine.getString("items[0].handoff")).isEqualTo(handoff);
        assertThat(mine.getString("items[0].text"))
                .isEqualTo("A hand-off that you had was put into a colleague's hands.");
        assertThat(kinds(zoe)).containsExactly("offered");
    }

    @Test
    void ofAnOfferThatIsPutBeforeAnotherBothRepsAreTold() {
        String handoff = offeredToRita(1);

        reassign(handoff, scene.rep(zoe, 5));

        JsonPath mine = inbox(rita);
        assertThat(mine.getList("items.kind")).containsExactly("taken-away", "offered");
        assertThat(mine.getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was taken back, as somebody chose another rep for it.");
        assertThat(kinds(zoe)).containsExactly("offered");
    }

    @Test
    void whoHoldsWhatSalesTakesBackIsToldAlsoWhenAnotherHadAcceptedIt() {
        String handoff = acceptedByRita();
        String holder = scene.rep(zoe, 5);
        reassign(handoff, holder);

        post("sales", "sven", handoff, "take-back", Map.of("reason", "no-need")).statusCode(200);

        JsonPath hers = inbox(zoe);
        assertThat(hers.getList("items.kind")).containsExactly("taken-away", "offered");
        assertThat(hers.getString("items[0].text"))
                .isEqualTo("The acceptance of a hand-off that you had was taken back.");
        assertThat(kinds(rita)).containsExactly("taken-away", "offered");
        JsonPath fact = JsonPath.from(scene.history(handoff).stream()
                .filter(event -> event.type().equals("handoff-acceptance-reversed"))
                .findFirst()
                .orElseThrow()
                .data());
        assertThat(fact.getString("holder")).isEqualTo(holder).isNotEqualTo(fact.getString("rep"));
    }

    @Test
    void whoeverTakesBackAnAcceptanceOfTheirOwnIsNotTold() {
        String handoff = acceptedByRita();

        post("rep", rita, handoff, "take-back", Map.of("reason", "no-need")).statusCode(200);

        assertThat(kinds(rita)).containsExactly("offered");
    }

    @Test
    void whoLetsAnOfferExpireIsTold() {
        String handoff = offeredToRita(1);

        SettableClock.advance(TARGET.plusMinutes(1));

        Eventually.untilAsserted(() -> assertThat(kinds(rita)).containsExactly("taken-away", "breached", "offered"));
        assertThat(scene.read(handoff).getString("state")).isEqualTo("recycled");
        assertThat(inbox(rita).getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was taken back, as the time to answer was over.");
    }

    @Test
    void whoGetsItAgainAtOnceHasNotLostIt() {
        offeredToRita(2);

        SettableClock.advance(TARGET.plusMinutes(1));

        Eventually.untilAsserted(() -> assertThat(kinds(rita)).containsExactly("offered", "breached", "offered"));
    }

    @Test
    void whatIsOverOrMustNotBeHandedOverIsToldToWhomItWasOfferedTo() {
        String handoff = offeredToRita(1);
        String held = lead;
        StubPeer.of("lead").publish("contact-suppressed", held, 3, Map.of("lead", held, "why", "no-consent"));
        scene.handoff(held, "suppressed");
        assertThat(inbox(rita).getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was taken back, as its lead must not be handed over.");
        String closed = scene.qualifiedLead(segment);
        String second = scene.handoffId(closed, "offered");
        scene.passClosed(closed, 3, "lost");
        scene.handoff(closed, "cancelled");

        JsonPath mine = inbox(rita);
        assertThat(mine.getList("items.kind")).containsExactly("taken-away", "offered", "taken-away", "offered");
        assertThat(mine.getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was cancelled, as the way of its lead came to an end.");
        assertThat(mine.getList("items.handoff")).containsExactly(second, second, handoff, handoff);
        assertThat(JsonPath.from(scene.history(second).getLast().data()).getString("rep"))
                .isEqualTo(scene.read(second).getString("rep"));
    }

    @Test
    void ofTwoHandoffsThatAMergeBringsTogetherWhoLosesOneIsTold() {
        offeredToRita(1);
        String older = lead;
        scene.rep(zoe, 9);
        String younger = scene.qualifiedLead(segment);
        scene.handoff(younger, "offered");

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
                                List.of(Map.of("key", younger, "kind", "lead", "moves", 1)),
                                "pass",
                                1,
                                "mergedPass",
                                1));
        scene.handoff(younger, "cancelled");

        JsonPath hers = inbox(zoe);
        assertThat(hers.getList("items.kind")).containsExactly("taken-away", "offered");
        assertThat(hers.getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was cancelled, as its lead is handed over already:"
                        + " two leads turned out to be one person.");
        assertThat(kinds(rita)).containsExactly("offered");
    }

    @Test
    void whoIsNotActiveAnyMoreIsToldWhatWasTakenBack() {
        String handoff = offeredToRita(1);
        scene.changeRep(scene.read(handoff).getString("rep"), Map.of("active", false))
                .statusCode(200);

        assertThat(inbox(rita).getString("items[0].text"))
                .isEqualTo("A hand-off that was offered to you was taken back, as you are not active any more.");
    }

    @Test
    void whoDoesNotWantToBeToldOfItIsNot() {
        String handoff = acceptedByRita();
        given().header("Authorization", TestTokens.bearer("rep", rita))
                .contentType(ContentType.JSON)
                .body(Map.of("kinds", List.of("offered")))
                .put("/v1/me/notifications")
                .then()
                .statusCode(200);

        reassign(handoff, scene.rep(zoe, 5));

        assertThat(kinds(rita)).containsExactly("offered");
    }
}
