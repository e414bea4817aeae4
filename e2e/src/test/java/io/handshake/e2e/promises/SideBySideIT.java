package io.handshake.e2e.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.Repository;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.api.Settled;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Installation;
import io.handshake.e2e.launch.Options;
import io.handshake.e2e.launch.Ports;
import io.handshake.e2e.launch.Replica;
import io.handshake.e2e.launch.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of sla-service on one database, and funnels with and without an acceptance gate. */
class SideBySideIT {
    private static final int PEOPLE = 25;
    private static final int KILLS = 4;

    @TempDir
    private static Path temporary;

    private static Installation installation;
    private static BothSides sides;

    @BeforeAll
    static void start() {
        List<Integer> ports = Ports.free(5);
        installation = Installation.start(
                new Options(
                        Repository.root(),
                        temporary.resolve("data"),
                        ports.subList(0, 4),
                        "127.0.0.1",
                        Optional.empty(),
                        List.of(),
                        Options.SMALL_HEAP,
                        List.of(new Replica(Deployable.SLA, ports.getLast())),
                        List.of()),
                System.out::println);
        sides = new BothSides(installation);
        sides.rep("rep-1", 10_000);
        sides.rep("rep-2", 5_000);
        sides.rep("rep-3", 5_000);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void whicheverProcessDiesWhileItAnnouncesEverythingIsToldOnce() {
        sides.promise("stays", 10, Map.of());
        sides.promise("expires", 10, Map.of("offers", Map.of("expires", true, "maxRounds", 2)));
        sides.promise("waits", 10, Map.of("unroutedTargetSeconds", 60));
        nobodyIsFor("waits");
        List<ServiceProcess> replicas = List.of(
                installation.service(Deployable.SLA), installation.more().getFirst());
        List<String> stay = new ArrayList<>();
        List<String> expire = new ArrayList<>();
        List<String> wait = new ArrayList<>();

        for (int turn = 0; turn < KILLS; turn++) {
            replicas.forEach(ServiceProcess::awaitReady);
            long before = count("clock-breached");
            stay.addAll(sides.qualify("stays", PEOPLE));
            expire.addAll(sides.qualify("expires", PEOPLE));
            wait.addAll(sides.qualify("waits", PEOPLE));
            BothSides.eventually("breaches", () -> count("clock-breached") > before);
            kill(replicas.get(turn % replicas.size()));
        }

        replicas.forEach(ServiceProcess::awaitReady);
        Map<String, List<JsonNode>> told = Settled.await(
                sides::told,
                all -> count(all, "clock-breached") >= stay.size() + 2L * expire.size()
                        && count(all, "handoff-recycled") >= expire.size()
                        && count(all, "handoff-unrouted-too-long") >= wait.size(),
                BothSides.PATIENCE);
        assertThat(stay)
                .allSatisfy(lead -> assertThat(types(told, lead))
                        .containsExactly("handoff-opened", "handoff-offered", "clock-breached"));
        assertThat(expire)
                .allSatisfy(lead -> assertThat(types(told, lead))
                        .containsExactly(
                                "handoff-opened",
                                "handoff-offered",
                                "clock-breached",
                                "handoff-withdrawn",
                                "handoff-offered",
                                "clock-breached",
                                "handoff-withdrawn",
                                "handoff-recycled"));
        assertThat(wait)
                .allSatisfy(lead -> assertThat(types(told, lead))
                        .containsExactly("handoff-opened", "handoff-unrouted", "handoff-unrouted-too-long"));
        assertThat(broken(told)).doesNotHaveDuplicates();
        stay.forEach(lead -> assertThat(clocks(sides.handoff(lead, "offered"))).containsExactly("breached"));
        expire.forEach(
                lead -> assertThat(clocks(sides.handoff(lead, "recycled"))).containsExactly("breached", "breached"));
    }

    /** Leads of this segment are in a territory whose team has nobody. */
    private static void nobodyIsFor(String segment) {
        Api sales = sides.as("sales", Deployable.SLA);
        sales.put("/v1/teams/nobody", Map.of("title", "Nobody")).expect(201);
        sales.put(
                        "/v1/territories/" + segment,
                        Map.of(
                                "title",
                                segment,
                                "precedence",
                                1,
                                "criteria",
                                Map.of("segments", List.of(segment)),
                                "team",
                                "nobody"))
                .expect(201);
    }

    /** Returns when it is being started again. */
    private static void kill(ServiceProcess process) {
        long before = process.pid();
        process.kill();
        while (process.pid() == before) {
            Pause.of(Duration.ofMillis(20));
        }
    }

    private static long count(String type) {
        return count(sides.told(), type);
    }

    private static long count(Map<String, List<JsonNode>> told, String type) {
        return of(told, type).count();
    }

    private static Stream<JsonNode> of(Map<String, List<JsonNode>> told, String type) {
        return told.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.required("type").asText().equals(type));
    }

