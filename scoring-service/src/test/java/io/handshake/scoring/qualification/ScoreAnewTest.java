package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.newVersion;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.signByBoth;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many leads, several replicas: what a new version qualifies is found once, in chunks. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ScoreAnewTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEADS = 1_234;

    @Inject
    LeadInbox inbox;

    @Inject
    ScoreAnew scoreAnew;

    @Inject
    Leads leads;

    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static FeedEvent event(String type, UUID subject, Map<String, Object> data) {
        return new FeedEvent("0", type, subject.toString(), null, Instant.now(), Instant.now(), JSON.valueToTree(data));
    }

    private UUID[] leadsThatDid(String type) {
        List<UUID> leads = new ArrayList<>();
        List<FeedEvent> facts = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            UUID lead = UUID.randomUUID();
            leads.add(lead);
            facts.add(event("lead-identified", lead, Map.of("keys", List.of(Map.of("key", lead.toString())))));
            facts.add(event("pass-opened", lead, Map.of("pass", 1, "milestone", "LEAD")));
            facts.add(event(
                    "activity-recorded",
                    lead,
                    Map.of("activity", UUID.randomUUID().toString(), "activityType", type)));
        }
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(facts));
        return leads.toArray(UUID[]::new);
    }

    private List<String> reasons(UUID[] leads) {
        return sql.list(
                "select reason from qualification where lead = any(?::uuid[])", row -> row.getString("reason"), (Object)
                        leads);
    }

    @Test
    void aChunkEndsWithTheLeadThatMakesItTooMuchToReadAtOnce() {
        UUID before = new UUID(-1L, new Random().nextLong() & -100L | Long.MIN_VALUE);
        List<UUID> some = new ArrayList<>();
        List<FeedEvent> facts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            UUID lead = new UUID(-1L, before.getLeastSignificantBits() + i);
            some.add(lead);
            facts.add(event("lead-identified", lead, Map.of("keys", List.of(Map.of("key", lead.toString())))));
            facts.add(event("pass-opened", lead, Map.of("pass", 1, "milestone", "LEAD")));
            for (int did = 0; did < 10; did++) {
                facts.add(event(
                        "activity-recorded",
                        lead,
                        Map.of("activity", UUID.randomUUID().toString(), "activityType", "key-page")));
            }
        }
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(facts));

        assertThat(leads.judgedAfter(before, 500, 15)).isEqualTo(some.subList(0, 2));
        assertThat(leads.judgedAfter(some.get(1), 500, 15)).isEqualTo(some.subList(2, 4));
        assertThat(leads.judgedAfter(before, 3, 1_000)).isEqualTo(some.subList(0, 3));
        assertThat(leads.judgedAfter(before, 500, 5)).isEqualTo(some.subList(0, 1));
        assertThat(leads.together(some.reversed(), 15))
                .isEqualTo(some.reversed().subList(0, 2));
        assertThat(leads.together(some, 1_000)).isEqualTo(some);
        assertThat(leads.together(some, 5)).isEqualTo(some.subList(0, 1));
        assertThat(leads.together(List.of(), 5)).isEmpty();
    }

    @Test
    void d6AllLeadsAreScoredAnewInChunksByWhicheverReplicaClaimsTheWork()
            throws InterruptedException, ExecutionException {
        String type = newType();
        UUID[] leads = leadsThatDid(type);
        Instant later = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        int version = newVersion(List.of(rule(type, 20)), 20, later.toString());
        signByBoth(version);
        assertThat(reasons(leads)).isEmpty();

        SettableClock.set(later);
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(replicas.submit(() -> Eventually.untilAsserted(() -> {
                    scoreAnew.scoreAll();
                    assertThat(reasons(leads)).hasSize(LEADS);
                })));
            }
            for (Future<?> replica : all) {
                replica.get();
            }
        }

        assertThat(reasons(leads)).hasSize(LEADS).containsOnly("definition-change");
        assertThat(sql.first(
                        "select count(*) from event where type = 'lead-qualified' and subject = any(?::text[])",
                        row -> row.getLong(1),
                        (Object) Arrays.stream(leads).map(UUID::toString).toArray(String[]::new)))
                .contains((long) LEADS);
        assertThat(payloads("agreed", "definition-in-force"))
                .filteredOn(data -> Integer.valueOf(version).equals(data.get("version")))
                .hasSize(1);
        SettableClock.reset();
        signByBoth(newVersion(List.of(rule(type, 1)), 1000, "2020-01-01T00:00:00Z"));
    }
}
