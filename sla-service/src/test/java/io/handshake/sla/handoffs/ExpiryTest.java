package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.create;
import static io.handshake.sla.Promised.get;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ExpiryTest {
    private static final Duration TOO_LATE = Duration.ofHours(4).plusSeconds(5);
    /** However often it gets too late, the week whose capacity is used up goes on. */
    private static final Instant TUESDAY = Instant.parse("2026-11-10T08:00:00Z");

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    ExpireOffers expiry;

    @BeforeEach
    void begin() {
        scene.withoutReps();
        SettableClock.set(TUESDAY);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    /** Accept within four hours, or somebody else gets it; the segment it is for. */
    private static String agreed(Map<String, Object> offers) {
        String segment = newKey();
        Map<String, Object> accept = clock("accept", Duration.ofHours(4).toSeconds());
        accept.put("warnAt", List.of(0.5));
        Map<String, Object> policy = policy(
                segment,
                segment,
                List.of(accept, clock("work-by", Duration.ofDays(30).toSeconds())));
        policy.put("offers", offers);
        return inForce(policy);
    }

    private static String agreed(int maxRounds) {
        return agreed(Map.of("expires", true, "maxRounds", maxRounds));
    }

    private JsonPath expired(String handoff, int times) {
        SettableClock.advance(TOO_LATE);
        Eventually.untilAsserted(
                () -> assertThat(scene.read(handoff).getList("offers.findAll { it.state == 'expired' }"))
                        .hasSize(times));
        return scene.read(handoff);
    }

    @Test
    void afterOneOfferToEachOfThreeRepsAHandoffIsRecycled() {
        String lead = scene.qualifiedLead(agreedWithThreeReps());
        String handoff = scene.handoffId(lead, "offered");
        expired(handoff, 1);
        expired(handoff, 2);

        JsonPath over = expired(handoff, 3);

        assertThat(over.getString("state")).isEqualTo("recycled");
        assertThat(over.getString("reason")).isEqualTo("rounds-exhausted");
        assertThat(over.getList("offers.rep")).doesNotHaveDuplicates().hasSize(3);
        assertThat(over.getList("offers.state")).containsOnly("expired");
        assertThat(over.getList("offers.clock.state")).containsOnly("breached");
        assertThat(over.getList("clocks.state")).containsExactly("cancelled");
        assertThat(scene.types(handoff))
                .containsExactly(
                        "handoff-opened",
                        "clock-started",
                        "handoff-offered",
                        "clock-breached",
                        "handoff-withdrawn",
                        "handoff-offered",
                        "clock-breached",
                        "handoff-withdrawn",
                        "handoff-offered",
                        "clock-breached",
                        "handoff-withdrawn",
                        "clock-stopped",
                        "handoff-recycled");
        assertThat(JsonPath.from(scene.history(handoff).getLast().data()).getMap(""))
                .containsEntry("why", "rounds-exhausted")
                .containsEntry("expiredOffers", 3)
                .containsEntry("lead", lead);
        List<Integer> used = sql.list("select offered from rep_week", row -> row.getInt(1));
        assertThat(used.stream().mapToInt(it -> it).sum()).isEqualTo(3);
    }

    private String agreedWithThreeReps() {
        scene.rep("rita", 5);
        scene.rep("zoe", 5);
        scene.rep("max", 5);
        return agreed(3);
    }

    @Test
    void whoLetItExpireGetsItAgainOnlyWhenNobodyElseCanTakeIt() {
        String rita = scene.rep("rita", 100);
        String segment = agreed(4);
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");
        String zoe = scene.rep("zoe", 1);

        assertThat(expired(handoff, 1).getString("rep")).isEqualTo(zoe);
        JsonPath again = expired(handoff, 2);

        assertThat(again.getList("offers.rep")).containsExactly(rita, zoe, rita);
        assertThat(again.getString("state")).isEqualTo("offered");
        assertThat(again.getList("offers.find { it.state == 'open' }.passedOver.why"))
                .containsExactly("no-capacity");
    }

    @Test
    void whenTheOnlyRepLeftIsTheOneWhoHadItItIsOfferedAgainUntilTheRoundsAreUsedUp() {
        String rita = scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(2)), "offered");

        JsonPath again = expired(handoff, 1);
        assertThat(again.getString("state")).isEqualTo("offered");
        assertThat(again.getString("rep")).isEqualTo(rita);

        JsonPath over = expired(handoff, 2);
        assertThat(over.getString("state")).isEqualTo("recycled");
        assertThat(over.getList("offers.rep")).containsExactly(rita, rita);
    }

    @Test
    void withOneRoundTheFirstOfferThatExpiresRecyclesThoughAnotherRepIsFree() {
        scene.rep("rita", 5);
        scene.rep("zoe", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(1)), "offered");

        assertThat(expired(handoff, 1).getString("state")).isEqualTo("recycled");
    }

    @Test
    void whoRefusedItForLackOfTimeIsNotAskedInALaterRound() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(3)), "offered");
        String zoe = scene.rep("zoe", 5);
        scene.reject(handoff, "rita", "rep-capacity").statusCode(200).body("rep", equalTo(zoe));

        JsonPath again = expired(handoff, 1);

        assertThat(again.getString("state")).isEqualTo("offered");
        assertThat(again.getString("rep")).isEqualTo(zoe);
    }

    @Test
    void whatExpiresWhenNobodyCanTakeItWaitsAndIsOfferedOnceSomebodyCan() {
        scene.rep("rita", 1);
        String lead = scene.qualifiedLead(agreed(3));
        String handoff = scene.handoffId(lead, "offered");

        JsonPath waits = expired(handoff, 1);
        assertThat(waits.getString("state")).isEqualTo("unrouted");
        String zoe = scene.rep("zoe", 1);

        assertThat(scene.handoff(lead, "offered").getString("rep")).isEqualTo(zoe);
    }

    @Test
    void aLateAnswerThatComesBeforeTheScanStands() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(1)), "offered");

        QuarkusTransaction.requiringNew().run(() -> {
            sql.list("select pg_advisory_xact_lock(4246, 0)", row -> 1);
            SettableClock.advance(TOO_LATE);
            scene.accept(handoff, "rita").statusCode(200).body("clock", equalTo("breached"));
        });
        QuarkusTransaction.requiringNew().run(() -> expiry.expire(100));

        JsonPath accepted = scene.read(handoff);
        assertThat(accepted.getString("state")).isEqualTo("accepted");
        assertThat(accepted.getList("offers.state")).containsExactly("accepted");
        assertThat(scene.types(handoff)).containsOnlyOnce("clock-breached").doesNotContain("handoff-withdrawn");
    }

    @Test
    void whoAnswersAfterItExpiredIsToldWhoHasIt() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(2)), "offered");
        scene.rep("zoe", 5);

        expired(handoff, 1);

        scene.accept(handoff, "rita").statusCode(409).body("detail", containsString("Rep zoe"));
        scene.accept(handoff, "zoe").statusCode(200).body("state", equalTo("accepted"), "clock", equalTo("met"));
    }

    @Test
    void whoAnswersAfterItWasRecycledIsToldSo() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(1)), "offered");

        expired(handoff, 1);

        scene.accept(handoff, "rita").statusCode(409).body("detail", containsString("it was recycled at"));
    }

    @Test
    void anAnswerInTimeEndsWhatCouldExpire() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(1)), "offered");
        scene.accept(handoff, "rita").statusCode(200);

        SettableClock.advance(TOO_LATE);
        QuarkusTransaction.requiringNew().run(() -> expiry.expire(100));

        assertThat(scene.read(handoff).getString("state")).isEqualTo("accepted");
        assertThat(scene.types(handoff)).doesNotContain("clock-breached");
    }

    @Test
    void aWarningOfAnOfferThatCanExpireIsTold() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(1)), "offered");

        SettableClock.advance(Duration.ofHours(2).plusSeconds(5));

        Eventually.untilAsserted(() -> assertThat(scene.types(handoff)).contains("clock-warned"));
        assertThat(scene.read(handoff).getString("state")).isEqualTo("offered");
    }

    @Test
    void anOfferStaysWithTheRepWhereThePolicyDoesNotLetItExpire() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(agreed(Map.of("maxRounds", 1))), "offered");
        scene.rep("zoe", 5);

        SettableClock.advance(TOO_LATE);

        Eventually.untilAsserted(() -> assertThat(scene.types(handoff)).contains("clock-breached"));
        scene.accept(handoff, "rita").statusCode(200);
    }

    @Test
    void scannersAtOnceExpireEachOfferOnce() throws Exception {
        scene.rep("rita", 1_000);
        String segment = agreed(1);
        List<String> leads = IntStream.range(0, 100)
                .mapToObj(_ -> scene.qualifiedLead(segment))
                .toList();
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select id from handoff where state = 'offered'", row -> row.getString("id")))
                        .hasSize(leads.size()));

        SettableClock.advance(TOO_LATE);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> round = () -> QuarkusTransaction.requiringNew().call(() -> expiry.expire(10));
            for (Future<Integer> done : threads.invokeAll(new ArrayList<>(Collections.nCopies(20, round)))) {
                assertThat(done.get()).isBetween(0, 10);
            }
        }

        Eventually.untilAsserted(() -> assertThat(
                        sql.list("select id from handoff where state = 'recycled'", row -> row.getString("id")))
                .hasSize(leads.size()));
        assertThat(sql.list("""
                select count(*) as n from handoff h join event e on e.subject = h.id::text
                where e.type in ('clock-breached', 'handoff-withdrawn', 'handoff-recycled') group by h.id
                """, row -> row.getInt("n"))).hasSize(100).containsOnly(3);
    }

    @Test
    void aPolicyShowsWhatBecomesOfItsOffers() {
        String key = agreed(Map.of("expires", true));

        JsonPath version = get("/v1/policies/" + key + "/versions/1");

        assertThat(version.getBoolean("offers.expires")).isTrue();
        assertThat(version.getInt("offers.maxRounds")).isEqualTo(3);
        assertThat(get("/v1/policies/shipped/versions/1").<Object>get("offers")).isNull();
    }

    @Test
    void roundsThatCannotBeAreRefused() {
        for (Object rounds : List.of(0, 21, "many")) {
            Map<String, Object> policy = new HashMap<>(policy(newKey(), "x", List.of(clock("accept", 60))));
            policy.put("offers", Map.of("expires", true, "maxRounds", rounds));
            int status = rounds instanceof String ? 400 : 422;
            create(policy).statusCode(status).body("errors.pointer", hasItem("/offers/maxRounds"));
        }
    }
}
