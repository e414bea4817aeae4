package io.handshake.sla.bdr;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class BdrMeasuresTest {
    private static final Instant MONDAY = Instant.parse("2026-11-09T08:00:00Z");

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    private String bea = "";

    @BeforeEach
    void begin() {
        scene.withoutReps();
        SettableClock.set(MONDAY);
        bea = scene.rep("bea", Map.of("weeklyCapacity", 500, "side", "BDR"));
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    private static ValidatableResponse measures(String role, String subject, String query) {
        return given().header("Authorization", TestTokens.bearer(role, subject))
                .get("/v1/bdr-measures?from=2026-11-09T00:00:00Z&to=2026-11-16T00:00:00Z" + query)
                .then();
    }

    private JsonPath measuresOf(String rep) {
        return measures("sales", "sven", "&rep=" + rep)
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .jsonPath();
    }

    private static void as(String user, String handoff, String what, Object body) {
        int status = given().header("Authorization", TestTokens.bearer("bdr", user))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/" + what)
                .statusCode();
        assertThat(status).isBetween(200, 201);
    }

    private static void enters(String lead, long sequence, String stage, String handoffTo) {
        entersOn("waterfall", lead, sequence, stage, handoffTo);
    }

    private static void entersOn(String funnel, String lead, long sequence, String stage, String handoffTo) {
        Map<String, @Nullable Object> entry = Scene.entry(lead, 1, handoffTo, false);
        entry.put("funnel", funnel);
        entry.put("to", stage);
        StubPeer.of("lead").publish("stage-entered", lead, sequence, entry);
    }

    private String handedTo(String side, String lead) {
        String[] found = {""};
        Eventually.untilAsserted(() -> {
            String id = given().header("Authorization", TestTokens.bearer("sales"))
                    .get("/v1/handoffs?lead=" + lead)
                    .jsonPath()
                    .getString("items.find { it.to == '" + side + "' && it.state == 'offered' }.id");
            assertThat(id).isNotNull();
            found[0] = id;
        });
        return requireNonNull(found[0]);
    }

    /** A lead that a BDR accepted. */
    private String accepted(String user) {
        String lead = UUID.randomUUID().toString();
        enters(lead, 1, "MQL", "BDR");
        as(user, handedTo("BDR", lead), "accept", "");
        return lead;
    }

    /** A lead that a BDR qualified. */
    private String sql(String user) {
        String lead = accepted(user);
        as(user, handoffOf(lead), "qualify", Map.of());
        return lead;
    }

    private String handoffOf(String lead) {
        return sql.first(
                        "select id from handoff where lead = ?::uuid and hand_to = 'BDR'",
                        row -> row.getString("id"),
                        lead)
                .orElseThrow();
    }

    private static String opportunity(String type, String opportunity, long sequence, Map<String, ?> told) {
        Map<String, Object> data = new HashMap<>(Map.of("opportunity", opportunity, "sourcedBy", "marketing"));
        data.putAll(told);
        StubPeer.of("lead").publish(type, opportunity, sequence, data);
        return opportunity;
    }

    private static String dealWith(String lead) {
        return opportunity(
                "opportunity-created",
                UUID.randomUUID().toString(),
                1,
                Map.of("lead", lead, "pass", 1, "leads", List.of(Map.of("lead", lead, "pass", 1))));
    }

    private static void won(String deal, long sequence, String lead, @Nullable Integer minor, String currency) {
        Map<String, Object> told = new HashMap<>(Map.of("leads", List.of(Map.of("lead", lead, "pass", 1))));
        if (minor != null) {
            told.put("amount", Map.of("minor", minor, "currency", currency));
        }
        opportunity("opportunity-won", deal, sequence, told);
    }

    @Test
    void whoDidNothingHasARowOfNoughtsAndNoRates() {
        JsonPath row = measuresOf(bea);

        assertThat(row.getString("items[0].repName")).isEqualTo("Rep bea");
        for (String count : List.of("accepted", "meetings", "sqls", "handedOver", "opportunities", "won")) {
            assertThat(row.getLong("items[0]." + count)).isZero();
        }
        for (String rate : List.of("acceptanceRate", "opportunityRate", "winRate")) {
            assertThat(row.<Object>get("items[0]." + rate)).isNull();
        }
        assertThat(row.getList("items[0].revenue")).isEmpty();
        assertThat(row.getBoolean("items[0].smallSample")).isTrue();
        Eventually.untilAsserted(
                () -> assertThat(measuresOf(bea).getString("asOf")).isNotNull());
    }

    @Test
    void acceptedMeetingsAndSqlsCountWhatWasRecordedInThePeriod() {
        String lead = accepted("bea");
        as("bea", handoffOf(lead), "touches", Map.of("kind", "meeting", "outcome", "reached"));
        as("bea", handoffOf(lead), "touches", Map.of("kind", "meeting", "outcome", "not-reached"));
        as("bea", handoffOf(lead), "touches", Map.of("kind", "call", "outcome", "reached"));
        SettableClock.set(MONDAY.plus(Duration.ofDays(7)));
        as("bea", handoffOf(lead), "touches", Map.of("kind", "meeting", "outcome", "reached"));
        as("bea", handoffOf(lead), "qualify", Map.of());

        JsonPath row = measuresOf(bea);
        assertThat(row.getLong("items[0].accepted")).isEqualTo(1);
        assertThat(row.getLong("items[0].meetings")).isEqualTo(2);
        assertThat(row.getLong("items[0].meetingsHeld")).isEqualTo(1);
        assertThat(row.getLong("items[0].sqls")).isZero();

        JsonPath next = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/bdr-measures?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z")
                .jsonPath();
        assertThat(next.getList("items.sqls")).containsExactly(1);
        assertThat(next.getList("items.accepted")).containsExactly(0);
    }

    private static JsonPath weekAfter(String rep) {
        return given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/bdr-measures?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z&rep=" + rep)
                .jsonPath();
    }

    @Test
    void anAcceptanceCountsWhereItWasRecordedAndIsTakenOffWhereItWasTakenBack() {
        SettableClock.set(MONDAY.plus(Duration.ofDays(6)));
        String handoff = handoffOf(accepted("bea"));
        String sameWeek = handoffOf(accepted("bea"));
        as("bea", sameWeek, "take-back", Map.of("reason", "no-need"));
        assertThat(measuresOf(bea).getLong("items[0].accepted")).isEqualTo(1);

        SettableClock.set(MONDAY.plus(Duration.ofDays(7)));
        as("bea", handoff, "take-back", Map.of("reason", "no-need"));

        assertThat(measuresOf(bea).getLong("items[0].accepted")).isEqualTo(1);
        assertThat(weekAfter(bea).getLong("items[0].accepted")).isEqualTo(-1);
    }

    @Test
    void whatWasHandedOnAndThenTakenBackIsTakenOffWhoAcceptedItOnly() {
        SettableClock.set(MONDAY.plus(Duration.ofDays(6)));
        String handoff = handoffOf(accepted("bea"));
        String ben = scene.rep("ben", Map.of("weeklyCapacity", 5, "side", "BDR"));
        given().header("Authorization", TestTokens.bearer("sales", "sven"))
                .contentType("application/json")
                .body(Map.of("rep", ben, "reason", "knows them"))
                .post("/v1/handoffs/" + handoff + "/reassign")
                .then()
                .statusCode(200);

        SettableClock.set(MONDAY.plus(Duration.ofDays(7)));
        as("ben", handoff, "take-back", Map.of("reason", "no-need"));

        assertThat(measuresOf(bea).getLong("items[0].accepted")).isEqualTo(1);
        assertThat(weekAfter(bea).getLong("items[0].accepted")).isEqualTo(-1);
        assertThat(measuresOf(ben).getLong("items[0].accepted")).isZero();
        assertThat(weekAfter(ben).getLong("items[0].accepted")).isZero();
    }

    @Test
    void sqlsThatSalesIsNotAskedToAcceptAreLeftOutOfTheAcceptanceRate() {
        String funnel = withoutAcceptance();
        String lead = UUID.randomUUID().toString();
        entersOn(funnel, lead, 1, "MQL", "BDR");
        as("bea", known(lead, "BDR"), "qualify", Map.of());
        entersOn(funnel, lead, 2, "SQL", "SALES");
        known(lead, "SALES");

        JsonPath row = measuresOf(bea);
        assertThat(row.getLong("items[0].sqls")).isEqualTo(1);
        assertThat(row.getLong("items[0].handedOver")).isEqualTo(1);
        assertThat(row.<Object>get("items[0].acceptanceRate")).isNull();
        assertThat(row.getDouble("items[0].opportunityRate")).isZero();

        sql("bea");
        assertThat(measuresOf(bea).getDouble("items[0].acceptanceRate")).isZero();
        scene.rep("rita", Map.of("weeklyCapacity", 500, "side", "SALES"));
        String asked = sql("bea");
        enters(asked, 2, "SQL", "SALES");
        scene.accept(handedTo("SALES", asked), "rita").statusCode(200);
        assertThat(measuresOf(bea).getDouble("items[0].acceptanceRate")).isCloseTo(0.5, within(1e-6));
    }

    /** Heard of when it is kept: words on other subjects may come in any order. */
    private String withoutAcceptance() {
        String funnel = "rate-" + UUID.randomUUID();
        List<Map<String, String>> stages = List.of(
                Map.of("key", "MQL", "milestone", "QUALIFIED"), Map.of("key", "SQL", "milestone", "SALES_QUALIFIED"));
        StubPeer.of("lead")
                .publish(
                        "funnel-in-force",
                        "funnel/" + funnel,
                        1,
                        Map.of("funnel", funnel, "version", 1, "stages", stages));
        Eventually.untilAsserted(
                () -> assertThat(sql.list("select 1 from known_funnel where funnel = ?", row -> 1, funnel))
                        .hasSize(1));
        return funnel;
    }

    private String known(String lead, String side) {
        Eventually.untilAsserted(() -> assertThat(handoffs(lead, side)).hasSize(1));
        return handoffs(lead, side).getFirst();
    }

    private List<String> handoffs(String lead, String side) {
        return sql.list(
                "select id from handoff where lead = ?::uuid and hand_to = ? and state in ('delivered', 'unrouted')",
                row -> row.getString("id"),
                lead,
                side);
    }

    @Test
    void whatCameOfTheSqlsCountsWheneverItCame() {
        scene.rep("rita", Map.of("weeklyCapacity", 500, "side", "SALES"));
        String taken = sql("bea");
        String refused = sql("bea");
        sql("bea");
        enters(taken, 2, "SQL", "SALES");
        enters(refused, 2, "SQL", "SALES");
        SettableClock.set(MONDAY.plus(Duration.ofDays(20)));
        scene.accept(handedTo("SALES", taken), "rita").statusCode(200);
        scene.reject(handedTo("SALES", refused), "rita", "no-need").statusCode(200);

        JsonPath row = measuresOf(bea);
        assertThat(row.getLong("items[0].sqls")).isEqualTo(3);
        assertThat(row.getLong("items[0].handedOver")).isEqualTo(2);
        assertThat(row.getLong("items[0].acceptedBySales")).isEqualTo(1);
        assertThat(row.getDouble("items[0].acceptanceRate")).isCloseTo(1 / 3.0, within(1e-6));
    }

    @Test
    void revenueIsToldByCurrencyAndNeverConverted() {
        String first = sql("bea");
        String second = sql("bea");
        String third = sql("bea");
        won(dealWith(first), 2, first, 120_000, "EUR");
        won(dealWith(first), 2, first, 30_000, "EUR");
        won(dealWith(second), 2, second, 99, "USD");
        won(dealWith(second), 2, second, null, "");
        String lost = dealWith(third);
        opportunity("opportunity-lost", lost, 2, Map.of("leads", List.of()));

        Eventually.untilAsserted(() -> {
            JsonPath row = measuresOf(bea);
            assertThat(row.getLong("items[0].opportunities")).isEqualTo(5);
            assertThat(row.getLong("items[0].won")).isEqualTo(4);
            assertThat(row.getLong("items[0].wonWithoutAmount")).isEqualTo(1);
            assertThat(row.getLong("items[0].sqlsWithOpportunity")).isEqualTo(3);
            assertThat(row.getDouble("items[0].opportunityRate")).isEqualTo(1);
            assertThat(row.getList("items[0].revenue"))
                    .isEqualTo(List.of(
                            Map.of("currency", "EUR", "minor", 150_000, "opportunities", 2),
                            Map.of("currency", "USD", "minor", 99, "opportunities", 1)));
        });
    }

    @Test
    void anOpportunityThatIsReopenedIsNotWonAnyMore() {
        String lead = sql("bea");
        String deal = dealWith(lead);
        won(deal, 2, lead, 500, "EUR");
        Eventually.untilAsserted(
                () -> assertThat(measuresOf(bea).getLong("items[0].won")).isEqualTo(1));

        opportunity(
                "opportunity-reopened",
                deal,
                3,
                Map.of("leads", List.of(Map.of("lead", lead, "pass", 2)), "outcome", "won"));

        Eventually.untilAsserted(
                () -> assertThat(measuresOf(bea).getLong("items[0].won")).isZero());
        assertThat(measuresOf(bea).getLong("items[0].opportunities")).isEqualTo(1);
        assertThat(measuresOf(bea).getList("items[0].revenue")).isEmpty();
    }

    @Test
    void anOpportunityIsKnownByTheHandoffItCameOutOf() {
        String lead = sql("bea");
        opportunity(
                "opportunity-created",
                UUID.randomUUID().toString(),
                1,
                Map.of("leads", List.of(), "handoff", handoffOf(lead)));

        Eventually.untilAsserted(() ->
                assertThat(measuresOf(bea).getLong("items[0].opportunities")).isEqualTo(1));
    }

    @Test
    void aBdrSeesItsOwnRowAManagerTheTeamsAndSalesAll() {
        scene.put("/v1/teams/outbound", Map.of("title", "Outbound", "manager", "mona"))
                .statusCode(201);
        String ben = scene.rep("ben", Map.of("weeklyCapacity", 5, "side", "BDR", "team", "outbound"));
        scene.rep("rita", Map.of("weeklyCapacity", 5, "side", "SALES"));

        measures("bdr", "bea", "").statusCode(200).body("items.rep", contains(bea));
        measures("bdr", "bea", "&rep=" + ben).statusCode(403);
        measures("bdr", "mona", "").statusCode(200).body("items.rep", contains(ben));
        measures("rep", "rita", "").statusCode(200).body("items", empty());
        measures("sales", "sven", "").body("items.rep", contains(bea, ben));
        measures("admin", "anna", "&rep=" + ben).body("items.repName", contains("Rep ben"));
        measures("sales", "sven", "&rep=" + UUID.randomUUID()).statusCode(404);
        JsonPath first = measures("sales", "sven", "&limit=1").extract().jsonPath();
        assertThat(first.getList("items.rep")).containsExactly(bea);
        measures("sales", "sven", "&limit=1&after=" + first.getString("next"))
                .body("items.rep", contains(ben))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "?to=2026-11-16T00:00:00Z, from",
        "?from=2026-11-16T00:00:00Z, to",
        "?from=2026-11-16T00:00:00Z&to=2026-11-16T00:00:00Z, to",
        "?from=1900-01-01T00:00:00Z&to=2026-11-16T00:00:00Z, from",
        "?from=yesterday&to=2026-11-16T00:00:00Z, from"
    })
    void aPeriodHasABeginAndALaterEnd(String query, String parameter) {
        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/bdr-measures" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(parameter));
    }
}
