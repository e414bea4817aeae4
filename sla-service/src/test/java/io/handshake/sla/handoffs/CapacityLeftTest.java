package io.handshake.sla.handoffs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class CapacityLeftTest {
    private static final Instant MONDAY = Instant.parse("2026-11-09T08:00:00Z");

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
        SettableClock.set(MONDAY);
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private static int left(String rep) {
        int listed = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/reps")
                .jsonPath()
                .getInt("items.find { it.id == '" + rep + "' }.capacityLeft");
        int read = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/reps/" + rep)
                .jsonPath()
                .getInt("capacityLeft");
        assertThat(read).isEqualTo(listed);
        return read;
    }

    @Test
    void eachOfferUsesOneUntilTheNextPeriodBegins() {
        String rita = scene.rep("rita", 3);
        assertThat(left(rita)).isEqualTo(3);

        scene.handoffId(scene.qualifiedLead(), "offered");
        assertThat(left(rita)).isEqualTo(2);

        SettableClock.set(MONDAY.plusSeconds(7 * 86_400));
        assertThat(left(rita)).isEqualTo(3);
    }

    @Test
    void aMonthlyCapacityLastsForTheMonth() {
        String rita = scene.rep("rita", Map.of("capacity", Map.of("count", 14, "per", "month")));
        scene.handoffId(scene.qualifiedLead(), "offered");

        SettableClock.set(MONDAY.plusSeconds(7 * 86_400));

        assertThat(left(rita)).isEqualTo(13);
    }

    @Test
    void anAbsenceTakesItsShareAndWhoLeftHasNoneLeft() {
        String rita = scene.rep("rita", 7);
        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of("from", "2026-11-11T00:00:00Z", "to", "2026-11-13T00:00:00Z", "title", "Fair"))
                .post("/v1/reps/" + rita + "/absences")
                .then()
                .statusCode(201);
        assertThat(left(rita)).isEqualTo(5);

        scene.changeRep(rita, Map.of("active", false)).statusCode(200);

        assertThat(left(rita)).isZero();
    }
}
