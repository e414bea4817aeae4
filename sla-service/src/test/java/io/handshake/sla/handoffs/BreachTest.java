package io.handshake.sla.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.event.StoredEvent;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class BreachTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    AnnounceBreaches breaches;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void aBreachIsAnnouncedWithItsDueTimeAndTheTimeItWasNoticed() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        Instant due = Instant.parse(scene.read(handoff).getString("dueAt"));

        SettableClock.set(due.plusSeconds(10));

        Eventually.untilAsserted(() -> assertThat(scene.types(handoff))
                .containsExactly("handoff-opened", "handoff-offered", "clock-breached"));
        StoredEvent breach = scene.history(handoff).getLast();
        JsonPath fact = JsonPath.from(breach.data());
        assertThat(breach.occurredAt()).isEqualTo(due);
        assertThat(Instant.parse(fact.getString("dueAt"))).isEqualTo(due);
        assertThat(Instant.parse(fact.getString("announcedAt"))).isBetween(due.plusSeconds(10), due.plusSeconds(60));
        JsonPath read = scene.read(handoff);
        assertThat(read.getString("state")).isEqualTo("offered");
        assertThat(read.getString("clock")).isEqualTo("breached");
        scene.accept(handoff, "rita").statusCode(200).body("clock", equalTo("breached"));
        assertThat(scene.types(handoff)).containsOnlyOnce("clock-breached");
    }

    @Test
    void manyScannersAtOnceAnnounceEachBreachOnce() throws Exception {
        scene.rep("rita", 1_000);
        List<String> leads =
                IntStream.range(0, 300).mapToObj(_ -> scene.qualifiedLead()).toList();
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select id from handoff where state = 'offered'", row -> row.getString("id")))
                        .hasSize(leads.size()));

        SettableClock.advance(Duration.ofHours(48).plusSeconds(5));
        int announced = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> rounds = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                rounds.add(() -> QuarkusTransaction.requiringNew().call(() -> breaches.announce(20)));
            }
            for (Future<Integer> round : threads.invokeAll(rounds)) {
                announced += round.get();
            }
        }

        assertThat(announced).isBetween(0, 300);
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select id from clock where state = 'running'", row -> row.getString("id")))
                        .isEmpty());
        List<Integer> perHandoff = sql.list("""
                select count(e.position) as n from handoff h
                left join event e on e.subject = h.id::text and e.type = 'clock-breached' group by h.id
                """, row -> row.getInt("n"));
        assertThat(perHandoff).hasSize(300).containsOnly(1);
        assertThat(sql.list("select event_sequence from handoff", row -> row.getLong(1)))
                .containsOnly(3L);
    }

    @Test
    void aClockThatRanOutBeforeItsPassClosedStaysBreachedAndIsAnnouncedOnce() {
        scene.rep("rita", 5);
        String lead = scene.qualifiedLead();
        String handoff = scene.handoffId(lead, "offered");

        SettableClock.advance(Duration.ofHours(48).plusSeconds(5));
        scene.passClosed(lead, 2, "lost");

        assertThat(scene.handoff(lead, "cancelled").getString("clock")).isEqualTo("breached");
        assertThat(scene.types(handoff))
                .containsExactly("handoff-opened", "handoff-offered", "clock-breached", "handoff-cancelled");
    }

    @Test
    void everyDueTimeIsTheStartPlusTheTarget() {
        scene.rep("rita", 5);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");

        JsonPath clock = scene.read(handoff);

        assertThat(Instant.parse(clock.getString("offers[0].clock.dueAt")))
                .isEqualTo(Instant.parse(clock.getString("offers[0].offeredAt")).plusSeconds(172_800));
        assertThat(UUID.fromString(clock.getString("offers[0].clock.id"))).isNotNull();
        assertThat(scene.history(handoff).get(1).occurredAt())
                .isEqualTo(Instant.parse(clock.getString("offers[0].clock.startedAt")));
    }
}
