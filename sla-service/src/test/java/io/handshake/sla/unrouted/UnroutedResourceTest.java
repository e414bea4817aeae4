package io.handshake.sla.unrouted;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class UnroutedResourceTest {
    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void clockRunsAgain() {
        SettableClock.reset();
    }

    @Test
    void whatWaitsIsListedOldestFirstWithWhyAndSinceWhen() {
        Instant begin = Instant.now().minusSeconds(1);
        scene.rep("rita", 0);
        List<String> leads = List.of(scene.qualifiedLead(), scene.qualifiedLead(), scene.qualifiedLead());
        leads.forEach(lead -> scene.handoffId(lead, "unrouted"));

        JsonPath first = unrouted("?limit=2");
        JsonPath second = unrouted("?limit=2&after=" + first.getString("next"));

        assertThat(first.getList("items.lead")).containsExactly(leads.get(0), leads.get(1));
        assertThat(second.getList("items.lead")).containsExactly(leads.get(2));
        assertThat(second.getString("next")).isNull();
        List<String> why = new ArrayList<>(first.getList("items.why"));
        why.addAll(second.getList("items.why"));
        assertThat(why).containsOnly("no-capacity");
        assertThat(Instant.parse(first.getString("items[0].since"))).isAfter(begin);
        assertThat(first.getList("items.alarmedAt")).containsOnlyNulls();
    }

    @Test
    void itSaysWhenItWasAlarmed() {
        String lead = scene.qualifiedLead();
        scene.handoffId(lead, "unrouted");
        assertThat(unrouted("").getList("items.why")).containsExactly("no-rep");

        SettableClock.advance(Duration.ofDays(1));

        Eventually.untilAsserted(
                () -> assertThat(unrouted("").getList("items.alarmedAt")).doesNotContainNull());
        assertThat(unrouted("").getLong("items[0].waitedSeconds")).isGreaterThanOrEqualTo(86_400);
    }

    @Test
    void theReasonIsWhatStandsAgainstItNowThoughNobodyIsFree() {
        String rita = scene.rep("rita", 0);
        scene.handoffId(scene.qualifiedLead(), "unrouted");
        assertThat(unrouted("").getList("items.why")).containsExactly("no-capacity");

        given().header("Authorization", TestTokens.bearer("sales"))
                .contentType("application/json")
                .body(Map.of(
                        "from", Instant.now().minusSeconds(60).toString(),
                        "to", Instant.now().plusSeconds(86_400).toString(),
                        "title", "Holiday"))
                .post("/v1/reps/" + rita + "/absences")
                .then()
                .statusCode(201);

        Eventually.untilAsserted(
                () -> assertThat(unrouted("").getList("items.why")).containsExactly("all-absent"));
        scene.changeRep(rita, Map.of("active", false)).statusCode(200);
        Eventually.untilAsserted(
                () -> assertThat(unrouted("").getList("items.why")).containsExactly("no-rep"));
    }

    @Test
    void itSaysWhenItsAlarmIsDue() {
        scene.handoffId(scene.qualifiedLead(), "unrouted");

        JsonPath waits = unrouted("");

        assertThat(Instant.parse(waits.getString("items[0].alarmDueAt")))
                .isEqualTo(Instant.parse(waits.getString("items[0].since")).plus(Duration.ofHours(4)));
        assertThat(waits.getString("items[0].rep")).isNull();
    }

    @Test
    void whatIsOfferedIsNotInTheQueue() {
        String lead = scene.qualifiedLead();
        scene.handoffId(lead, "unrouted");

        scene.rep("rita", 1);

        scene.handoffId(lead, "offered");
        assertThat(unrouted("").getList("items")).isEmpty();
    }

    private static JsonPath unrouted(String query) {
        return given().header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/unrouted" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
