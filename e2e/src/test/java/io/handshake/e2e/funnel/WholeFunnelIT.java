package io.handshake.e2e.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.Repository;
import io.handshake.e2e.api.Answer;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.api.Settled;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Installation;
import io.handshake.e2e.launch.Options;
import io.handshake.e2e.launch.Ports;
import io.handshake.e2e.ledger.Ledger;
import io.handshake.e2e.ledger.LedgerChecker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an anonymous visit to closed revenue, with services dying on the way. */
class WholeFunnelIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private static Path temporary;

    private static Installation installation;

    @BeforeAll
    static void start() {
        Options options = new Options(
                Repository.root(),
                temporary.resolve("data"),
                Ports.fourFree(),
                "127.0.0.1",
                Optional.empty(),
                List.of(),
                Options.SMALL_HEAP,
                List.of(),
                List.of());
        installation = Installation.start(options, System.out::println);
        as("sales", Deployable.SLA)
                .post("/v1/reps", Map.of("name", "Rita Reed", "userSub", "rep-1", "weeklyCapacity", 1000))
                .expect(201);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void aVisitorBecomesACustomerWhileServicesAreKilledBetweenTheSteps() {
        Ledger ledger = new Ledger();
        Walk walk = new Walk(installation, ledger);

        walk.aVisitorTakesPartInAWebinar();
        kill(Deployable.LEAD);
        walk.theVisitorLeavesAnAddress();
        kill(Deployable.LEAD, Deployable.SCORING);
        walk.theLeadLooksAtThePrices();
        kill(Deployable.SCORING);
        walk.theScoreSaysWhy();
        kill(Deployable.SLA);
        walk.theRepIsOfferedTheLead();
        kill(Deployable.SLA);
        walk.theRepAccepts();
        kill(Deployable.LEAD, Deployable.REPORTING);
        walk.salesOpensAnOpportunity();
        kill(Deployable.values());
        walk.theLeadBecomesACustomer();
        kill(Deployable.REPORTING);

        assertNothingIsLostOrDoubled(ledger);
    }

    @Test
    void whatWasAcknowledgedWhileServicesWereKilledIsThereOnce() {
        Ledger ledger = new Ledger();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> intake = CompletableFuture.runAsync(() -> takeInUntil(enough, ledger));
        kill(Deployable.LEAD);
        awaitAll();
        kill(Deployable.SCORING, Deployable.SLA, Deployable.REPORTING);
        awaitAll();
        installation.killPostgres();
        Pause.of(Duration.ofSeconds(3));
        enough.set(true);
        intake.join();

        assertNothingIsLostOrDoubled(ledger);
    }

    /** Two batches of leads with two activities each, again and again; a batch that is cut off is posted again. */
    private static void takeInUntil(AtomicBoolean enough, Ledger ledger) {
        Api partner = installation
                .api(Deployable.LEAD)
                .as(Credential.key(installation.partnerKey()))
                .patient(PATIENCE);
        for (int round = 0; !enough.get(); round++) {
            List<Map<String, Object>> leads = new ArrayList<>();
            List<Map<String, Object>> activities = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                String person = "crowd-" + round + "-" + n;
                leads.add(Map.of("email", person + "@example.org"));
                activities.add(Map.of("type", "webinar", "email", person + "@example.org", "eventId", person + "-1"));
                activities.add(
                        Map.of("type", "pricing-page", "email", person + "@example.org", "eventId", person + "-2"));
            }
            results(partner.post("/v1/leads/batch", Map.of("leads", leads)))
                    .forEach(result ->
                            ledger.acknowledgedLead(result.required("id").asText()));
            results(partner.post("/v1/activities", Map.of("activities", activities)))
                    .forEach(result -> ledger.acknowledgedActivity(
                            result.required("activity").asText()));
        }
    }

    private static JsonNode results(Answer answer) {
        return answer.expect(200).required("results");
    }

    /** As soon as the feeds have been followed to their ends. */
    private static void assertNothingIsLostOrDoubled(Ledger ledger) {
        awaitAll();
        LedgerChecker checker = new LedgerChecker(as("admin", Deployable.LEAD), as("admin", Deployable.REPORTING));
        List<String> findings = Settled.await(() -> checker.check(ledger), List::isEmpty, PATIENCE);

        assertThat(findings).isEmpty();
    }

    /** Each is up when it dies; whoever calls it next has to wait until it is up again. */
    private static void kill(Deployable... deployables) {
        for (Deployable deployable : deployables) {
            installation.awaitReady(deployable);
        }
        for (Deployable deployable : deployables) {
            long before = installation.pid(deployable);
            installation.kill(deployable);
            while (installation.pid(deployable) == before) {
                Pause.of(Duration.ofMillis(20));
            }
        }
    }

    private static void awaitAll() {
        for (Deployable deployable : Deployable.values()) {
            installation.awaitReady(deployable);
        }
    }

    private static Api as(String role, Deployable deployable) {
        return installation.api(deployable).as(installation.credential(role)).patient(PATIENCE);
    }
}
