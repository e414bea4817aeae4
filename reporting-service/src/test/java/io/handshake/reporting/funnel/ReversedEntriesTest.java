package io.handshake.reporting.funnel;

import static io.handshake.chassis.test.StubPeer.event;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that are taken back: on the date of the reversal, and never by editing the past. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ReversedEntriesTest {

    private static final List<String> STAGES = List.of("Lead", "MQL", "SAL", "SQL");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final String funnel = "f-" + UUID.randomUUID();

    /** A pass in a stage from an instant to another, if it did not stay. */
    private record Stay(
            String lead,
            int pass,
            int stage,
            boolean inferred,
            Instant from,
            @Nullable Instant to) {

        boolean standsAt(Instant at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }

        String trip() {
            return lead + pass;
        }
    }

    private record Window(Instant from, Instant to) {
        boolean holds(@Nullable Instant at) {
            return at != null && !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** What a lead did, told fact by fact. */
    private final class Told {
        final String lead = UUID.randomUUID().toString();
        final List<Map<String, Object>> events = new ArrayList<>();
        final List<Stay> stays = new ArrayList<>();
        int pass;

        Told opened(Instant at) {
            pass++;
            stays.add(new Stay(lead, pass, 0, false, at, null));
            return tell("pass-opened", at, Map.of("stage", "Lead", "milestone", "LEAD"));
        }

        Told entered(int stage, boolean inferred, Instant at) {
            stays.add(new Stay(lead, pass, stage, inferred, at, null));
            return tell(
                    "stage-entered",
                    at,
                    Map.of(
                            "from",
                            STAGES.get(stage - 1),
                            "to",
                            STAGES.get(stage),
                            "milestone",
                            "M" + stage,
                            "inferred",
                            inferred));
        }

        Told reversed(int stage, Instant at) {
            stays.replaceAll(stay -> stay.pass() == pass && stay.stage() == stage && stay.to() == null
                    ? new Stay(lead, pass, stage, stay.inferred(), stay.from(), at)
                    : stay);
            return tell(
                    "stage-entry-reversed",
                    at,
                    Map.of("stage", STAGES.get(stage), "milestone", "M" + stage, "back", STAGES.get(stage - 1)));
        }

        private Told tell(String type, Instant at, Map<String, Object> data) {
            Map<String, Object> told = new HashMap<>(data);
            told.putAll(Map.of("lead", lead, "pass", pass, "funnel", funnel, "funnelVersion", 1));
            events.add(event(type, lead, events.size() + 1L, told, at, at));
            return this;
        }
    }

    @Test
    void aReversalIsSubtractedInItsOwnWindowAndTheWindowOfTheEntryStays() {
        Told told = new Told().opened(day(0)).entered(1, false, day(1)).entered(2, false, day(2));
        publish(List.of(told.reversed(2, day(40))));

        untilReported("period", 0, 30, false, report -> {
            assertThat(report.getList("stages.entered")).isEqualTo(List.of(1, 1, 1));
            assertThat(report.getDouble("stages[2].conversion.share.rate")).isEqualTo(1.0);
        });
        untilReported("period", 30, 60, false, report -> {
            assertThat(report.getList("stages.entered")).isEqualTo(List.of(0, 0, -1));
            assertThat(report.<Object>get("stages[2].conversion.share.rate")).isNull();
        });
        untilReported(
                "period",
                0,
                60,
                true,
                report -> assertThat(report.getList("stages.entered")).isEqualTo(List.of(1, 1, 0)));
    }

    @Test
    void aPassMayEnterAgainWhatWasTakenBack() {
        Told told = new Told().opened(day(0)).entered(1, false, day(1)).entered(2, false, day(2));
        publish(List.of(told.reversed(2, day(3)).entered(2, false, day(4))));

        untilReported(
                "period",
                0,
                30,
                false,
                report -> assertThat(report.getList("stages.entered")).isEqualTo(List.of(1, 1, 1)));
        untilReported("cohort&horizonDays=10", 0, 30, false, report -> {
            assertThat(report.getList("stages.entered")).isEqualTo(List.of(1, 1, 1));
            assertThat(report.getLong("stages[2].conversion.share.part")).isEqualTo(1);
        });
        untilReported(
                "cohort&horizonDays=2",
                0,
                30,
                false,
                report -> assertThat(report.getLong("stages[2].conversion.share.part"))
                        .as("on the third day it was not accepted")
                        .isZero());
    }

    @Test
    void inACohortAnEntryCountsWhenItStoodAtTheEndOfTheHorizon() {
        Told told = new Told().opened(day(0)).entered(1, false, day(1)).entered(2, false, day(2));
        publish(List.of(told.reversed(2, day(12))));

        untilReported("cohort&horizonDays=5", 0, 30, false, report -> {
            assertThat(report.getLong("stages[2].conversion.share.part")).isEqualTo(1);
            assertThat(report.getList("stages.entered")).isEqualTo(List.of(1, 1, 1));
        });
        untilReported("cohort&horizonDays=11", 0, 30, false, report -> {
            assertThat(report.getLong("stages[2].conversion.share.part")).isZero();
            assertThat(report.getList("stages.entered"))
                    .as("ten days after its own entry")
                    .isEqualTo(List.of(1, 1, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyCellIsWhatReplayingEachPassGivesAndSoItIsWhenReadFromZeroInAnotherOrder(long seed) {
        Random random = new Random(seed);
        List<Told> leads = IntStream.range(0, 120).mapToObj(_ -> wander(random)).toList();
        List<Stay> stays = leads.stream().flatMap(told -> told.stays.stream()).toList();

        publish(shuffled(leads, random));
        Eventually.untilAsserted(() -> assertCells(stays));
        StubPeer.of("lead").beginAnew();
        Eventually.untilAsserted(
                () -> ask("period", new Window(day(0), day(200)), false).then().statusCode(404));
        publish(shuffled(leads, random));
        Eventually.untilAsserted(() -> assertCells(stays));
    }

    private Told wander(Random random) {
        Told told = new Told();
        Instant at = BEGIN.plusSeconds(random.nextInt(60 * 86_400));
        for (int pass = 0; pass < 1 + random.nextInt(2); pass++) {
            told.opened(at);
            int stage = 0;
            while (random.nextInt(6) > 0) {
                at = at.plusNanos(1_000L * (1 + random.nextLong(6 * 86_400L * 1_000_000L)));
                if (stage > 0 && (stage == STAGES.size() - 1 || random.nextInt(3) == 0)) {
                    told.reversed(stage--, at);
                } else {
                    told.entered(++stage, random.nextInt(4) == 0, at);
                }
            }
            at = at.plusSeconds(1);
        }
        return told;
    }

    /** One long list, in order per lead and in none between leads. */
    private static List<Map<String, Object>> mixed(List<Told> leads, Random random) {
        List<Queue<Map<String, Object>>> subjects = new ArrayList<>();
        leads.forEach(told -> subjects.add(new ArrayDeque<>(told.events)));
        List<Map<String, Object>> events = new ArrayList<>();
        while (!subjects.isEmpty()) {
            Queue<Map<String, Object>> subject = subjects.get(random.nextInt(subjects.size()));
            events.add(subject.remove());
            subjects.removeIf(Collection::isEmpty);
        }
        return events;
    }

    private List<Told> shuffled(List<Told> leads, Random random) {
        Told all = new Told();
        all.events.addAll(mixed(leads, random));
        return List.of(all);
    }

    private static void publish(List<Told> leads) {
        List<Map<String, Object>> events =
                leads.stream().flatMap(told -> told.events.stream()).toList();
        for (int from = 0; from < events.size(); from += 70) {
            StubPeer.of("lead").publish(events.subList(from, Math.min(from + 70, events.size())));
        }
    }

    private void assertCells(List<Stay> stays) {
        for (boolean byLead : new boolean[] {false, true}) {
            for (int[] days : new int[][] {{0, 200}, {20, 45}, {60, 61}}) {
                Window window = new Window(day(days[0]), day(days[1]));
                assertPeriod(stays, window, byLead);
                assertCohort(stays, window, 10, byLead);
            }
        }
    }

    private void assertPeriod(List<Stay> stays, Window window, boolean byLead) {
        JsonPath report = report("period", window, byLead);
        assertThat(report.getList("stages")).hasSameSizeAs(STAGES);
        for (int i = 0; i < STAGES.size(); i++) {
            int stage = i;
            List<Stay> here =
                    stays.stream().filter(stay -> stay.stage() == stage).toList();
            assertThat(report.getLong("stages[" + i + "].entered"))
                    .isEqualTo(net(here, window, stay -> !stay.inferred(), byLead));
            assertThat(report.getLong("stages[" + i + "].inferred"))
                    .isEqualTo(net(here, window, Stay::inferred, byLead));
            if (i > 0) {
                assertThat(report.getLong("stages[" + i + "].conversion.share.part"))
                        .isEqualTo(net(here, window, _ -> true, byLead));
            }
        }
    }

    /** Entries less reversals; of each lead at most one, in either direction. */
    private static long net(List<Stay> here, Window window, Predicate<Stay> which, boolean byLead) {
        Map<String, Integer> sums = new HashMap<>();
        for (Stay stay : here) {
            if (which.test(stay)) {
                int sum = (window.holds(stay.from()) ? 1 : 0) - (window.holds(stay.to()) ? 1 : 0);
                sums.merge(stay.lead(), sum, Integer::sum);
            }
        }
        return sums.values().stream()
                .mapToInt(sum -> byLead ? Integer.signum(sum) : sum)
                .sum();
    }

    private void assertCohort(List<Stay> stays, Window window, int days, boolean byLead) {
        JsonPath report = report("cohort&horizonDays=" + days, window, byLead);
        Duration horizon = Duration.ofDays(days);
        Function<Stay, Object> what = byLead ? Stay::lead : stay -> stay;
        for (int i = 0; i < STAGES.size(); i++) {
            int stage = i;
            List<Stay> members = stays.stream()
                    .filter(stay -> stay.stage() == stage && window.holds(stay.from()))
                    .filter(stay -> stay.standsAt(stay.from().plus(horizon)))
                    .toList();
            assertThat(report.getLong("stages[" + i + "].entered"))
                    .isEqualTo(distinct(members, stay -> !stay.inferred(), what));
            if (i + 1 < STAGES.size()) {
                String share = "stages[" + (i + 1) + "].conversion.share.";
                assertThat(report.getLong(share + "whole")).isEqualTo(distinct(members, _ -> true, what));
                assertThat(report.getLong(share + "part"))
                        .isEqualTo(distinct(
                                members,
                                stay -> stays.stream()
                                        .anyMatch(next -> next.trip().equals(stay.trip())
                                                && next.stage() == stage + 1
                                                && next.standsAt(stay.from().plus(horizon))),
                                what));
            }
        }
    }

    private static long distinct(List<Stay> stays, Predicate<Stay> which, Function<Stay, Object> what) {
        return stays.stream()
                .filter(which)
                .map(what)
                .collect(Collectors.toSet())
                .size();
    }

    private static Instant day(int days) {
        return BEGIN.plus(Duration.ofDays(days));
    }

    private void untilReported(
            String mode, int from, int to, boolean byLead, java.util.function.Consumer<JsonPath> holds) {
        Eventually.untilAsserted(() -> {
            JsonPath report = report(mode, new Window(day(from), day(to)), byLead);
            assertThat(report.getList("stages")).hasSize(3);
            holds.accept(report);
        });
    }

    private JsonPath report(String mode, Window window, boolean byLead) {
        return ask(mode, window, byLead).then().statusCode(200).extract().jsonPath();
    }

    private Response ask(String mode, Window window, boolean byLead) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/reports/funnel?mode=" + mode + "&from=" + window.from() + "&to=" + window.to() + "&funnel="
                        + funnel + "&unique=" + (byLead ? "lead" : "pass"));
    }
}
