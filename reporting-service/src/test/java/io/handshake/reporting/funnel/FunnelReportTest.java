package io.handshake.reporting.funnel;

import static io.handshake.chassis.test.StubPeer.event;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class FunnelReportTest {

    private static final List<String> STAGES = List.of("Lead", "MQL", "SAL", "SQL", "SQO", "Customer");
    private static final List<String> MILESTONES =
            List.of("LEAD", "QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Window ALL =
            new Window(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2027-12-31T00:00:00Z"));

    private final String funnel = "f-" + UUID.randomUUID();

    /** A pass as the test makes it up: when it entered each stage it reached, which of them it skipped, and its deal. */
    private record Trip(
            UUID lead,
            int pass,
            List<Instant> entered,
            Set<Integer> inferred,
            @Nullable Deal deal) {}

    private record Deal(
            UUID id, Instant createdAt, @Nullable String outcome, Instant closedAt, long minor, String currency) {}

    @Test
    void everyCellIsWhatCountingTripByTripGives() {
        List<Trip> trips = trips(new Random(42), 300);
        publish(trips);
        await(trips);

        Window[] windows = {
            new Window(BEGIN, BEGIN.plus(Duration.ofDays(200))),
            new Window(BEGIN.plus(Duration.ofDays(20)), BEGIN.plus(Duration.ofDays(45))),
            new Window(BEGIN.plus(Duration.ofDays(60)), BEGIN.plus(Duration.ofDays(61)))
        };
        for (Window window : windows) {
            for (boolean byLead : new boolean[] {false, true}) {
                assertPeriod(trips, window, byLead);
                assertCohort(trips, window, 10, byLead);
            }
        }
    }

    @Test
    void aRebuildFromZeroGivesTheSameNumbers() {
        List<Trip> trips = trips(new Random(7), 80);
        publish(trips);
        await(trips);
        Window window = new Window(BEGIN, BEGIN.plus(Duration.ofDays(200)));
        Map<String, Object> before = figures(window);

        StubPeer.of("lead").beginAnew();
        Eventually.untilAsserted(() ->
                ask("?from=2026-01-01&to=2026-01-02&funnel=" + funnel).then().statusCode(404));
        publish(trips);

        Eventually.untilAsserted(() -> assertThat(figures(window)).isEqualTo(before));
    }

    @Test
    void aWindowHoldsItsBeginAndNotItsEnd() {
        Trip trip = new Trip(UUID.randomUUID(), 1, List.of(BEGIN, BEGIN.plusSeconds(10)), Set.of(), null);
        publish(List.of(trip));
        await(List.of(trip));

        assertThat(entered(report(new Window(BEGIN, BEGIN.plusSeconds(10)), "period", false)))
                .isEqualTo(List.of(1, 0));
        assertThat(entered(report(new Window(BEGIN.plusSeconds(10), BEGIN.plusSeconds(11)), "period", false)))
                .isEqualTo(List.of(0, 1));
        ask("?from=2026-01-01&to=2026-01-02&funnel=" + funnel).then().body("stages[0].entered", equalTo(1));
        ask("?from=2026-01-01&to=2026-01-02&zone=America/New_York&funnel=" + funnel)
                .then()
                .body("stages[0].entered", equalTo(0))
                .body("zone", equalTo("America/New_York"))
                .body("from", equalTo("2026-01-01T05:00:00Z"));
    }

    @Test
    void reachingAStageExactlyAtTheHorizonCounts() {
        Duration day = Duration.ofDays(1);
        Trip exactly = new Trip(UUID.randomUUID(), 1, List.of(BEGIN, BEGIN.plus(day)), Set.of(), null);
        Trip late =
                new Trip(UUID.randomUUID(), 1, List.of(BEGIN, BEGIN.plus(day).plusMillis(1)), Set.of(), null);
        publish(List.of(exactly, late));
        await(List.of(exactly, late));

        JsonPath report = ask("?from=2026-01-01&to=2026-01-02&mode=cohort&horizonDays=1&funnel=" + funnel)
                .jsonPath();

        assertThat(report.getLong("stages[1].conversion.share.part")).isEqualTo(1);
        assertThat(report.getLong("stages[1].conversion.share.whole")).isEqualTo(2);
    }

    @Test
    void aYoungCohortIsFlaggedAndAnOldOneIsNot() {
        Instant now = Instant.now();
        Trip young =
                new Trip(UUID.randomUUID(), 1, List.of(now.minusSeconds(60), now.minusSeconds(30)), Set.of(), null);
        Trip old = new Trip(UUID.randomUUID(), 1, List.of(BEGIN, BEGIN.plusSeconds(1)), Set.of(), null);
        publish(List.of(young, old));
        await(List.of(young, old));

        Eventually.untilAsserted(() -> {
            ask("?mode=cohort&funnel=" + funnel)
                    .then()
                    .body("mature", equalTo(false))
                    .body("stages[1].conversion.mature", equalTo(false))
                    .body("asOf", notNullValue())
                    .body("feeds", hasSize(1))
                    .body("feeds[0].feed", equalTo("lead"));
            ask("?mode=cohort&from=2026-01-01&to=2026-01-02&funnel=" + funnel)
                    .then()
                    .body("mature", equalTo(true))
                    .body("horizonDays", equalTo(30));
        });
        ask("?mode=period&funnel=" + funnel).then().body("mature", nullValue()).body("horizonDays", nullValue());
    }

    @Test
    void withoutEndsTheLastNinetyDaysAreMeant() {
        JsonPath report = ask("").jsonPath();

        Instant to = Instant.parse(report.getString("to"));
        assertThat(Instant.parse(report.getString("from"))).isEqualTo(to.minus(Duration.ofDays(90)));
        assertThat(to).isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(30));
        assertThat(report.getString("funnel")).isEqualTo("waterfall");
        assertThat(report.getString("mode")).isEqualTo("period");
        assertThat(report.getString("unique")).isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday,from",
        "from=2026-02-01&from=2026-02-02,from",
        "from=2026-02-30,from",
        "to=999999999-01-01,to",
        "from=2026-02-01&to=2026-02-01,from",
        "from=2026-02-02&to=2026-02-01,from",
        "zone=Mars/Olympus,zone",
        "mode=both,mode",
        "unique=account,unique",
        "horizonDays=0,horizonDays",
        "horizonDays=3651,horizonDays",
        "funnel=a%20b,funnel"
    })
    void aMalformedQuestionSaysWhichParameterIsWrong(String question, String parameter) {
        ask("?" + question)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?horizonDays=1.5", "?horizonDays=x"})
    void aHorizonIsAWholeNumberOfDays(String question) {
        ask(question).then().statusCode(400).contentType("application/problem+json");
    }

    private record Window(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private List<Trip> trips(Random random, int count) {
        List<Trip> trips = new ArrayList<>();
        List<UUID> leads = new ArrayList<>();
        Map<UUID, Integer> passes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            UUID lead = i % 4 == 3 ? leads.get(random.nextInt(leads.size())) : UUID.randomUUID();
            leads.add(lead);
            int reached = 1 + random.nextInt(STAGES.size());
            List<Instant> entered = new ArrayList<>(List.of(BEGIN.plusSeconds(random.nextInt(100 * 86_400))));
            Set<Integer> inferred = new java.util.HashSet<>();
            for (int stage = 1; stage < reached; stage++) {
                boolean skipped = random.nextInt(4) == 0;
                entered.add(entered.getLast().plusSeconds(skipped ? 0 : random.nextInt(8 * 86_400)));
                if (skipped) {
                    inferred.add(stage);
                }
            }
            trips.add(new Trip(
                    lead,
                    passes.merge(lead, 1, Integer::sum),
                    entered,
                    inferred,
                    reached > 4 ? deal(random, entered) : null));
        }
        return trips;
    }

    private static Deal deal(Random random, List<Instant> entered) {
        Instant created = entered.get(4);
        String outcome = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> "lost";
            default -> "won";
        };
        return new Deal(
                UUID.randomUUID(),
                created,
                outcome,
                created.plusSeconds(random.nextInt(20 * 86_400)),
                random.nextInt(1_000_000),
                random.nextBoolean() ? "EUR" : "USD");
    }

    private void publish(List<Trip> trips) {
        List<Map<String, Object>> events = new ArrayList<>();
        Map<UUID, Long> sequences = new HashMap<>();
        for (Trip trip : trips) {
            String lead = trip.lead().toString();
            events.add(told(
                    "pass-opened",
                    lead,
                    sequences.merge(trip.lead(), 1L, Long::sum),
                    Map.of(
                            "lead",
                            lead,
                            "pass",
                            trip.pass(),
                            "funnel",
                            funnel,
                            "funnelVersion",
                            1,
                            "stage",
                            "Lead",
                            "milestone",
                            "LEAD"),
                    trip.entered().getFirst()));
            for (int i = 1; i < trip.entered().size(); i++) {
                events.add(told(
                        "stage-entered",
                        lead,
                        sequences.merge(trip.lead(), 1L, Long::sum),
                        Map.of(
                                "lead", lead,
                                "pass", trip.pass(),
                                "funnel", funnel,
                                "funnelVersion", 1,
                                "from", STAGES.get(i - 1),
                                "to", STAGES.get(i),
                                "milestone", MILESTONES.get(i),
                                "inferred", trip.inferred().contains(i)),
                        trip.entered().get(i)));
            }
            Deal deal = trip.deal();
            if (deal != null) {
                publish(events, trip, deal);
            }
        }
        StubPeer.of("lead").publish(events);
    }

    private static void publish(List<Map<String, Object>> events, Trip trip, Deal deal) {
        Map<String, Object> data = Map.of(
                "opportunity",
                deal.id(),
                "lead",
                trip.lead(),
                "pass",
                trip.pass(),
                "amount",
                Map.of("minor", deal.minor(), "currency", deal.currency()));
        String id = deal.id().toString();
        events.add(told("opportunity-created", id, 1, data, deal.createdAt()));
        if (deal.outcome() != null) {
            events.add(told("opportunity-" + deal.outcome(), id, 2, data, deal.closedAt()));
        }
    }

    private static Map<String, Object> told(String type, String subject, long sequence, Object data, Instant at) {
        return event(type, subject, sequence, data, at, at);
    }

    private void await(List<Trip> trips) {
        long entries = trips.stream().mapToLong(trip -> trip.entered().size()).sum();
        long deals = trips.stream()
                .flatMap(trip -> Stream.ofNullable(trip.deal()))
                .mapToLong(deal -> deal.outcome() == null ? 1 : 2)
                .sum();
        Eventually.untilAsserted(() -> {
            JsonPath report = report(ALL, "period", false);
            long seen = report.<Integer>getList("stages.entered").stream()
                            .mapToLong(n -> n)
                            .sum()
                    + report.<Integer>getList("stages.inferred").stream()
                            .mapToLong(n -> n)
                            .sum();
            assertThat(seen).isEqualTo(entries);
            assertThat(report.getLong("opportunities.created")
                            + report.getLong("opportunities.won")
                            + report.getLong("opportunities.lost"))
                    .isEqualTo(deals);
        });
    }

    private void assertPeriod(List<Trip> trips, Window window, boolean byLead) {
        JsonPath report = report(window, "period", byLead);
        assertThat(report.getList("stages.stage")).isEqualTo(STAGES);
        assertThat(report.getList("stages.milestone")).isEqualTo(MILESTONES);
        for (int i = 0; i < STAGES.size(); i++) {
            int stage = i;
            List<Trip> here = trips.stream()
                    .filter(trip -> trip.entered().size() > stage
                            && window.holds(trip.entered().get(stage)))
                    .toList();
            assertThat(report.getLong("stages[" + i + "].entered"))
                    .isEqualTo(count(here, trip -> !trip.inferred().contains(stage), byLead));
            assertThat(report.getLong("stages[" + i + "].inferred"))
                    .isEqualTo(count(here, trip -> trip.inferred().contains(stage), byLead));
            if (i == 0) {
                assertThat(report.<Object>get("stages[0].conversion")).isNull();
            } else {
                long before = count(
                        trips.stream()
                                .filter(trip -> trip.entered().size() > stage - 1
                                        && window.holds(trip.entered().get(stage - 1)))
                                .toList(),
                        _ -> true,
                        byLead);
                assertShare(report, i, count(here, _ -> true, byLead), before);
            }
        }
        assertOpportunities(
                report, trips, (_, deal) -> window.holds(deal.createdAt()), (_, deal) -> window.holds(deal.closedAt()));
    }

    private void assertCohort(List<Trip> trips, Window window, int days, boolean byLead) {
        JsonPath report = report(window, "cohort&horizonDays=" + days, byLead);
        Duration horizon = Duration.ofDays(days);
        for (int i = 1; i < STAGES.size(); i++) {
            int stage = i;
            List<Trip> members = trips.stream()
                    .filter(trip -> trip.entered().size() > stage - 1
                            && window.holds(trip.entered().get(stage - 1)))
                    .toList();
            long reached = count(
                    members,
                    trip -> trip.entered().size() > stage
                            && Duration.between(
                                                    trip.entered().get(stage - 1),
                                                    trip.entered().get(stage))
                                            .compareTo(horizon)
                                    <= 0,
                    byLead);
            assertShare(report, i, reached, count(members, _ -> true, byLead));
        }
        assertOpportunities(
                report,
                trips,
                (trip, deal) -> window.holds(trip.entered().getFirst())
                        && !deal.createdAt().isAfter(trip.entered().getFirst().plus(horizon)),
                (trip, deal) -> window.holds(trip.entered().getFirst())
                        && !deal.closedAt().isAfter(trip.entered().getFirst().plus(horizon)));
    }

    private static void assertShare(JsonPath report, int stage, long part, long whole) {
        String share = "stages[" + stage + "].conversion.share.";
        assertThat(report.getLong(share + "part")).isEqualTo(part);
        assertThat(report.getLong(share + "whole")).isEqualTo(whole);
        if (whole == 0) {
            assertThat(report.<Object>get(share + "rate")).isNull();
        } else {
            assertThat(report.getDouble(share + "rate"))
                    .isCloseTo((double) part / whole, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    private interface Condition {
        boolean holds(Trip trip, Deal deal);
    }

    private static void assertOpportunities(JsonPath report, List<Trip> trips, Condition created, Condition closed) {
        long createdCount = 0;
        long won = 0;
        long lost = 0;
        TreeMap<String, Long> amounts = new TreeMap<>();
        for (Trip trip : trips) {
            Deal deal = trip.deal();
            if (deal != null) {
                createdCount += created.holds(trip, deal) ? 1 : 0;
                boolean ended = deal.outcome() != null && closed.holds(trip, deal);
                lost += ended && "lost".equals(deal.outcome()) ? 1 : 0;
                if (ended && "won".equals(deal.outcome())) {
                    won++;
                    amounts.merge(deal.currency(), deal.minor(), Long::sum);
                }
            }
        }
        assertThat(report.getLong("opportunities.created")).isEqualTo(createdCount);
        assertThat(report.getLong("opportunities.won")).isEqualTo(won);
        assertThat(report.getLong("opportunities.lost")).isEqualTo(lost);
        assertThat(report.getList("opportunities.wonAmount.currency")).isEqualTo(List.copyOf(amounts.keySet()));
        assertThat(report.<Number>getList("opportunities.wonAmount.minor").stream()
                        .map(Number::longValue))
                .containsExactlyElementsOf(amounts.values());
    }

    private static long count(List<Trip> trips, java.util.function.Predicate<Trip> which, boolean byLead) {
        Function<Trip, Object> what = byLead ? Trip::lead : trip -> trip;
        return trips.stream()
                .filter(which)
                .map(what)
                .collect(Collectors.toSet())
                .size();
    }

    private Map<String, Object> figures(Window window) {
        JsonPath report = report(window, "cohort", false);
        return Map.of("stages", report.getList("stages"), "opportunities", report.getMap("opportunities"));
    }

    private static List<Integer> entered(JsonPath report) {
        return report.getList("stages.entered");
    }

    private JsonPath report(Window window, String mode, boolean byLead) {
        return ask("?from=" + window.from() + "&to=" + window.to() + "&mode=" + mode + "&funnel=" + funnel + "&unique="
                        + (byLead ? "lead" : "pass"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static io.restassured.response.Response ask(String question) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/reports/funnel" + question);
    }
}
