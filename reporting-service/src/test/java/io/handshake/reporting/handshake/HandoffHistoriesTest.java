package io.handshake.reporting.handshake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of hand-offs, counted by the report and, fact by fact, by {@link HandoffHistory}. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class HandoffHistoriesTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2000);
    private static final List<String> REPS =
            IntStream.range(0, 4).mapToObj(_ -> UUID.randomUUID().toString()).toList();

    private final int year = YEARS.getAndIncrement();
    private final Instant begin =
            LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureIsWhatReplayingEachHistoryGivesAndSoItIsWhenReadFromZeroInAnotherOrder(long seed) {
        Random random = new Random(seed);
        List<HandoffHistory> histories = IntStream.range(0, 150)
                .mapToObj(_ -> HandoffHistory.random(random, begin.plusSeconds(random.nextInt(300 * 86_400)), REPS))
                .toList();

        publish(histories, random);
        Eventually.untilAsserted(() -> assertFigures(histories, 400));
        assertFigures(histories, 1);
        assertFigures(histories, 5);
        assertFigures(histories, 12);
        Map<String, Object> before = figures(report(12));

        StubPeer.of("sla").beginAnew();
        Eventually.untilAsserted(
                () -> assertThat(report(12).getLong("handedOff")).isZero());
        publish(histories, random);

        Eventually.untilAsserted(() -> assertFigures(histories, 400));
        assertThat(figures(report(12))).isEqualTo(before);
    }

    /** In order per subject and in none between subjects, on pages of any size. */
    private static void publish(List<HandoffHistory> histories, Random random) {
        List<Queue<Map<String, Object>>> subjects = new ArrayList<>();
        for (HandoffHistory history : histories) {
            subjects.add(new ArrayDeque<>(history.story().events));
            history.settlement().ifPresent(fact -> subjects.add(new ArrayDeque<>(List.of(fact))));
        }
        List<Map<String, Object>> page = new ArrayList<>();
        while (!subjects.isEmpty()) {
            int which = random.nextInt(subjects.size());
            page.add(subjects.get(which).remove());
            if (subjects.get(which).isEmpty()) {
                subjects.remove(which);
            }
            if (random.nextInt(60) == 0) {
                StubPeer.of("sla").publish(page);
                page.clear();
            }
        }
        StubPeer.of("sla").publish(page);
    }

    private void assertFigures(List<HandoffHistory> histories, int days) {
        Duration horizon = Duration.ofDays(days);
        Expected all = new Expected();
        Map<String, Expected> byRep = new TreeMap<>();
        for (HandoffHistory history : histories) {
            HandoffHistory.End end = history.at(history.openedAt().plus(horizon));
            all.add(end);
            byRep.computeIfAbsent(String.valueOf(end.rep()), _ -> new Expected())
                    .add(end);
        }
        JsonPath report = report(days);
        assertThat(counts(report)).isEqualTo(all.counts());
        assertThat(refusals(report)).isEqualTo(all.refusals);
        assertThat(kept(report)).isEqualTo(all.kept);
        assertSpread(report, "timeToAccept", all.took);
        assertSpread(report, "firstTouch.sinceHandoff", all.sinceHandoff);
        assertSpread(report, "firstTouch.humanDelay", all.humanDelay);
        assertSpread(report, "firstTouch.byClock", all.byClock);
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        for (int i = 0; i < report.getList("groups").size(); i++) {
            groups.put(
                    String.valueOf(report.<Object>get("groups[" + i + "].key")), group(report, "groups[" + i + "]."));
        }
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        byRep.forEach((rep, part) -> expected.put(rep, part.group()));
        expected.values().removeIf(part -> part.getOrDefault("handedOff", 0L) == 0);
        assertThat(groups).isEqualTo(expected);
    }

    /** Sums over histories, with nothing but lists and counters. */
    private static final class Expected {
        final Map<String, Long> numbers = new TreeMap<>();
        final Map<String, Long> refusals = new TreeMap<>();
        final Map<String, Long> kept = new TreeMap<>();
        final List<Double> took = new ArrayList<>();
        final List<Double> sinceHandoff = new ArrayList<>();
        final List<Double> humanDelay = new ArrayList<>();
        final List<Double> byClock = new ArrayList<>();

        private void count(String what, boolean holds) {
            numbers.merge(what, holds ? 1L : 0L, Long::sum);
        }

        void add(HandoffHistory.End end) {
            end.refusals().forEach((what, n) -> refusals.merge(what, n, Long::sum));
            end.kept().forEach((what, n) -> kept.merge(what, n, Long::sum));
            numbers.merge("expiredOffers", end.expired(), Long::sum);
            count("suppressed", end.is("suppressed"));
            boolean handedOff = !end.is("suppressed");
            count("handedOff", handedOff);
            count("offered", handedOff && end.offered());
            count("reversed", handedOff && end.reversed());
            count("overturned", end.overturned());
            count("rejected", end.is("rejected"));
            count("cancelled", end.is("cancelled"));
            count("recycled", end.is("recycled"));
            count("pending", end.is("pending"));
            boolean accepted = end.is("accepted");
            count("accepted", accepted);
            for (String conclusion : List.of("qualified", "disqualified", "returned", "open")) {
                count(
                        "afterAcceptance." + conclusion,
                        accepted && end.conclusion().equals(conclusion));
            }
            count("firstTouch.untouched.part", accepted && end.sinceHandoff().isEmpty());
            if (accepted) {
                took.add(end.took());
                sinceHandoff.addAll(end.sinceHandoff());
                humanDelay.addAll(end.humanDelay());
                byClock.addAll(end.byClock());
            }
        }

        Map<String, Long> counts() {
            Map<String, Long> counts = new TreeMap<>(numbers);
            counts.put("strict.part", get("accepted"));
            counts.put("strict.whole", get("handedOff"));
            counts.put("decided.whole", get("accepted") + get("rejected") - get("overturned"));
            counts.put("firstTouch.untouched.whole", get("accepted"));
            return counts;
        }

        Map<String, Long> group() {
            Map<String, Long> group = new TreeMap<>();
            GROUP.forEach(what -> group.put(what, counts().getOrDefault(what, 0L)));
            return group;
        }

        private long get(String what) {
            return numbers.getOrDefault(what, 0L);
        }
    }

    private static final List<String> GROUP = List.of(
            "handedOff",
            "accepted",
            "rejected",
            "overturned",
            "cancelled",
            "recycled",
            "pending",
            "strict.part",
            "decided.whole");

    private static Map<String, Long> group(JsonPath report, String where) {
        Map<String, Long> group = new TreeMap<>();
        GROUP.forEach(what -> group.put(what, report.getLong(where + what)));
        return group;
    }

    private static Map<String, Long> counts(JsonPath report) {
        Map<String, Long> counts = new TreeMap<>();
        Expected empty = new Expected();
        empty.add(HandoffHistory.End.nothing());
        empty.counts().keySet().forEach(what -> counts.put(what, report.getLong(what)));
        return counts;
    }

    private static Map<String, Long> refusals(JsonPath report) {
        Map<String, Long> refusals = new TreeMap<>();
        for (int i = 0; i < report.getList("refusals").size(); i++) {
            String reason = report.getString("refusals[" + i + "].reason");
            for (String what : List.of("ended", "overturned", "passedOn")) {
                long n = report.getLong("refusals[" + i + "]." + what);
                if (n > 0) {
                    refusals.put(reason + " " + what, n);
                }
            }
        }
        return refusals;
    }

    private static Map<String, Long> kept(JsonPath report) {
        Map<String, Long> kept = new TreeMap<>();
        for (int i = 0; i < report.getList("sla.byKind").size(); i++) {
            String kind = report.getString("sla.byKind[" + i + "].kind");
            for (String what : List.of("met", "breached")) {
                long n = report.getLong("sla.byKind[" + i + "]." + what);
                if (n > 0) {
                    kept.put(kind + " " + what, n);
                }
            }
        }
        return kept;
    }

    private static void assertSpread(JsonPath report, String name, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        assertThat(report.getInt(name + ".count")).as(name).isEqualTo(sorted.length);
        if (sorted.length > 0) {
            assertQuantile(report.get(name + ".medianSeconds"), sorted, 0.5);
            assertQuantile(report.get(name + ".p90Seconds"), sorted, 0.9);
        }
    }

    /** The report is read in single precision: seven digits. */
    private static void assertQuantile(Number told, double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double expected = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        assertThat(told.doubleValue()).isCloseTo(expected, Offset.offset(1e-6 * Math.max(1, expected)));
    }

    private static Map<String, Object> figures(JsonPath report) {
        Map<String, Object> figures = new TreeMap<>(report.getMap("$"));
        figures.keySet().removeAll(List.of("asOf", "feeds"));
        return figures;
    }

    private JsonPath report(int days) {
        return given().header("Authorization", TestTokens.bearer("auditor"))
                .get("/v1/reports/handshake?groupBy=rep&from=" + year + "-01-01&to=" + (year + 1)
                        + "-01-01&horizonDays=" + days)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
