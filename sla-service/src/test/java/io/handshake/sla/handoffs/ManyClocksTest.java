package io.handshake.sla.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ManyClocksTest {

    private static final int MANY = 10_000;

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
    void leaveNothing() {
        scene.withoutReps();
    }

    /** Offers of the shipped promise, all due at one instant. */
    private void offered(Instant dueAt) {
        UUID rep = UUID.fromString(scene.rep("rita", 0));
        Instant startedAt = dueAt.minus(Duration.ofHours(48));
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    insert into handoff (id, lead, pass, stage, hand_to, state, rep, offer, qualified_at, opened_at, first_offered_at,
                                         offered_at, version, event_sequence)
                    select gen_random_uuid(), gen_random_uuid(), 1, 'MQL', 'SALES', 'offered', ?, gen_random_uuid(), ?, ?, ?, ?, 0, 1
                    from generate_series(1, ?)
                    """, rep, startedAt, startedAt, startedAt, startedAt, MANY);
            sql.update("""
                    insert into offer (id, handoff, rep, state, offered_at, passed_over)
                    select offer, id, rep, 'open', offered_at, '[]' from handoff
                    """);
            sql.update("""
                    insert into clock (id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in,
                                       target_seconds, started_at, due_at, next_at, told, state)
                    select gen_random_uuid(), id, offer, 'accept', 'shipped', 1, '24x7', 1, false, 172800, ?, ?, ?, 0, 'running'
                    from handoff
                    """, startedAt, dueAt, dueAt.plusNanos(1_000));
        });
    }

    private long announced(String what) {
        return sql.first("""
                        select count(%s) as n from event e join handoff h on h.id::text = e.subject
                        where e.type = 'clock-breached'
                        """.formatted(what), row -> row.getLong("n")).orElseThrow();
    }

    @Test
    void tenThousandDueClocksAreAnnouncedOnceEachByTwoScannersAtOnce() throws Exception {
        offered(Instant.now().minusSeconds(60));

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> scanner = () -> {
                int all = 0;
                int done;
                do {
                    done = QuarkusTransaction.requiringNew().call(() -> breaches.announce(500));
                    all += done;
                } while (done > 0);
                return all;
            };
            for (Future<Integer> scan : threads.invokeAll(List.of(scanner, scanner))) {
                assertThat(scan.get()).isBetween(0, MANY);
            }
        }

        Eventually.untilAsserted(() -> assertThat(announced("*")).isEqualTo(MANY));
        assertThat(announced("distinct e.subject")).isEqualTo(MANY);
        assertThat(sql.list("select distinct state from clock", row -> row.getString("state")))
                .containsExactly("breached");
    }

    @ParameterizedTest
    @CsvSource({"false, clock_next", "true, clock_expiring"})
    void whatIsDueIsFoundByARangeOfAnIndexWhateverElseIsOpen(boolean expires, String index) {
        offered(Instant.now().plus(Duration.ofDays(1)));
        sql.update("update clock set expires = ?", expires);
        for (String table : List.of("clock", "handoff")) {
            sql.update("vacuum analyze " + table);
        }

        String plan = sql
                .list(
                        "explain (analyze, buffers) " + (expires ? AnnounceBreaches.EXPIRING : AnnounceBreaches.DUE)
                                + " for update skip locked",
                        row -> row.getString(1),
                        Instant.now(),
                        1_000)
                .stream()
                .collect(Collectors.joining("\n"));

        assertThat(plan)
                .contains("Index Scan using " + index)
                .contains("Index Cond: (next_at <= ")
                .doesNotContain("Seq Scan");
        assertThat(Pattern.compile("Buffers: shared hit=(\\d+)")
                        .matcher(plan.lines()
                                .dropWhile(line -> !line.contains(index))
                                .collect(Collectors.joining("\n")))
                        .results()
                        .findFirst()
                        .map(buffers -> Integer.parseInt(buffers.group(1))))
                .as(plan)
                .hasValueSatisfying(pages -> assertThat(pages).isLessThan(10));
    }
}
