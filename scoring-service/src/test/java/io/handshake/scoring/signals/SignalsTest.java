package io.handshake.scoring.signals;

import static io.handshake.scoring.Agreed.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.calibration.Told;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SignalsTest {
    private static final AtomicInteger YEARS = new AtomicInteger(1980);

    /** Each test has a year of its own, after the epoch that the made-up leads are known from. */
    private final int year = YEARS.getAndIncrement();

    private final Instant begin = Instant.parse(year + "-01-01T00:00:00Z");
    private final String from = year + "-01-01T00:00:00Z";
    private final String to = (year + 1) + "-01-01T00:00:00Z";

    @Inject
    Sql sql;

    private Told told;

    @BeforeEach
    void theFeedWasRead() {
        told = new Told(sql);
        Eventually.untilAsserted(
                () -> as("sales").get("/v1/signals").then().statusCode(200).body("asOf", notNullValue()));
    }

    private Instant day(int day) {
        return begin.plus(Duration.ofDays(day));
    }

    private JsonPath signals() {
        return as("marketing")
                .get("/v1/signals?from=" + from + "&to=" + to)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void liftIsTheRateWithItOverTheRateOfAll() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 100; i++) {
                UUID lead = told.opened(day(i));
                told.known(lead, 1, i % 2 == 0 ? "{\"segment\": \"smb\", \"employees\": 7}" : "{\"segment\": \"big\"}");
                if (i < 40) {
                    told.did(lead, "webinar", day(i + 1));
                    told.did(lead, "webinar", day(i + 2));
                }
                if (i < 20 || i >= 95) {
                    told.becameOpportunity(lead, 1, day(i + 10));
                }
            }
        });

        JsonPath answer = signals();

        assertThat(answer.getDouble("all.rate")).isEqualTo(0.25);
        assertThat(answer.getList("activities.signal")).isEqualTo(List.of("webinar"));
        assertThat(answer.getLong("activities[0].with.leads")).isEqualTo(40);
        assertThat(answer.getLong("activities[0].with.opportunities")).isEqualTo(20);
        assertThat(answer.getLong("activities[0].without.leads")).isEqualTo(60);
        assertThat(answer.getLong("activities[0].without.opportunities")).isEqualTo(5);
        assertThat(answer.getDouble("activities[0].lift")).isCloseTo(2, within(1e-9));
        assertThat(answer.getBoolean("activities[0].smallSample")).isFalse();
        assertThat(answer.getList("attributes.attribute")).isEqualTo(List.of("employees", "segment"));
        assertThat(answer.getString("attributes[0].values[0].signal")).isEqualTo("7");
        assertThat(answer.getList("attributes[1].values.signal")).isEqualTo(List.of("big", "smb"));
        assertThat(answer.getList("attributes[1].values.with.leads")).isEqualTo(List.of(50, 50));
    }

    @Test
    void whatHappenedAfterTheOpportunityOrTheHorizonOrForAnEarlierPassIsNoEvidence() {
        UUID won = told.opened(day(1));
        told.becameOpportunity(won, 1, day(10));
        told.did(won, "pricing-page", day(10));
        told.did(won, "demo", day(9));
        told.known(won, 1, "{\"segment\": \"before\"}");
        sql.update(
                "insert into lead_profile (lead, sequence, since, recorded_at, attributes) values (?, 2, ?, ?, '{\"segment\": \"after\"}')",
                won,
                day(10),
                day(10));
        UUID late = told.opened(day(1));
        told.did(late, "pricing-page", day(91));
        UUID again = told.lead();
        told.did(again, "pricing-page", day(2));
        told.opened(again, 2, day(3));
        sql.update("update pass set counts_after = ? where lead = ?", day(2), again);

        JsonPath answer = signals();

        assertThat(answer.getLong("all.leads")).isEqualTo(3);
        assertThat(answer.getList("activities.signal")).isEqualTo(List.of("demo"));
        assertThat(answer.getList("attributes[0].values.signal")).isEqualTo(List.of("before"));
    }

    @Test
    void activitiesOfAKeyAreThoseOfTheLeadThatHasItNow() {
        UUID survivor = told.opened(day(1));
        UUID merged = told.opened(day(2));
        told.did(merged, "webinar", day(3));
        told.closed(merged, 1, "merged");
        sql.update("update contact_key set lead = ? where key = ?", survivor, merged);
        sql.update("update lead set survivor = ? where id = ?", survivor, merged);

        JsonPath answer = signals();

        assertThat(answer.getLong("all.leads")).isEqualTo(1);
        assertThat(answer.getLong("activities[0].with.leads")).isEqualTo(1);
    }

    private void leads(int count, double won) {
        QuarkusTransaction.requiringNew().run(() -> {
            Random random = new Random(7);
            for (int i = 0; i < count; i++) {
                UUID lead = told.opened(day(i % 200));
                boolean webinar = random.nextBoolean();
                boolean event = random.nextBoolean();
                if (webinar) {
                    told.did(lead, "webinar", day(i % 200 + 1));
                }
                told.known(lead, 1, "{\"channel\": \"" + (event ? "event" : "ads") + "\"}");
                if (random.nextDouble() < won * ((webinar ? 1.5 : 0.3) + (event ? 0.2 : 0))) {
                    told.becameOpportunity(lead, 1, day(i % 200 + 10));
                }
            }
        });
    }

    private Map<String, Object> question(Object target) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("from", from);
        question.put("to", to);
        question.put("target", target);
        return question;
    }

    @Test
    void pointsAreLearntFromOneHalfAndJudgedByTheOther() {
        leads(600, 0.5);

        JsonPath made = as("sales")
                .body(question(0.7))
                .post("/v1/signals/suggestions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(made.getLong("learnt.leads") + made.getLong("heldOut.leads")).isEqualTo(600);
        assertThat(made.getLong("learnt.leads")).isBetween(240L, 360L);
        assertThat(made.getDouble("auc")).isBetween(0.7, 0.95);
        assertThat(made.getDouble("aucLower")).isBetween(0.6, made.getDouble("auc"));
        assertThat(made.getDouble("logLoss")).isLessThan(made.getDouble("usualLogLoss"));
        assertThat(made.getList("groups")).hasSize(10);
        assertThat(made.getString("definition.rules[0].activityType")).isEqualTo("webinar");
        assertThat(made.getLong("definition.rules[0].points")).isEqualTo(100);
        assertThat(made.getDouble("atThreshold.rate")).isGreaterThanOrEqualTo(0.7);
        assertThat(made.getLong("definition.threshold")).isPositive();
        assertThat(as("admin")
                        .get("/v1/signals/suggestions/" + made.getString("id"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Object>get())
                .isEqualTo(made.get());
    }

    @Test
    void valuesThatDifferByCaseOnlyAreOneAsForConditions() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 400; i++) {
                UUID lead = told.opened(day(i % 200));
                boolean small = i % 4 < 2;
                told.known(lead, 1, "{\"segment\": \"" + (small ? i % 3 == 0 ? "smb-x" : "SMB-x" : "Big-x") + "\"}");
                if (i % 4 == 0 || i % 20 == 3) {
                    told.becameOpportunity(lead, 1, day(i % 200 + 10));
                }
            }
        });

        JsonPath made = as("sales")
                .body(question(0.3))
                .post("/v1/signals/suggestions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(made.<String>getList("definition.fitRules.when.flatten().is.flatten()"))
                .doesNotHaveDuplicates()
                .contains("smb-x")
                .isSubsetOf("smb-x", "big-x");
        assertThat(signals().getList("attributes[0].values.signal")).isEqualTo(List.of("Big-x", "SMB-x"));
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        leads(200, 0.5);

        List<Object> answers = List.of(1, 1, 2).stream()
                .map(seed -> {
                    Map<String, Object> question = question(0.5);
                    question.put("seed", seed);
                    JsonPath made = as("marketing")
                            .body(question)
                            .post("/v1/signals/suggestions")
                            .then()
                            .statusCode(201)
                            .extract()
                            .jsonPath();
                    return (Object) List.of(made.get("definition"), made.get("learnt"), made.get("auc"));
                })
                .toList();

        assertThat(answers.get(1)).isEqualTo(answers.get(0)).isNotEqualTo(answers.get(2));
    }

    @Test
    void tooFewLeadsAreSaidToBeTooFewAndHowManyAreMissing() {
        leads(90, 0);

        as("marketing")
                .body(question(0.5))
                .post("/v1/signals/suggestions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/too-little-evidence"))
                .body("detail", containsString("10 more passes"))
                .body("detail", containsString("20 more opportunities"));
    }

    @Test
    void whatNobodySuggestedIsNotFound() {
        as("marketing")
                .get("/v1/signals/suggestions/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        as("marketing").get("/v1/signals/suggestions/7").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "horizonDays=0, horizonDays",
        "horizonDays=NaN, horizonDays",
        "from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z, from",
        "from=2026-13-02T00:00:00Z, from",
        "from=2026-02-30, from",
        "zone=Mars/Olympus, zone",
        "to=%2B999999999-01-01T00:00:00Z, to"
    })
    void aQuestionThatMakesNoSenseIsRefusedWithItsParameter(String query, String parameter) {
        as("marketing")
                .urlEncodingEnabled(false)
                .get("/v1/signals?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /target",
                "{\"target\": 1.5} | /target",
                "{\"target\": 0} | /target",
                "{\"target\": \"NaN\"} | /target",
                "{\"target\": 0.1, \"horizonDays\": 0} | /horizonDays",
                "{\"target\": 0.1, \"horizonDays\": 1.5} | /horizonDays",
                "{\"target\": 0.1, \"seed\": -1} | /seed",
                "{\"target\": 0.1, \"points\": 7} | /points"
            })
    void aSuggestionThatMakesNoSenseIsRefusedWithAPointer(String body, String pointer) {
        int status = as("marketing")
                .body(body)
                .post("/v1/signals/suggestions")
                .then()
                .body("errors.pointer", hasItem(pointer))
                .extract()
                .statusCode();

        assertThat(status).isIn(400, 422);
    }
}
