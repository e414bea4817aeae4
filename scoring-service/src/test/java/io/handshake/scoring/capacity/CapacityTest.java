package io.handshake.scoring.capacity;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class CapacityTest {
    private final String funnel = "f" + UUID.randomUUID();

    private final List<String> reps = new ArrayList<>();

    @Inject
    Sql sql;

    @Inject
    Capacity capacity;

    @AfterEach
    void forgetRepsAndFunnel() {
        sql.update("delete from rep_capacity where rep = any(?::uuid[])", (Object) reps.toArray(String[]::new));
        sql.update("delete from agreed_funnel where funnel = ?", funnel);
    }

    private void rep(int weekly, String side) {
        String rep = UUID.randomUUID().toString();
        reps.add(rep);
        Map<String, Object> data = new HashMap<>(Map.of("rep", rep, "weeklyCapacity", weekly, "active", true));
        if (!side.isEmpty()) {
            data.put("side", side);
        }
        StubPeer.of("sla").publish("rep-registered", rep, 1, data);
        untilAsserted(() -> assertThat(sql.first("select from rep_capacity where rep = ?::uuid", row -> true, rep))
                .isPresent());
    }

    @Test
    void onlyRepsOfTheSidesThatLeadsAreHandedToFirstCount() {
        long before = capacity.weekly();
        rep(100, "BDR");
        rep(7, "SALES");
        rep(5, "");
        assertThat(capacity.weekly()).isEqualTo(before + 12);

        StubPeer.of("lead")
                .publish(
                        "funnel-in-force",
                        "funnel/" + funnel,
                        1,
                        Map.of(
                                "funnel",
                                funnel,
                                "version",
                                1,
                                "scope",
                                Map.of("segment", funnel),
                                "from",
                                "2020-01-01T00:00:00Z",
                                "stages",
                                List.of(
                                        Map.of("key", "MQL", "milestone", "QUALIFIED", "handoffTo", "BDR"),
                                        Map.of("key", "SQL", "milestone", "SALES_QUALIFIED", "handoffTo", "SALES"))));

        untilAsserted(() -> assertThat(sql.first("select from agreed_funnel where funnel = ?", row -> true, funnel))
                .isPresent());
        assertThat(capacity.weekly()).isEqualTo(before + 105);
    }
}
