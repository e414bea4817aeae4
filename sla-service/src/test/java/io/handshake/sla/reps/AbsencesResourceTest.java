package io.handshake.sla.reps;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class AbsencesResourceTest {
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
    void whoIsAwayIsOfferedNothingUntilTheAbsenceIsTakenBack() {
        String rita = scene.rep("rita", 5);
        Instant now = Instant.now();
        String absence = plan(rita, now.minusSeconds(60), now.plusSeconds(600))
                .statusCode(201)
                .extract()
                .path("id");
        String lead = scene.qualifiedLead();
        String waiting = scene.handoffId(lead, "unrouted");
        assertThat(scene.history(waiting).getLast().data()).contains("all-absent");

        sales().delete("/v1/reps/" + rita + "/absences/" + absence).then().statusCode(204);

        assertThat(scene.handoff(lead, "offered").getString("rep")).isEqualTo(rita);
        sales().delete("/v1/reps/" + rita + "/absences/" + absence)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-absence"));
        assertThat(scene.types(rita)).containsExactly("rep-registered", "rep-absence-planned", "rep-absence-dropped");
        assertThat(scene.history(rita).get(1).data()).doesNotContain("Holidays");
    }

    @Test
    void whoComesBackIsOfferedWhatWaited() {
        SettableClock.set(monday());
        String rita = scene.rep("rita", 7);
        plan(rita, monday(), monday().plus(Duration.ofDays(1))).statusCode(201);
        String lead = scene.qualifiedLead();
        scene.handoffId(lead, "unrouted");

        SettableClock.set(monday().plus(Duration.ofDays(1)));

        assertThat(scene.handoff(lead, "offered").getString("rep")).isEqualTo(rita);
    }

    @Test
    void anAbsenceTakesItsShareOfTheWeeksCapacity() {
        SettableClock.set(monday());
        String rita = scene.rep("rita", 7);
        plan(rita, monday().plus(Duration.ofDays(1)), monday().plus(Duration.ofDays(6)))
                .statusCode(201);

        scene.handoffId(scene.qualifiedLead(), "offered");
        scene.handoffId(scene.qualifiedLead(), "offered");
        String third = scene.handoffId(scene.qualifiedLead(), "unrouted");

        assertThat(scene.history(third).getLast().data()).contains("no-capacity");
    }

    @Test
    void absencesAreListedInTheOrderTheyWereTold() {
        String rita = scene.rep("rita", 5);
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        plan(rita, from.plusSeconds(60), from.plusSeconds(90)).statusCode(201);
        plan(rita, from, from.plusSeconds(90)).statusCode(201);

        JsonPath first = sales().get("/v1/reps/" + rita + "/absences?limit=1").jsonPath();
        assertThat(first.getList("items.from")).containsExactly("2027-01-01T00:01:00Z");
        assertThat(first.getList("items.title")).containsExactly("Holidays");
        JsonPath second = sales().get("/v1/reps/" + rita + "/absences?after=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("items.from")).containsExactly("2027-01-01T00:00:00Z");
        assertThat(second.getString("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/from,/title,/to",
                "{'from': '2027-01-02T00:00:00Z', 'to': '2027-01-02T00:00:00Z', 'title': 'A'};422;/to",
                "{'from': '2027-01-02T00:00:00Z', 'to': '2027-01-01T00:00:00Z', 'title': 'A'};422;/to",
                "{'from': '2027-01-02T00:00:00Z', 'to': '2029-01-03T00:00:00Z', 'title': 'A'};422;/to",
                "{'from': '2027-01-02T00:00:00Z', 'to': '2027-01-03T00:00:00Z', 'title': ' '};422;/title",
                "{'from': '2027-01-02', 'to': '2027-01-03T00:00:00Z', 'title': 'A'};400;/from"
            })
    void aBadAbsenceIsRefused(String body, int status, String pointers) {
        String rita = scene.rep("rita", 5);

        assertThat(sales().contentType("application/json")
                        .body(body.replace('\'', '"'))
                        .post("/v1/reps/" + rita + "/absences")
                        .then()
                        .statusCode(status)
                        .contentType("application/problem+json")
                        .extract()
                        .jsonPath()
                        .<String>getList("errors.pointer"))
                .containsExactlyInAnyOrder(pointers.split(","));
        assertThat(scene.types(rita)).hasSize(1);
    }

    @Test
    void nobodyUnknownIsAway() {
        String unknown = UUID.randomUUID().toString();

        plan(unknown, Instant.now(), Instant.now().plusSeconds(9)).statusCode(404);
        sales().get("/v1/reps/" + unknown + "/absences").then().statusCode(404);
    }

    private static ValidatableResponse plan(String rep, Instant from, Instant to) {
        return sales().contentType("application/json")
                .body(Map.of("from", from.toString(), "to", to.toString(), "title", "Holidays"))
                .post("/v1/reps/" + rep + "/absences")
                .then();
    }

    /** The next Monday, UTC. */
    private static Instant monday() {
        return Instant.now()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }
}
