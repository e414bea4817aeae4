package io.handshake.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class InboxesTest {

    @Inject
    Sql sql;

    private final String lead = UUID.randomUUID().toString();

    @Test
    void theLastWordOnALeadStays() {
        StubPeer.of("lead").publish("lead-created", lead, 1, known("google", "spring"));
        StubPeer.of("lead").publish("transition-refused", lead, 2, Map.of("lead", lead, "because", "too late"));
        StubPeer.of("lead").publish("lead-changed", lead, 3, known("google", "autumn"));

        Eventually.untilAsserted(() -> assertThat(texts(
                        "select source || ' ' || campaign || ' ' || sourced_by from lead where id = ?::uuid", lead))
                .containsExactly("google autumn marketing"));
    }

    @Test
    void aQualificationIsKeptOnceAndForgottenWithItsFeed() {
        Map<String, Object> qualified = Map.of(
                "lead",
                lead,
                "pass",
                1,
                "score",
                25,
                "threshold",
                20,
                "definition",
                "shipped",
                "version",
                1,
                "crossedAt",
                "2026-11-01T10:00:00Z",
                "reason",
                "activity");
        StubPeer.of("scoring").publish("definition-signed", "shipped-" + lead, 1, Map.of("definition", "shipped"));
        StubPeer.of("scoring").publish("lead-qualified", lead, 1, qualified);
        StubPeer.of("scoring").publish("lead-qualified", lead, 2, qualified);
        Eventually.untilAsserted(() -> assertThat(qualifications()).containsExactly("shipped"));

        StubPeer.of("scoring").beginAnew();
        String other = UUID.randomUUID().toString();
        StubPeer.of("scoring").publish("lead-qualified", other, 1, Map.of("lead", other, "pass", 1));

        Eventually.untilAsserted(() -> {
            assertThat(qualifications()).isEmpty();
            assertThat(texts("select lead::text from qualification where lead = ?::uuid", other))
                    .hasSize(1);
        });
    }

    @Test
    void aRepIsKnownByTheLatestName() {
        String rep = UUID.randomUUID().toString();
        StubPeer.of("sla").publish("rep-registered", rep, 1, rep(rep, "Rita", 50));
        StubPeer.of("sla").publish("rep-changed", rep, 2, rep(rep, "Rita Reed", 60));

        Eventually.untilAsserted(
                () -> assertThat(texts("select name || ' ' || weekly_capacity from rep where id = ?::uuid", rep))
                        .containsExactly("Rita Reed 60"));
    }

    @Test
    void anEntryOfALeadNobodyHasHeardOfIsKept() {
        StubPeer.of("lead")
                .publish(
                        "stage-entered",
                        lead,
                        1,
                        Map.of(
                                "lead",
                                lead,
                                "pass",
                                2,
                                "funnel",
                                "f-" + lead,
                                "funnelVersion",
                                1,
                                "from",
                                "Lead",
                                "to",
                                "MQL",
                                "milestone",
                                "QUALIFIED",
                                "inferred",
                                false,
                                "somethingNew",
                                List.of(1, 2)));

        Eventually.untilAsserted(() -> assertThat(texts("select stage from stage_entry where lead = ?::uuid", lead))
                .containsExactly("MQL"));
    }

    private List<String> qualifications() {
        return texts("select definition from qualification where lead = ?::uuid", lead);
    }

    private List<String> texts(String select, String argument) {
        return sql.list(select, row -> row.getString(1), argument);
    }

    private Map<String, Object> known(String source, String campaign) {
        Map<String, Object> known = new HashMap<>();
        known.put("lead", lead);
        known.put("source", source);
        known.put("campaign", campaign);
        known.put("sourcedBy", "marketing");
        known.put("emailClass", "business");
        return known;
    }

    private static Map<String, Object> rep(String rep, String name, int capacity) {
        return Map.of("rep", rep, "name", name, "userSub", "rita", "weeklyCapacity", capacity, "active", true);
    }
}
