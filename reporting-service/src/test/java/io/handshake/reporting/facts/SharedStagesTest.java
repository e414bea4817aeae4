package io.handshake.reporting.facts;

import static io.handshake.chassis.test.StubPeer.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SharedStagesTest {

    @Inject
    Sql sql;

    private final String funnel = "s-" + UUID.randomUUID();
    private final String lead = UUID.randomUUID().toString();

    /** Else two pages, each holding a stage that the other waits for, would never end. */
    @Test
    void aPageThatWaitsForAStageHoldsNoLaterOneWhateverTheOrderOfItsEvents() {
        publish(entered(1, "B", 1), entered(2, "A", 1));
        Eventually.untilAsserted(() -> assertThat(stages()).containsExactly("A 1", "B 1"));

        QuarkusTransaction.requiringNew().run(() -> {
            lock("A");
            publish(entered(3, "B", 2), reversed(4, "B"), entered(5, "A", 2));
            Eventually.untilAsserted(() -> assertThat(waiting()).isPositive());
            lock("B");
        });

        Eventually.untilAsserted(() -> assertThat(stages()).containsExactly("A 2", "B 2"));
    }

    private record Told(String type, long sequence, Map<String, Object> data) {}

    private Told entered(long sequence, String stage, int version) {
        return new Told(
                "stage-entered",
                sequence,
                Map.of(
                        "lead",
                        lead,
                        "pass",
                        version,
                        "funnel",
                        funnel,
                        "funnelVersion",
                        version,
                        "from",
                        "Lead",
                        "to",
                        stage,
                        "milestone",
                        "QUALIFIED",
                        "inferred",
                        false));
    }

    private Told reversed(long sequence, String stage) {
        return new Told("stage-entry-reversed", sequence, Map.of("lead", lead, "pass", 2, "stage", stage));
    }

    private void publish(Told... told) {
        StubPeer.of("lead")
                .publish(List.of(told).stream()
                        .map(fact ->
                                event(fact.type(), lead, fact.sequence(), fact.data(), Instant.now(), Instant.now()))
                        .toList());
    }

    private List<String> stages() {
        return sql.list(
                "select stage || ' ' || funnel_version as stage from funnel_stage where funnel = ? order by stage",
                row -> row.getString("stage"),
                funnel);
    }

    private void lock(String stage) {
        sql.list(
                "select 1 as one from funnel_stage where funnel = ? and stage = ? for update nowait",
                row -> row.getInt("one"),
                funnel,
                stage);
    }

    /** In a transaction of its own, since one transaction sees the same activity all the time. */
    private long waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%into funnel_stage%'",
                                row -> row.getLong(1))
                        .orElseThrow());
    }
}
