package io.handshake.scoring.calibration;

import static io.handshake.scoring.Agreed.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.rate.Interval;
import io.handshake.scoring.rate.Rate;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class CalibrationTest {
    private static final AtomicInteger YEARS = new AtomicInteger(1905);
    private static final Duration HORIZON = Duration.ofDays(90);

    /** Each test has a year of its own, long past, so that everybody is old enough. */
    private final int year = YEARS.getAndIncrement();

    private final Instant begin = Instant.parse(year + "-01-01T00:00:00Z");
    private final String window = "from=" + year + "-01-01T00:00:00Z&to=" + (year + 1) + "-01-01T00:00:00Z";

    @Inject
    Sql sql;

    private Told told;

    @BeforeEach
    void theFeedWasRead() {
        told = new Told(sql);
        Eventually.untilAsserted(() -> as("sales")
                .get("/v1/calibration?target=0.1")
                .then()
                .statusCode(200)
                .body("asOf", notNullValue()));
    }

    private static JsonPath calibration(String query) {
        return as("marketing")
                .get("/v1/calibration?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Instant day(int day) {
        return begin.plus(Duration.ofDays(day));
    }

    private void handedOver(long score, int leads, int opportunities) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < leads; i++) {
                UUID lead = told.handedOver(score, day(i % 300));
                if (i < opportunities) {
                    told.becameOpportunity(lead, 1, day(i % 300 + 30));
                }
            }
        });
    }

    /** The example of docs/calibration.md. */
    @Test
    void theExampleWorkedByHandIsWhatIsAnswered() {
        handedOver(20, 40, 2);
        handedOver(26, 30, 3);
        handedOver(33, 20, 5);
        handedOver(41, 10, 5);

        JsonPath answer = calibration(window + "&target=0.2&bandWidth=10&weeklyCapacity=1");

        assertThat(answer.getList("bands.from", Long.class)).containsExactly(20L, 30L, 40L);
        assertThat(answer.getList("bands.members", Long.class)).containsExactly(70L, 20L, 10L);
        assertThat(answer.getList("bands.measured.opportunities", Long.class)).containsExactly(5L, 5L, 5L);
        assertThat(answer.getList("bands.measured.smallSample", Boolean.class)).containsExactly(false, false, true);
        assertThat(answer.getList("cuts.pooled.rate", Double.class))
                .usingElementComparator(nearly())
                .containsExactly(0.15, 10 / 30.0, 0.5);
        assertThat(answer.getDouble("overall.measured.lower")).isCloseTo(0.0931, within(5e-5));
        assertThat(answer.getDouble("overall.measured.upper")).isCloseTo(0.2328, within(5e-5));
        assertThat(answer.getString("overall.target")).isEqualTo("not-yet-known");
        assertThat(answer.getBoolean("overall.worthHaving")).isTrue();
        assertThat(answer.getString("overall.floor")).isEqualTo("meets");
        assertThat(answer.getLong("recommended.threshold")).isEqualTo(30);
        assertThat(answer.getBoolean("recommended.marginalBelowTarget")).isFalse();
        assertThat(answer.getLong("capacity.cut.threshold")).isEqualTo(30);
        assertThat(answer.getDouble("capacity.filled"))
                .as("30 in the weeks of a year, which may be a leap year")
                .isCloseTo(0.575, within(2e-3));
        assertThat(answer.getList("versions.definition")).containsExactly("shipped");
    }

    @Test
    void aBandBelowTheTargetThatBetterOnesCarryIsTold() {
        handedOver(20, 20, 1);
        handedOver(30, 20, 15);

        JsonPath answer = calibration(window + "&target=0.4&bandWidth=10");

        assertThat(answer.getLong("recommended.threshold")).isEqualTo(20);
        assertThat(answer.getBoolean("recommended.marginalBelowTarget")).isTrue();
    }

    private record Story(
            @Nullable Long score, Instant at, @Nullable Instant opportunity) {
        boolean came() {
            return opportunity != null && !opportunity.isAfter(at.plus(HORIZON));
        }
    }

    @Test
    void everyFigureIsWhatCountingOneByOneGives() {
        Random random = new Random(5);
        List<Story> stories = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 250; i++) {
                stories.add(story(random));
            }
        });

        JsonPath answer = calibration(window + "&target=0.3&bandWidth=7&horizonDays=90");

        TreeMap<Long, Rate> expected = new TreeMap<>();
        for (Story story : stories) {
            Long score = story.score();
            if (score != null) {
                expected.merge(Math.floorDiv(score, 7L) * 7, new Rate(story.came() ? 1 : 0, 1), Rate::plus);
            }
        }
        assertThat(answer.getLong("members")).isEqualTo(stories.size());
        assertThat(answer.getLong("unscored"))
                .isEqualTo(
                        stories.stream().filter(story -> story.score() == null).count());
        assertThat(answer.getList("bands.from", Long.class)).containsExactlyElementsOf(expected.keySet());
        List<Rate> rates = List.copyOf(expected.values());
        assertThat(answer.getList("bands.measured.leads", Long.class))
                .isEqualTo(rates.stream().map(Rate::whole).toList());
        assertThat(answer.getList("bands.measured.opportunities", Long.class))
                .isEqualTo(rates.stream().map(Rate::part).toList());
        assertThat(answer.getList("bands.measured.lower", Double.class))
                .usingElementComparator(nearly())
                .isEqualTo(bounds(rates, Interval::lower));
        assertThat(answer.getList("bands.measured.upper", Double.class))
                .usingElementComparator(nearly())
                .isEqualTo(bounds(rates, Interval::upper));
        assertThat(answer.getLong("overall.measured.opportunities"))
                .isEqualTo(stories.stream().filter(Story::came).count());
    }

    private static List<Double> bounds(List<Rate> rates, Function<Interval, Double> bound) {
        return rates.stream()
                .map(rate -> rate.interval().map(bound).orElseThrow())
                .toList();
    }

    private static Comparator<Double> nearly() {
        return (one, other) -> Math.abs(one - other) < 1e-6 ? 0 : Double.compare(one, other);
    }

    /** Handed over once or twice, before or after stages were skipped; an opportunity in time, late, at the last moment or never. */
    private Story story(Random random) {
        Instant at = day(random.nextInt(300)).plusSeconds(random.nextInt(3600));
        UUID lead = told.opened(at);
        Long score = random.nextInt(10) == 0 ? null : (long) random.nextInt(120) - 30;
        if (score != null) {
            told.qualified(lead, 1, score);
        }
        if (random.nextBoolean()) {
            told.entered(lead, 1, "LEAD", at.minusSeconds(60), true, "BDR");
        }
        told.entered(lead, 1, "QUALIFIED", at, false, "BDR");
        if (random.nextBoolean()) {
            told.entered(lead, 1, "SALES_QUALIFIED", at.plusSeconds(random.nextInt(2)), false, "SALES");
        }
        Instant opportunity = switch (random.nextInt(4)) {
            case 0 -> at.plus(HORIZON);
            case 1 -> at.plus(HORIZON).plusSeconds(1);
            case 2 -> at.plusSeconds(random.nextInt(10_000_000));
            default -> null;
        };
        if (opportunity != null && random.nextBoolean()) {
            told.becameOpportunity(lead, 1, opportunity);
        } else if (opportunity != null) {
            told.hasOpportunity(lead, 1, opportunity);
        }
        return new Story(score, at, opportunity);
    }

    @Test
    void aPassThatWasMergedAwayOrWasAnOpportunityBeforeIsNotCounted() {
        UUID merged = told.handedOver(20, day(1));
        told.closed(merged, 1, "merged");
        UUID before = told.handedOver(20, day(2));
        told.becameOpportunity(before, 1, day(1));
        UUID skipped = told.opened(day(3));
        told.entered(skipped, 1, "QUALIFIED", day(3), true, "SALES");
        told.handedOver(20, day(4));

        assertThat(calibration(window + "&target=0.1").getLong("members")).isEqualTo(1);
    }

    @Test
    void theWindowIsHalfOpenAndTheFirstHandOverDecides() {
        told.handedOver(20, begin);
        told.handedOver(20, Instant.parse((year + 1) + "-01-01T00:00:00Z"));
        UUID twice = told.handedOver(20, begin.minusSeconds(1));
        told.entered(twice, 1, "SALES_QUALIFIED", day(5), false, "SALES");

        assertThat(calibration(window + "&target=0.1").getLong("members")).isEqualTo(1);
    }

    @Test
    void thoseTooYoungAreCountedApartAndThereIsNoVerdict() {
        Instant asOf = Instant.now();
        String recent = "from=" + asOf.minus(Duration.ofDays(10)) + "&to=2190-01-01T00:00:00Z&segment=young-" + year;
        UUID young = told.handedOver(20, asOf.minus(Duration.ofDays(3)));
        told.becameOpportunity(young, 1, asOf.minus(Duration.ofDays(2)));
        UUID old = told.handedOver(20, asOf.minus(Duration.ofDays(8)));
        for (UUID lead : List.of(young, old)) {
            told.known(lead, 1, "{\"segment\": \"young-" + year + "\"}");
        }

        JsonPath answer = calibration(recent + "&horizonDays=5&target=0.1");

        assertThat(answer.getBoolean("mature")).isFalse();
        assertThat(answer.getLong("members")).isEqualTo(2);
        assertThat(answer.getLong("immature")).isEqualTo(1);
        assertThat(answer.getDouble("bands[0].immatureShare")).isEqualTo(0.5);
        assertThat(answer.getLong("bands[0].measured.leads")).isEqualTo(1);
        assertThat(answer.getLong("bands[0].measured.opportunities")).isZero();
        assertThat(answer.getString("overall.target")).isNull();
        assertThat(answer.<Object>get("overall.worthHaving")).isNull();
        assertThat(answer.getString("overall.floor")).isNull();
    }

    @Test
    void whoIsTooYoungForTheWindowIsCountedAndFromWhenOnTheFirstIsOldEnoughIsTold() {
        String segment = "waiting-" + year;
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
        for (Instant at : List.of(first, first.plusSeconds(60))) {
            told.known(told.handedOver(20, at), 1, "{\"segment\": \"" + segment + "\"}");
        }

        for (String population : List.of("handed-off", "all-leads")) {
            JsonPath answer = calibration("target=0.1&segment=" + segment + "&population=" + population);
            assertThat(answer.getLong("members")).isZero();
            assertThat(answer.getLong("younger")).isEqualTo(2);
            assertThat(answer.getString("nextOldEnoughAt"))
                    .isEqualTo(first.plus(HORIZON).toString());
        }
        JsonPath past = calibration(window + "&target=0.1&segment=nobody-" + year);
        assertThat(past.getLong("younger")).isZero();
        assertThat(past.getString("nextOldEnoughAt")).isNull();
    }

    @Test
    void theRepsCapacityIsTheOneThatReleasesCountUnlessAnotherIsAskedAbout() {
        UUID rep = UUID.randomUUID();
        sql.update("insert into rep_capacity (rep, weekly, active) values (?, 3, true)", rep);
        int known = as("sales").get("/v1/releases").path("weeklyCapacity");
        int taken = calibration(window + "&target=0.1").getInt("capacity.weeklyCapacity");
        sql.update("delete from rep_capacity where rep = ?", rep);

        assertThat(taken).isEqualTo(Math.min(known, 1_000_000));
        assertThat(calibration(window + "&target=0.1&weeklyCapacity=2").getInt("capacity.weeklyCapacity"))
                .isEqualTo(2);
    }

    @Test
    void onlyLeadsOfTheScopeAreCountedByWhatIsKnownLast() {
        UUID moved = told.handedOver(20, day(1));
        told.known(moved, 1, "{\"region\": \"emea\", \"channel\": \"event\"}");
        told.known(moved, 2, "{\"region\": \"APAC\", \"channel\": \"event\"}");
        told.handedOver(20, day(1));

        assertThat(calibration(window + "&target=0.1&region=apac&channel=event").getLong("members"))
                .isEqualTo(1);
        assertThat(calibration(window + "&target=0.1&region=emea").getLong("members"))
                .isZero();
    }

    @Test
    void allLeadsAreCountedWithTheScoreTheyHadWhenTheyWereJudgedLast() {
        UUID low = told.opened(day(1));
        told.scores(low, "-0.000000001");
        UUID high = told.opened(day(2));
        told.scores(high, "9.999999999");
        told.becameOpportunity(high, 1, day(20));
        told.opened(high, 2, day(200));
        told.opened(day(3));

        JsonPath answer = calibration(window + "&target=0.1&population=all-leads");

        assertThat(answer.getString("scored")).isEqualTo("judged-last");
        assertThat(answer.getLong("members")).isEqualTo(4);
        assertThat(answer.getLong("unscored")).isEqualTo(1);
        assertThat(answer.getList("bands.from", Long.class)).containsExactly(-5L, 5L);
        assertThat(answer.getList("bands.measured.leads", Long.class)).containsExactly(1L, 2L);
        assertThat(answer.getList("bands.measured.opportunities", Long.class)).containsExactly(0L, 1L);
        assertThat(answer.getLong("recommended.threshold")).isEqualTo(-5L);
    }

    @Test
    void nobodyIsNoRateAndNoThreshold() {
        JsonPath answer = calibration(window + "&target=0.1&weeklyCapacity=10");

        assertThat(answer.getList("bands")).isEmpty();
        assertThat(answer.<Object>get("overall.measured.rate")).isNull();
        assertThat(answer.getString("overall.target")).isEqualTo("not-yet-known");
        assertThat(answer.<Object>get("overall.worthHaving")).isNull();
        assertThat(answer.<Object>get("recommended")).isNull();
        assertThat(answer.<Object>get("capacity.cut")).isNull();
    }

    @Test
    void datesAreReadInTheZoneAsInReports() {
        JsonPath answer = calibration("target=0.1&from=2026-01-01&to=2026-07-01&zone=Europe/Berlin");

        assertThat(answer.getString("from")).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(answer.getString("to")).isEqualTo("2026-06-30T22:00:00Z");
    }

    @Test
    void withoutAWindowTheNewestYearThatIsOldEnoughIsMeant() {
        JsonPath answer = calibration("target=0.1&horizonDays=30");

        Instant to = Instant.parse(answer.getString("to"));
        assertThat(to.plus(Duration.ofDays(30))).isEqualTo(Instant.parse(answer.getString("asOf")));
        assertThat(Instant.parse(answer.getString("from"))).isEqualTo(to.minus(Duration.ofDays(365)));
        assertThat(answer.getDouble("baseline")).isEqualTo(0.01);
    }

    @Test
    void scoresInMoreBandsThanAnybodyCanReadAreRefused() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i <= 500; i++) {
                told.handedOver(20 + 2 * i, day(1));
            }
        });

        as("admin")
                .get("/v1/calibration?" + window + "&target=0.1&bandWidth=1")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("bandWidth"));
        assertThat(calibration(window + "&target=0.1&bandWidth=10").getList("bands"))
                .hasSize(101);
    }

    @ParameterizedTest
    @CsvSource({
        "target=1.5, target",
        "target=0, target",
        "target=-0.1, target",
        "target=NaN, target",
        "target=Infinity, target",
        "target=1e-999999999, target",
        "target=0.1&baseline=1.01, baseline",
        "target=0.1&baseline=x, baseline",
        "target=0.1&horizonDays=0, horizonDays",
        "target=0.1&horizonDays=3651, horizonDays",
        "target=0.1&horizonDays=1.5, horizonDays",
        "target=0.1&bandWidth=0, bandWidth",
        "target=0.1&population=some, population",
        "target=0.1&weeklyCapacity=0, weeklyCapacity",
        "target=0.1&from=yesterday, from",
        "target=0.1&from=2026-01-01&from=2026-02-01, from",
        "target=0.1&zone=Mars/Olympus, zone",
        "target=0.1&from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "target=0.1&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "target=0.1&from=-999999999-01-01T00:00:00Z, from",
        "target=0.1&to=%2B999999999-01-01T00:00:00Z, to",
        "baseline=0.1, target"
    })
    void aQuestionThatMakesNoSenseIsRefusedWithItsParameter(String query, String parameter) {
        as("marketing")
                .urlEncodingEnabled(false)
                .get("/v1/calibration?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(equalTo(parameter)));
    }
}
