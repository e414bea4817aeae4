package io.handshake.sla.notifications;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class CalendarFeedsResourceTest {

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private String rita = "";
    private String segment = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
        rita = "rita-" + UUID.randomUUID();
        segment = newKey();
        inForce(policy(segment, segment, List.of(clock("accept", 3_600), clock("first-touch", 7_200))));
    }

    @Test
    void whatIsDueStandsInTheCalendarUntilItIsDone() {
        String address = address(rita);
        assertThat(events(get(address))).isEmpty();
        scene.rep(rita, 10);
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");

        JsonPath offered = scene.read(handoff);
        VEvent answer = events(get(address)).getFirst();
        assertThat(answer.getUid().getValue()).isEqualTo(offered.getString("offers[0].clock.id"));
        assertThat(answer.getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse(offered.getString("dueAt")).truncatedTo(ChronoUnit.SECONDS));
        assertThat(answer.getSummary().getValue()).isEqualTo("Answer an offer");
        assertThat(answer.getDescription().getValue()).isEqualTo("Hand-off " + handoff);
        scene.accept(handoff, rita).statusCode(200);

        assertThat(events(get(address)))
                .satisfiesExactly(
                        touch -> assertThat(touch.getSummary().getValue()).isEqualTo("Get in touch with a lead"));
        assertThat(events(get(address("somebody-else")))).isEmpty();
    }

    @Test
    void whoReadItBeforeHearsOnlyOfChanges() {
        String address = address(rita);
        scene.rep(rita, 10);
        scene.handoffId(scene.qualifiedLead(segment), "offered");
        Response first = get(address);
        assertThat(first.contentType()).startsWith("text/calendar");

        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")));
        scene.handoffId(scene.qualifiedLead(segment), "offered");

        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(200);
    }

    @Test
    void aNewAddressReplacesTheOldOneAndEitherCanBeEnded() {
        String first = address(rita);
        String second = address(rita);

        assertUnknown(first);
        get(second).then().statusCode(200);
        rep().delete("/v1/me/calendar-feed").then().statusCode(204);
        assertUnknown(second);
        assertUnknown("/v1/calendar-feeds/none.ics");
    }

    @Test
    void theAddressIsKeptAsAHashOnly() {
        String address = address(rita);
        String token = address.substring(address.lastIndexOf('/') + 1, address.length() - ".ics".length());

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(sql.first(
                        "select encode(token_hash, 'hex') as hash from calendar_feed where person = ?",
                        row -> row.getString("hash"),
                        rita))
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(64).doesNotContain(token));
        rep().header("Idempotency-Key", "once")
                .post("/v1/me/calendar-feed")
                .then()
                .statusCode(400);
    }

    private static void assertUnknown(String address) {
        given().get(address)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-calendar-feed"));
    }

    private static List<VEvent> events(Response calendar) {
        calendar.then().statusCode(200);
        assertThat(calendar.asString()).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        return Biweekly.parse(calendar.asString()).first().getEvents();
    }

    private static Response get(String address) {
        return given().get(address);
    }

    private RequestSpecification rep() {
        return given().header("Authorization", TestTokens.bearer("rep", rita));
    }

    private static String address(String userSub) {
        return given().header("Authorization", TestTokens.bearer("rep", userSub))
                .post("/v1/me/calendar-feed")
                .then()
                .statusCode(201)
                .body("path", startsWith("/v1/calendar-feeds/"))
                .extract()
                .path("path");
    }
}
