package io.handshake.sla.known;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadAliasesTest {
    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @Test
    void handoffsAreFoundByEachIdOfLeadsThatWereMerged() {
        scene.rep("rita", 9);
        String survivor = scene.qualifiedLead();
        String handoff = scene.handoffId(survivor, "offered");
        String merged = UUID.randomUUID().toString();
        String earlier = UUID.randomUUID().toString();

        told("lead-merged", survivor, 2, "merged", merged, Map.of(merged, 2, earlier, 3));

        for (String id : List.of(merged, earlier, survivor)) {
            Eventually.untilAsserted(() -> assertThat(handoffsOf(id)).containsExactly(handoff));
        }
        assertThat(handoffsOf(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void aLeadThatIsItselfAgainHasItsOwnHandoffs() {
        scene.rep("rita", 9);
        String survivor = scene.qualifiedLead();
        String handoff = scene.handoffId(survivor, "offered");
        String merged = UUID.randomUUID().toString();
        told("lead-merged", survivor, 2, "merged", merged, Map.of(merged, 2));
        Eventually.untilAsserted(() -> assertThat(handoffsOf(merged)).containsExactly(handoff));

        told("lead-unmerged", survivor, 3, "unmerged", merged, Map.of(merged, 3));

        Eventually.untilAsserted(() -> assertThat(handoffsOf(merged)).isEmpty());
        assertThat(handoffsOf(survivor)).containsExactly(handoff);
    }

    private static void told(
            String type, String survivor, long sequence, String role, String other, Map<String, Integer> moves) {
        StubPeer.of("lead")
                .publish(
                        type,
                        survivor,
                        sequence,
                        Map.of(
                                "lead",
                                survivor,
                                role,
                                other,
                                "keys",
                                moves.entrySet().stream()
                                        .map(key ->
                                                Map.of("key", key.getKey(), "kind", "lead", "moves", key.getValue()))
                                        .toList()));
    }

    private static List<String> handoffsOf(String lead) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?lead=" + lead)
                .jsonPath()
                .getList("items.id");
    }
}
