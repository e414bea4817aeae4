package io.handshake.reporting.handshake;

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
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class HandshakeReportTest {

    private static final AtomicInteger YEARS = new AtomicInteger(1950);

    /** Hand-offs belong to no funnel, so each test has a year of its own. */
    private final int year = YEARS.getAndIncrement();

    private final Instant begin =
            LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private enum End {
        ACCEPTED,
        REJECTED,
        CANCELLED,
        OPEN,
        NEVER_OFFERED
    }

    /** A hand-off as the test makes it up: refused for lack of time first, then offered again, then ended. */
    private record Story(
            Instant openedAt,
            long delaySeconds,
            boolean passedOn,
            End end,
            Instant endedAt,
            long elapsedSeconds,
            String reason,
            boolean breached) {

        boolean ended(End how, Duration horizon) {
            return end == how && !endedAt.isAfter(openedAt.plus(horizon));
        }

        boolean isOffered() {
            return end != End.NEVER_OFFERED;
        }
    }

    @Test
    void everyFigureIsWhatCountingOneByOneGives() {
        Random random = new Random(3);
        List<Story> stories = Stream.generate(() -> story(random)).limit(250).toList();
        publish(stories);

        for (int days : new int[] {1, 5, 400}) {
            Duration horizon = Duration.ofDays(days);
            Eventually.untilAsserted(() -> {
                JsonPath report = report("?from=" + year + "-01-01&to=" + (year + 1) + "-01-01&horizonDays=" + days);
                assertThat(report.getLong("handedOff")).isEqualTo(stories.size());
                assertThat(report.getLong("offered")).isEqualTo(count(stories, Story::isOffered));
                assertThat(report.getLong("unrouted"))
                        .isEqualTo(count(stories, story -> story.end() == End.NEVER_OFFERED));
                long accepted = count(stories, story -> story.ended(End.ACCEPTED, horizon));
                long rejected = count(stories, story -> story.ended(End.REJECTED, horizon));
                long cancelled = count(stories, story -> story.ended(End.CANCELLED, horizon));
                assertThat(report.getLong("accepted")).isEqualTo(accepted);
                assertThat(report.getLong("rejected")).isEqualTo(rejected);
                assertThat(report.getLong("cancelled")).isEqualTo(cancelled);
                assertThat(report.getLong("pending")).isEqualTo(stories.size() - accepted - rejected - cancelled);
                assertShare(report, "strict", accepted, stories.size());
                assertShare(report, "decided", accepted, accepted + rejected);
                assertRefusals(report, stories, horizon);
                assertSpread(
                        report,
                        "systemDelay",
                        stories.stream().filter(Story::isOffered).mapToLong(Story::delaySeconds));
                assertSpread(
                        report,
                        "timeToAccept",
                        stories.stream()
                                .filter(story -> story.ended(End.ACCEPTED, horizon))
                                .mapToLong(Story::elapsedSeconds));
                assertClocks(report, stories);
                assertThat(report.getBoolean("mature")).isTrue();
                assertThat(report.getString("health")).isEqualTo("weak");
            });
        }
    }

    @Test
    void aRebuildFromZeroGivesTheSameNumbers() {
        Random random = new Random(11);
        List<Story> stories = Stream.generate(() -> story(random)).limit(60).toList();
        List<Map<String, Object>> events = events(stories);
        StubPeer.of("sla").publish(events);
        String question = "?from=" + year + "-01-01&to=" + (year + 1) + "-01-01";
        Eventually.untilAsserted(() -> {
            JsonPath report = report(question);
            assertThat(report.getLong("handedOff")).isEqualTo(60);
            assertThat(report.getLong("offered")).isEqualTo(count(stories, Story::isOffered));
            assertThat(report.getLong("accepted"))
                    .isEqualTo(count(stories, story -> story.ended(End.ACCEPTED, Duration.ofDays(30))));
        });
        Map<String, Object> before = figures(report(question));

        StubPeer.of("sla").beginAnew();
        Eventually.untilAsserted(
                () -> assertThat(report(question).getLong("handedOff")).isZero());
        StubPeer.of("sla").publish(events);

        Eventually.untilAsserted(() -> assertThat(figures(report(question))).isEqualTo(before));
    }

    @Test
    void fourOfFiveAcceptedIsHealthyOnceTheCohortIsMature() {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            End end = i < 15 ? End.ACCEPTED : End.REJECTED;
            stories.add(
                    new Story(begin.plusSeconds(i), 1, false, end, begin.plusSeconds(100 + i), 99, "no-need", false));
        }
        publish(stories);

        Eventually.untilAsserted(() -> ask("?from=" + year + "-01-01&to=" + year + "-02-01")
                .then()
                .body("accepted", equalTo(15))
                .body("health", equalTo("healthy"))
                .body("strict.smallSample", equalTo(false))
                .body("sla.kept.rate", equalTo(1.0f)));
    }

    @Test
    void aYoungCohortGetsNoVerdict() {
        Instant now = Instant.now();
        publish(List.of(new Story(now.minusSeconds(5), 1, false, End.ACCEPTED, now, 3, "", false)));

        Eventually.untilAsserted(() -> ask("").then()
                .body("accepted", equalTo(1))
                .body("mature", equalTo(false))
                .body("health", nullValue())
                .body("strict.smallSample", equalTo(true))
                .body("asOf", notNullValue())
                .body("feeds.feed", equalTo(List.of("sla"))));
    }

    @Test
    void nothingHandedOffIsNoNumberAndNoVerdict() {
        ask("?from=" + year + "-01-01&to=" + year + "-02-01")
                .then()
                .statusCode(200)
                .body("handedOff", equalTo(0))
                .body("strict.rate", nullValue())
                .body("decided.rate", nullValue())
                .body("health", nullValue())
                .body("refusals", hasSize(0))
                .body("sla.kept.rate", nullValue())
                .body("systemDelay.medianSeconds", nullValue())
                .body("timeToAccept.p90Seconds", nullValue());
    }

    @Test
    void aBreachCountsBeforeAnybodyAnswers() {
        String handoff = UUID.randomUUID().toString();
        String lead = UUID.randomUUID().toString();
        String offer = UUID.randomUUID().toString();
        Map<String, Object> offered =
                Map.of("handoff", handoff, "lead", lead, "pass", 1, "offer", offer, "rep", UUID.randomUUID());
        StubPeer.of("sla")
                .publish(List.of(
                        event("handoff-opened", handoff, 1L, opened(handoff, lead, begin), begin, begin),
                        event("handoff-offered", handoff, 2L, offered, begin, begin),
                        event(
                                "clock-breached",
                                handoff,
                                3L,
                                Map.of(
                                        "handoff",
                                        handoff,
                                        "lead",
                                        lead,
                                        "pass",
                                        1,
                                        "offer",
                                        offer,
                                        "clock",
                                        UUID.randomUUID()),
                                begin.plusSeconds(172_800),
                                begin.plusSeconds(172_801))));

        Eventually.untilAsserted(() -> ask("?from=" + year + "-01-01&to=" + year + "-02-01")
                .then()
                .body("sla.breached", equalTo(1))
                .body("sla.met", equalTo(0))
                .body("pending", equalTo(1)));
    }

    @Test
    void aSuppressedHandoffIsCountedApartUntilItIsReleasedOrCancelled() {
        String answered = UUID.randomUUID().toString();
        String held = UUID.randomUUID().toString();
        String gone = UUID.randomUUID().toString();
        String lead = UUID.randomUUID().toString();
        Map<String, Object> offer = offer(answered, lead);
        List<Map<String, Object>> events = new ArrayList<>();
        for (String handoff : List.of(answered, held, gone)) {
            events.add(event("handoff-opened", handoff, 1L, opened(handoff, lead, begin), begin, begin));
        }
        events.add(event("handoff-offered", answered, 2L, offer, begin, begin));
        Map<String, Object> accepted = new TreeMap<>(offer);
        accepted.putAll(Map.of("elapsedSeconds", 9, "clock", "met"));
        events.add(event("handoff-accepted", answered, 3L, accepted, begin.plusSeconds(9), begin.plusSeconds(9)));
        for (String handoff : List.of(held, gone)) {
            events.add(event("handoff-suppressed", handoff, 2L, about(handoff, lead), begin, begin));
        }
        StubPeer.of("sla").publish(events);
        assertHandedOff(1, 2, 0, 0);

        Map<String, Object> released = event("handoff-released", held, 3L, about(held, lead), begin, begin);
        Map<String, Object> cancelled = event("handoff-cancelled", gone, 3L, about(gone, lead), begin, begin);
        StubPeer.of("sla").publish(List.of(released, cancelled));
        assertHandedOff(3, 0, 1, 1);

        events.addAll(List.of(released, cancelled));
        StubPeer.of("sla").beginAnew();
        Eventually.untilAsserted(() -> ask("?from=" + year + "-01-01&to=" + year + "-02-01")
                .then()
                .body("suppressed", equalTo(0), "handedOff", equalTo(0)));
        StubPeer.of("sla").publish(events);
        assertHandedOff(3, 0, 1, 1);
    }

    private static Map<String, Object> about(String handoff, String lead) {
        return Map.of("handoff", handoff, "lead", lead, "pass", 1, "why", "no-consent");
    }

    private void assertHandedOff(int handedOff, int suppressed, int pending, int cancelled) {
        Eventually.untilAsserted(() -> ask("?from=" + year + "-01-01&to=" + year + "-02-01")
                .then()
                .body("handedOff", equalTo(handedOff))
                .body("suppressed", equalTo(suppressed))
                .body("pending", equalTo(pending))
                .body("cancelled", equalTo(cancelled))
                .body("accepted", equalTo(1))
                .body("unrouted", equalTo(handedOff - 1))
                .body("strict.part", equalTo(1))
                .body("strict.whole", equalTo(handedOff))
                .body("decided.whole", equalTo(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "from=x,from",
        "to=2026-02-30,to",
        "from=2026-02-01&to=2026-02-01,from",
        "zone=X,zone",
        "horizonDays=0,horizonDays",
        "horizonDays=4000,horizonDays"
    })
    void aMalformedQuestionSaysWhichParameterIsWrong(String question, String parameter) {
        ask("?" + question)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter));
    }

    private Story story(Random random) {
        Instant openedAt = begin.plusSeconds(random.nextInt(300 * 86_400));
        long elapsed = random.nextInt(10 * 86_400);
        return new Story(
                openedAt,
                random.nextInt(5_000),
                random.nextInt(5) == 0,
                End.values()[random.nextInt(End.values().length)],
                openedAt.plusSeconds(elapsed),
                elapsed,
                List.of("no-need", "no-budget", "duplicate").get(random.nextInt(3)),
                elapsed > 172_800);
    }

    private void publish(List<Story> stories) {
        StubPeer.of("sla").publish(events(stories));
    }

    private static List<Map<String, Object>> events(List<Story> stories) {
        List<Map<String, Object>> events = new ArrayList<>();
        stories.forEach(story -> tell(events, story));
        return events;
    }

    private static void tell(List<Map<String, Object>> events, Story story) {
        String id = UUID.randomUUID().toString();
        String lead = UUID.randomUUID().toString();
        Instant opened = story.openedAt();
        events.add(event(
                "handoff-opened", id, 1L, opened(id, lead, opened.minusSeconds(story.delaySeconds())), opened, opened));
        if (story.end() == End.NEVER_OFFERED) {
            events.add(event(
                    "handoff-unrouted",
                    id,
                    2L,
                    Map.of("handoff", id, "lead", lead, "pass", 1, "why", "no-rep"),
                    opened,
                    opened));
            return;
        }
        long sequence = 2;
        if (story.passedOn()) {
            Map<String, Object> first = offer(id, lead);
            events.add(event("handoff-offered", id, sequence++, first, opened, opened));
            events.add(event(
                    "handoff-rejected",
                    id,
                    sequence++,
                    refused(first, "rep-capacity", "capacity", false, "met"),
                    opened,
                    opened));
        }
        Map<String, Object> offer = offer(id, lead);
        events.add(event("handoff-offered", id, sequence++, offer, opened, opened));
        if (story.breached()) {
            events.add(event("clock-breached", id, sequence++, offer, opened, opened));
        }
        Instant at = story.endedAt();
        String clock = story.breached() ? "breached" : "met";
        switch (story.end()) {
            case ACCEPTED -> {
                Map<String, Object> accepted = new TreeMap<>(offer);
                accepted.put("elapsedSeconds", story.elapsedSeconds());
                accepted.put("clock", clock);
                events.add(event("handoff-accepted", id, sequence, accepted, at, at));
            }
            case REJECTED ->
                events.add(event(
                        "handoff-rejected",
                        id,
                        sequence,
                        refused(offer, story.reason(), "a-group", true, clock),
                        at,
                        at));
            case CANCELLED ->
                events.add(event(
                        "handoff-cancelled",
                        id,
                        sequence,
                        Map.of("handoff", id, "lead", lead, "pass", 1, "why", "won"),
                        at,
                        at));
            case OPEN, NEVER_OFFERED -> {
                // nobody has answered
            }
        }
    }

    private static Map<String, Object> opened(String handoff, String lead, Instant qualifiedAt) {
        return Map.of(
                "handoff", handoff, "lead", lead, "pass", 1, "stage", "MQL", "to", "SALES", "qualifiedAt", qualifiedAt);
    }

    private static Map<String, Object> offer(String handoff, String lead) {
        return Map.of(
                "handoff", handoff, "lead", lead, "pass", 1, "offer", UUID.randomUUID(), "rep", UUID.randomUUID());
    }

    private static Map<String, Object> refused(
            Map<String, Object> offer, String reason, String group, boolean last, String clock) {
        Map<String, Object> refused = new TreeMap<>(offer);
        refused.put("reason", reason);
        refused.put("group", group);
        refused.put("final", last);
        refused.put("clock", clock);
        return refused;
    }

    private static long count(List<Story> stories, Predicate<Story> which) {
        return stories.stream().filter(which).count();
    }

    private static void assertShare(JsonPath report, String name, long part, long whole) {
        assertThat(report.getLong(name + ".part")).isEqualTo(part);
        assertThat(report.getLong(name + ".whole")).isEqualTo(whole);
        assertThat(report.getDouble(name + ".rate")).isCloseTo((double) part / whole, Offset.offset(1e-6));
    }

    private static void assertRefusals(JsonPath report, List<Story> stories, Duration horizon) {
        Map<String, Long> ended = new TreeMap<>();
        stories.stream()
                .filter(story -> story.ended(End.REJECTED, horizon))
                .forEach(story -> ended.merge(story.reason(), 1L, Long::sum));
        Map<String, Long> told = new TreeMap<>();
        List<Map<String, Object>> refusals = report.getList("refusals");
        for (Map<String, Object> refusal : refusals) {
            if (refusal.get("reason") instanceof String reason && refusal.get("ended") instanceof Number n) {
                if (reason.equals("rep-capacity")) {
                    assertThat(refusal.get("passedOn"))
                            .isEqualTo((int) count(stories, story -> story.isOffered() && story.passedOn()));
                } else {
                    told.put(reason, n.longValue());
                }
            }
        }
        assertThat(told).isEqualTo(ended);
    }

    private static void assertClocks(JsonPath report, List<Story> stories) {
        long breached = count(stories, story -> story.isOffered() && story.breached());
        long met = count(
                        stories,
                        story -> (story.end() == End.ACCEPTED || story.end() == End.REJECTED) && !story.breached())
                + count(stories, story -> story.isOffered() && story.passedOn());
        assertThat(report.getLong("sla.met")).isEqualTo(met);
        assertThat(report.getLong("sla.breached")).isEqualTo(breached);
        assertShare(report, "sla.kept", met, met + breached);
    }

    /** An independent reading of "linear interpolation": a straight line between the two ranks around the place. */
    private static void assertSpread(JsonPath report, String name, LongStream values) {
        long[] sorted = values.sorted().toArray();
        assertThat(report.getInt(name + ".count")).isEqualTo(sorted.length);
        assertQuantile(report.get(name + ".medianSeconds"), sorted, 0.5);
        assertQuantile(report.get(name + ".p90Seconds"), sorted, 0.9);
    }

    private static void assertQuantile(@Nullable Number told, long[] sorted, double share) {
        if (told == null) {
            assertThat(sorted).isEmpty();
            return;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double expected = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        assertThat(told.doubleValue()).isCloseTo(expected, Offset.offset(0.5));
    }

    private static Map<String, Object> figures(JsonPath report) {
        Map<String, Object> figures = new TreeMap<>(report.getMap("$"));
        figures.keySet().removeAll(List.of("asOf", "feeds"));
        return figures;
    }

    private static JsonPath report(String question) {
        return ask(question).then().statusCode(200).extract().jsonPath();
    }

    private static Response ask(String question) {
        return given().header("Authorization", TestTokens.bearer("auditor")).get("/v1/reports/handshake" + question);
    }
}
