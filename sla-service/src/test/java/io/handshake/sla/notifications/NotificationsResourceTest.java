package io.handshake.sla.notifications;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class NotificationsResourceTest {
    private static final Duration TARGET = Duration.ofHours(48);

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    Inboxes inboxes;

    @Inject
    Notices notices;

    private String rita = "";
    private String mona = "";
    private String segment = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
        String key = UUID.randomUUID().toString();
        rita = "rita-" + key;
        mona = "mona-" + key;
        segment = newKey();
        Map<String, Object> touch = clock("first-touch", TARGET.toSeconds());
        touch.put("warnAt", List.of(0.5));
        touch.put(
                "escalations",
                List.of(
                        Map.of("afterSeconds", 3_600, "to", "manager"),
                        Map.of("afterSeconds", 7_200, "to", "marketing")));
        inForce(policy(segment, segment, List.of(clock("accept", TARGET.toSeconds()), touch)));
        scene.put("/v1/teams/berlin", Map.of("title", "Berlin", "manager", mona))
                .statusCode(201);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void anOfferIsToldToTheRepItIsMadeTo() {
        String handoff = offeredToRita();

        JsonPath mine = inbox("rep", rita, "");
        assertThat(mine.getList("items.kind")).containsExactly("offered");
        assertThat(mine.getString("items[0].handoff")).isEqualTo(handoff);
        assertThat(mine.getString("items[0].text")).startsWith("A hand-off is offered to you. Please answer by 20");
        assertThat(mine.getString("items[0].readAt")).isNull();
        assertThat(inbox("rep", "somebody-else", "").getList("items")).isEmpty();
    }

    @Test
    void warningsAndBreachesAreToldToWhoeverOwesAndEscalationsToWhomThePolicyNames() {
        String handoff = offeredToRita();
        scene.accept(handoff, rita).statusCode(200);

        SettableClock.advance(TARGET.dividedBy(2).plusMinutes(1));
        Eventually.untilAsserted(
                () -> assertThat(inbox("rep", rita, "").getList("items.kind")).containsExactly("warned", "offered"));
        SettableClock.advance(TARGET.plusHours(2));

        Eventually.untilAsserted(() -> assertThat(inbox("rep", rita, "").getList("items.kind"))
                .containsExactly("breached", "warned", "offered"));
        JsonPath mine = inbox("rep", rita, "");
        assertThat(mine.getString("items[1].text"))
                .startsWith("50 % of the time for getting in touch with the lead is used up; it is due at 20");
        assertThat(mine.getString("items[0].text"))
                .startsWith("The time for getting in touch with the lead was over at 20");
        assertThat(mine.getString("items[0].clock"))
                .isEqualTo(mine.getString("items[1].clock"))
                .isNotNull();
        Eventually.untilAsserted(() -> {
            assertThat(inbox("rep", mona, "").getList("items.kind")).containsExactly("escalated");
            assertThat(inbox("marketing", "mira", "").getList("items.handoff")).contains(handoff);
        });
        assertThat(inbox("sales", "sven", "").getList("items.handoff")).doesNotContain(handoff);
    }

    @Test
    void anEscalationToAManagerReachesOthersWhereNobodyManagesTheRep() {
        scene.rep(rita, Map.of("weeklyCapacity", 100));
        String handoff = offeredToRita();
        scene.accept(handoff, rita).statusCode(200);
        scene.rep("rolf-" + rita, Map.of("weeklyCapacity", 0, "team", "berlin", "side", "SALES"));

        SettableClock.advance(TARGET.plusHours(2));

        Eventually.untilAsserted(() -> {
            assertThat(inbox("sales", "sven", "").getList("items.handoff")).contains(handoff);
            assertThat(inbox("rep", mona, "").getList("items.kind")).containsExactly("escalated");
        });
    }

    @Test
    void aLongWaitIsToldToManagersOfThatSideAndAdministrators() {
        scene.rep(rita, Map.of("weeklyCapacity", 0, "team", "berlin", "side", "SALES"));
        scene.put("/v1/teams/calls", Map.of("title", "Calls", "manager", "bert-" + mona))
                .statusCode(201);
        scene.rep("bea-" + rita, Map.of("weeklyCapacity", 0, "team", "calls", "side", "BDR"));
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "unrouted");

        SettableClock.advance(Duration.ofHours(5));

        Eventually.untilAsserted(() -> {
            assertThat(inbox("rep", mona, "").getList("items.kind")).containsExactly("unrouted-too-long");
            assertThat(inbox("admin", "anna", "").getList("items.handoff")).contains(handoff);
        });
        assertThat(inbox("rep", mona, "").getString("items[0].text"))
                .startsWith("A hand-off to SALES has been waiting for a rep since 20");
        assertThat(inbox("rep", "bert-" + mona, "").getList("items")).isEmpty();
    }

    @Test
    void whoeverSaysSoIsToldOfSomeKindsOnly() {
        offeredToRita();
        as("rep", rita)
                .get("/v1/me/notifications")
                .then()
                .statusCode(200)
                .body(
                        "kinds",
                        contains("offered", "taken-away", "warned", "breached", "escalated", "unrouted-too-long"));

        prefer(List.of("breached", "breached")).statusCode(200).body("kinds", contains("breached"));
        assertThat(inbox("rep", rita, "").getList("items")).isEmpty();
        prefer(List.of("offered")).statusCode(200);

        assertThat(inbox("rep", rita, "").getList("items.kind")).containsExactly("offered");
        prefer(List.of("birthdays")).statusCode(422).body("errors.pointer", hasItem("/kinds/0"));
        as("rep", rita)
                .body(Map.of("kinds", List.of(), "more", true))
                .put("/v1/me/notifications")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsReadIsSoForWhoeverReadIt() {
        for (int i = 0; i < 3; i++) {
            offeredToRita();
        }
        List<Integer> ids = inbox("rep", rita, "").getList("items.id");

        read(Map.of("ids", List.of(ids.get(0)))).body("read", equalTo(1));
        assertThat(inbox("rep", rita, "?unread=true").getList("items.id")).isEqualTo(ids.subList(1, 3));
        read(Map.of("through", ids.get(0))).body("read", equalTo(2));
        read(Map.of("through", ids.get(0))).body("read", equalTo(0));

        assertThat(inbox("rep", rita, "?unread=true").getList("items")).isEmpty();
        as("rep", rita)
                .get("/v1/notifications?unread=nonsense")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("unread"));
        assertThat(inbox("rep", rita, "").getList("items.readAt"))
                .doesNotContainNull()
                .hasSize(3);
        as("rep", "somebody-else")
                .body(Map.of("ids", ids))
                .post("/v1/notifications/read")
                .then()
                .statusCode(200)
                .body("read", equalTo(0));
        as("rep", rita)
                .body(Map.of("ids", ids, "through", 1))
                .post("/v1/notifications/read")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/through"));
        as("rep", rita)
                .body(Map.of("ids", List.of()))
                .post("/v1/notifications/read")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/ids"));
    }

    @Test
    void whatIsWrittenBeforeAndComesLateIsNotReadWithWhatWasShown() throws Exception {
        offeredToRita();
        UUID rep = sql.first("select id from rep where user_sub = ?", row -> row.getObject("id", UUID.class), rita)
                .orElseThrow();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> late =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        notices.add(List.of(notice(rep)));
                        written.countDown();
                        await(shown);
                    }));
            await(written);
            offeredToRita();
            List<Integer> seen = inbox("rep", rita, "").getList("items.id");
            shown.countDown();
            late.get();

            read(Map.of("through", seen.getFirst())).body("read", equalTo(2));

            JsonPath unread = inbox("rep", rita, "?unread=true");
            assertThat(unread.getList("items.kind")).containsExactly("warned");
            assertThat(inbox("rep", rita, "").getList("items.id").subList(1, 3)).isEqualTo(seen);
        }
    }

    private static Notice notice(UUID rep) {
        return new Notice(
                NoticeKind.WARNED,
                Notice.To.REP,
                UUID.randomUUID(),
                null,
                rep,
                "SALES",
                Instant.now(),
                "It is late.",
                null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatSomebodyDoesNotWantToBeToldOfIsNotReadWithWhatWasShown() {
        String handoff = offeredToRita();
        scene.accept(handoff, rita).statusCode(200);
        prefer(List.of("warned")).statusCode(200);
        SettableClock.advance(TARGET.dividedBy(2).plusMinutes(1));
        Eventually.untilAsserted(
                () -> assertThat(inbox("rep", rita, "").getList("items.kind")).containsExactly("warned"));

        read(Map.of("through", inbox("rep", rita, "").getLong("items[0].id"))).body("read", equalTo(1));

        prefer(List.of("offered", "warned")).statusCode(200);
        assertThat(inbox("rep", rita, "?unread=true").getList("items.kind")).containsExactly("offered");
    }

    @Test
    void nobodyReadsThroughWhatIsNotTheirs() {
        offeredToRita();
        long id = inbox("rep", rita, "").getLong("items[0].id");

        as("rep", mona)
                .body(Map.of("through", id))
                .post("/v1/notifications/read")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/through"))
                .body("errors.message", contains("must be the id of one of your notifications"));
        as("rep", rita)
                .body(Map.of("through", Long.MAX_VALUE))
                .post("/v1/notifications/read")
                .then()
                .statusCode(422);
    }

    @Test
    void theyAreListedPageByPage() {
        for (int i = 0; i < 3; i++) {
            offeredToRita();
        }
        JsonPath first = inbox("rep", rita, "?limit=2");
        JsonPath second = inbox("rep", rita, "?limit=2&after=" + first.getString("next"));

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        assertThat(first.getInt("items[1].id")).isGreaterThan(second.getInt("items[0].id"));
        as("rep", mona)
                .get("/v1/notifications?limit=2&after=" + first.getString("next"))
                .then()
                .statusCode(400);
    }

    @Test
    void theyAreKeptForNinetyDays() {
        offeredToRita();
        read(Map.of("through", inbox("rep", rita, "").getLong("items[0].id"))).body("read", equalTo(1));

        SettableClock.advance(Duration.ofDays(89));
        inboxes.forget();
        assertThat(inbox("rep", rita, "").getList("items")).isNotEmpty();
        SettableClock.advance(Duration.ofDays(2));
        inboxes.forget();

        as("rep", rita).get("/v1/notifications").then().body("items.findAll { it.kind == 'offered' }", empty());
        assertThat(sql.first(
                        "select count(*) as n from notification_read where person = ?", row -> row.getLong("n"), rita))
                .contains(0L);
    }

    private String offeredToRita() {
        if (sql.list("select 1 from rep where user_sub = ?", _ -> 1, rita).isEmpty()) {
            scene.rep(rita, Map.of("weeklyCapacity", 100, "team", "berlin", "side", "SALES"));
        }
        return scene.handoffId(scene.qualifiedLead(segment), "offered");
    }

    private ValidatableResponse prefer(List<String> kinds) {
        return as("rep", rita)
                .body(Map.of("kinds", kinds))
                .put("/v1/me/notifications")
                .then();
    }

    private ValidatableResponse read(Map<String, ?> mark) {
        return as("rep", rita).body(mark).post("/v1/notifications/read").then().statusCode(200);
    }

    private static JsonPath inbox(String role, String userSub, String query) {
        return as(role, userSub)
                .get("/v1/notifications" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(String role, String userSub) {
        return given().header("Authorization", TestTokens.bearer(role, userSub)).contentType(ContentType.JSON);
    }
}