    private static List<String> broken(Map<String, List<JsonNode>> told) {
        return of(told, "clock-breached")
                .map(event -> event.required("data").required("clock").asText())
                .toList();
    }

    private static List<String> types(Map<String, List<JsonNode>> told, String lead) {
        return told.getOrDefault(lead, List.of()).stream()
                .map(event -> event.required("type").asText())
                .toList();
    }

    private static List<String> clocks(JsonNode handoff) {
        return handoff.required("offers")
                .valueStream()
                .map(offer -> offer.at("/clock/state").asText())
                .toList();
    }

    @Test
    void onAFunnelWithoutAGateALeadIsDeliveredWhileTheOtherHasItsClock() {
        sides.funnel("rate-mode", "rate");
        String slow = sides.qualify("sla-mode", 1).getFirst();
        String fast = sides.qualify("rate-mode", 1).getFirst();
        Api rep = sides.as("rep", Deployable.SLA);

        JsonNode offered = sides.handoff(slow, "offered");
        JsonNode delivered = sides.handoff(fast, "delivered");

        assertThat(offered.required("clock").asText()).isEqualTo("running");
        assertThat(delivered.required("clock").isNull()).isTrue();
        assertThat(delivered.required("clocks")).isEmpty();
        assertThat(types(sides.told(), fast)).containsExactly("handoff-opened", "handoff-delivered");
        String handoff = delivered.required("id").asText();
        rep.post("/v1/handoffs/" + handoff + "/accept", Map.of()).expect(409);
        rep.post("/v1/handoffs/" + offered.required("id").asText() + "/accept", Map.of())
                .expect(200);
        rep.post("/v1/handoffs/" + handoff + "/touches", Map.of("kind", "call", "outcome", "reached"))
                .expect(201);
        sides.as("sales", Deployable.LEAD)
                .post(
                        "/v1/opportunities",
                        Map.of("lead", fast, "handoff", handoff, "amount", Map.of("minor", 120_000, "currency", "EUR")))
                .expect(201);
        sides.awaitStage(slow, "SAL");
        sides.awaitStage(fast, "Opportunity");
        assertThat(Settled.await(() -> entries("rate-mode"), all -> all.contains("Opportunity 1"), BothSides.PATIENCE))
                .containsExactly("Lead 1", "Handed-over 1", "Opportunity 1");
        assertThat(entries("waterfall")).noneMatch(stage -> stage.startsWith("Handed-over"));
    }

    /** The stages that passes of a funnel entered, and how many did. */
    private static List<String> entries(String funnel) {
        return sides.as("marketing", Deployable.REPORTING)
                .get("/v1/reports/funnel?mode=period&funnel=" + funnel)
                .expect(200)
                .required("stages")
                .valueStream()
                .filter(stage -> stage.required("entered").asLong() > 0)
                .map(stage -> stage.required("stage").asText() + " "
                        + stage.required("entered").asLong())
                .toList();
    }
}
