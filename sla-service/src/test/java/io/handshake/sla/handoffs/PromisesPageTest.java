package io.handshake.sla.handoffs;

import static io.handshake.sla.Promised.clock;
import static io.handshake.sla.Promised.get;
import static io.handshake.sla.Promised.inForce;
import static io.handshake.sla.Promised.newKey;
import static io.handshake.sla.Promised.policy;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.event.StoredEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/promises.md shows, played. What a call takes on the way is no matter: only instants that are told are exact. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class PromisesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "promises.md");
    private static final Duration ON_THE_WAY = Duration.ofMinutes(20);
    private static final Pattern LENGTH = Pattern.compile("(\\d+) h(?: (\\d+) s)?");

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    /** One line of the table of ten. */
    private record Shown(
            String name,
            String paused,
            String touched,
            String reported,
            String ledger,
            String outcome,
            String breach,
            String lead,
            String handoff) {

        static Shown of(String[] cells, String lead, String handoff) {
            return new Shown(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], lead, handoff);
        }
    }

    @Test
    void tenHandoffsAreReportedAsThePageSays() throws IOException {
        String segment = newKey();
        long target = Duration.ofHours(48).toSeconds();
        Map<String, Object> policy =
                policy(segment, segment, List.of(clock("accept", target), clock("first-touch", target)));
        policy.put("pauses", Map.of("reasons", List.of("buyer-away"), "budgetSeconds", 86_400));
        inForce(policy);
        scene.rep("rita", 100);
        List<Shown> shown = new ArrayList<>();
        for (String[] cells : table("| hand-off | paused |")) {
            String lead = scene.qualifiedLead(segment);
            String handoff = scene.handoffId(lead, "offered");
            scene.accept(handoff, "rita").statusCode(200);
            shown.add(Shown.of(cells, lead, handoff));
        }

        play(shown);

        assertThat(shown).hasSize(10).allSatisfy(this::assertReported);
        assertSums(shown);
    }

    private void play(List<Shown> shown) {
        Map<Duration, List<Runnable>> steps = new TreeMap<>();
        for (Shown one : shown) {
            if (!one.paused().isEmpty()) {
                String[] pause = one.paused().split(" to ");
                at(
                        steps,
                        pause[0],
                        () -> post(one, "pause", Map.of("reason", "buyer-away")).statusCode(200));
                at(steps, pause[1], () -> resume(one).statusCode(200));
            }
            if (one.reported().isEmpty()) {
                at(steps, one.name().replaceAll(".* after ", ""), () -> closePass(one));
            } else {
                at(steps, one.reported(), () -> touch(one));
            }
        }
        Instant begin = Instant.now();
        steps.forEach((after, step) -> {
            SettableClock.set(begin.plus(after));
            step.forEach(Runnable::run);
        });
    }

    private static void at(Map<Duration, List<Runnable>> steps, String after, Runnable step) {
        steps.computeIfAbsent(length(after), _ -> new ArrayList<>()).add(step);
    }

    private void closePass(Shown one) {
        scene.passClosed(one.lead(), 3, "lost");
        Eventually.untilAsserted(
                () -> assertThat(touchClock(one).getString("state")).isEqualTo("cancelled"));
    }

    private void touch(Shown one) {
        if (one.breach().contains("taken back")) {
            Eventually.untilAsserted(
                    () -> assertThat(scene.types(one.handoff())).contains("clock-breached"));
        }
        Instant at = Instant.parse(touchClock(one).getString("startedAt")).plus(length(one.touched()));
        post(one, "touches", Map.of("kind", "call", "outcome", "reached", "occurredAt", at.toString()))
                .statusCode(201);
    }

    private void assertReported(Shown one) {
        Eventually.untilAsserted(
                () -> assertThat("`" + touchClock(one).getString("state") + "`").isEqualTo(one.outcome()));
        JsonPath clock = touchClock(one);
        JsonPath explained = get("/v1/clocks/" + clock.getString("id") + "/explanation");
        assertThat("`" + explained.getString("outcome") + "`").isEqualTo(one.outcome());
        assertThat(explained.getLong("countedSeconds")).isEqualTo(clock.getLong("elapsedSeconds"));
        List<String> ledger = Arrays.asList(one.ledger().split(", "));
        assertThat(explained.getList("intervals.kind", String.class))
                .isEqualTo(
                        ledger.stream().map(part -> part.replaceAll(".* ", "")).toList());
        for (int i = 0; i < ledger.size(); i++) {
            Duration took = Duration.between(
                    Instant.parse(explained.getString("intervals[" + i + "].from")),
                    Instant.parse(explained.getString("intervals[" + i + "].to")));
            assertThat(took).as(one.toString()).isCloseTo(length(ledger.get(i)), ON_THE_WAY);
        }
        if (ledger.equals(List.of(one.touched() + " counted"))) {
            assertThat(explained.getLong("countedSeconds"))
                    .as(one.toString())
                    .isEqualTo(length(one.touched()).toSeconds());
        }
        assertThat(Stream.of("clock-breached", "clock-breach-retracted")
                        .filter(scene.types(one.handoff())::contains)
                        .toList())
                .isEqualTo(
                        switch (one.breach()) {
                            case "" -> List.of();
                            case "announced" -> List.of("clock-breached");
                            default -> List.of("clock-breached", "clock-breach-retracted");
                        });
    }

    private void assertSums(List<Shown> shown) throws IOException {
        Matcher sums = Pattern.compile(
                        "(\\d+) are kept, (\\d+) broken and (\\d+) called off.*Together they used up (\\d+) hours")
                .matcher(Files.readString(PAGE));
        assertThat(sums.find()).isTrue();
        assertThat(Stream.of("met", "breached", "cancelled")
                        .map(state -> shown.stream()
                                .filter(one ->
                                        touchClock(one).getString("state").equals(state))
                                .count())
                        .map(String::valueOf))
                .containsExactly(sums.group(1), sums.group(2), sums.group(3));
        long used = shown.stream()
                .mapToLong(one -> touchClock(one).getLong("elapsedSeconds"))
                .sum();
        assertThat(Duration.ofSeconds(used))
                .isCloseTo(Duration.ofHours(Long.parseLong(sums.group(4))), ON_THE_WAY.multipliedBy(2));
    }

    private JsonPath touchClock(Shown one) {
        return get("/v1/clocks/" + scene.read(one.handoff()).getString("clocks.find { it.kind == 'first-touch' }.id"));
    }

    private static ValidatableResponse post(Shown one, String what, Map<String, ?> body) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + one.handoff() + "/" + what)
                .then();
    }

    private static ValidatableResponse resume(Shown one) {
        return given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .post("/v1/handoffs/" + one.handoff() + "/resume")
                .then();
    }

    @Test
    void aHandoffThatNobodyTakesIsRecycledAsThePageSays() throws IOException {
        List<String> reps = List.of(scene.rep("rita", 5), scene.rep("zoe", 5), scene.rep("max", 5));
        String segment = newKey();
        Map<String, Object> policy = policy(
                segment,
                segment,
                List.of(
                        clock("accept", Duration.ofHours(4).toSeconds()),
                        clock("work-by", Duration.ofDays(30).toSeconds())));
        policy.put("offers", Map.of("expires", true, "maxRounds", 3));
        inForce(policy);
        String handoff = scene.handoffId(scene.qualifiedLead(segment), "offered");

        for (int round = 1; round <= 3; round++) {
            int expired = round;
            SettableClock.advance(Duration.ofHours(4).plusSeconds(5));
            Eventually.untilAsserted(
                    () -> assertThat(scene.read(handoff).getList("offers.findAll { it.state == 'expired' }"))
                            .hasSize(expired));
        }

        assertThat(events(handoff))
                .isEqualTo(table("| after | event |").stream()
                        .map(cells -> String.join(" | ", cells))
                        .toList());
        JsonPath over = scene.read(handoff);
        assertThat(over.getString("state")).isEqualTo("recycled");
        assertThat(over.getList("offers.state")).containsExactly("expired", "expired", "expired");
        assertThat(over.getList("offers.clock.state")).containsExactly("breached", "breached", "breached");
        assertThat(over.getList("offers.rep", String.class)).containsExactlyInAnyOrderElementsOf(reps);
        assertThat(sql.list("select offered from rep_week", row -> row.getInt(1)))
                .containsExactly(1, 1, 1);
    }

    /** In the words of the page. */
    private List<String> events(String handoff) {
        Map<String, String> reps = new HashMap<>();
        List<StoredEvent> history = scene.history(handoff);
        Instant opened = history.getFirst().occurredAt();
        return history.stream()
                .map(event -> {
                    JsonPath fact = JsonPath.from(event.data());
                    long hours = Duration.between(opened, event.occurredAt())
                            .plusMinutes(30)
                            .toHours();
                    return hours + " h | `" + event.type() + "` | " + about(event.type(), fact, reps);
                })
                .toList();
    }

    private static String about(String type, JsonPath fact, Map<String, String> reps) {
        return switch (type) {
            case "clock-started" -> "`" + fact.getString("kind") + "`";
            case "clock-stopped" -> "`" + fact.getString("kind") + "`, `" + fact.getString("outcome") + "`";
            case "handoff-offered", "clock-breached" -> rep(fact, reps);
            case "handoff-withdrawn" -> rep(fact, reps) + ", `" + fact.getString("why") + "`";
            case "handoff-recycled" -> "`" + fact.getString("why") + "`, " + fact.getInt("expiredOffers") + " offers";
            default -> "";
        };
    }

    /** Numbered in the order in which they were offered it. */
    private static String rep(JsonPath fact, Map<String, String> reps) {
        reps.putIfAbsent(fact.getString("rep"), "rep " + (reps.size() + 1));
        return requireNonNull(reps.get(fact.getString("rep")));
    }

    private static List<String[]> table(String header) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(header))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(cells -> Arrays.stream(cells).map(String::strip).toArray(String[]::new))
                .toList();
    }

    /** The first in a text, such as {@code 48 h 1 s}. */
    private static Duration length(String told) {
        MatchResult found = LENGTH.matcher(told).results().findFirst().orElseThrow();
        String seconds = found.group(2);
        return Duration.ofHours(Long.parseLong(found.group(1)))
                .plusSeconds(seconds == null ? 0 : Long.parseLong(seconds));
    }
}
