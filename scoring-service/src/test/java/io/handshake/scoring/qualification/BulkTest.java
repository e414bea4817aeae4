package io.handshake.scoring.qualification;

import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** As many leads and activities as the public data set of an online school has. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class BulkTest {
    private static final Logger LOG = Logger.getLogger(BulkTest.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEADS = 9_240;
    private static final int ACTIVITIES = 36_657;
    private static final int PAGE = 1_000;

    @Inject
    LeadInbox inbox;

    @Inject
    Sql sql;

    private static FeedEvent event(String type, UUID subject, Map<String, Object> data) {
        return new FeedEvent("0", type, subject.toString(), 1L, BACK_THEN, Instant.now(), JSON.valueToTree(data));
    }

    private static Map<String, Object> profile(UUID lead, int number) {
        return Map.of(
                "lead",
                lead.toString(),
                "source",
                "import",
                "country",
                "DE",
                "utm",
                Map.of("source", "newsletter", "campaign", "spring"),
                "emailClass",
                "company",
                "attributes",
                Map.of("employees", number));
    }

    @Test
    void thousandsOfLeadsAreJudgedPageByPageAsIfOneByOne() {
        Random random = new Random(11);
        List<UUID> leads = new ArrayList<>();
        List<FeedEvent> facts = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            UUID lead = new UUID(random.nextLong(), random.nextLong());
            leads.add(lead);
            facts.add(event("lead-created", lead, profile(lead, i)));
            facts.add(event("lead-identified", lead, Map.of("keys", List.of(Map.of("key", lead.toString())))));
            facts.add(event("pass-opened", lead, Map.of("pass", 1, "milestone", "LEAD")));
        }
        Map<UUID, Integer> expected = new HashMap<>();
        List<FeedEvent> activities = new ArrayList<>();
        for (int i = 0; i < ACTIVITIES; i++) {
            UUID lead = leads.get((int) (LEADS * Math.pow(random.nextDouble(), 2)));
            boolean webinar = random.nextInt(8) == 0;
            activities.add(event(
                    "activity-recorded",
                    lead,
                    Map.of(
                            "activity",
                            new UUID(random.nextLong(), random.nextLong()).toString(),
                            "activityType",
                            webinar ? "webinar" : "key-page")));
            expected.merge(lead, webinar ? 10 : 1, Integer::sum);
        }

        apply("leads", facts);
        apply("activities", activities);

        Set<UUID> qualified = new HashSet<>(sql.list(
                "select lead from qualification where lead = any(?::uuid[])",
                row -> row.getObject("lead", UUID.class),
                (Object) leads.toArray(UUID[]::new)));
        expected.values().removeIf(score -> score < 20);
        assertThat(qualified).isEqualTo(expected.keySet()).isNotEmpty();
    }

    /** Page by page, and says how long they took. */
    private void apply(String what, List<FeedEvent> events) {
        List<Duration> pages = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < events.size(); i += PAGE) {
            List<FeedEvent> page = events.subList(i, Math.min(events.size(), i + PAGE));
            long start = System.nanoTime();
            QuarkusTransaction.requiringNew().run(() -> inbox.apply(page));
            pages.add(Duration.ofNanos(System.nanoTime() - start));
        }
        List<Duration> sorted = pages.stream().sorted().toList();
        LOG.infof(
                "%s: %d events in %d ms, a page of %d in %d ms (median), %d ms (slowest)",
                what,
                events.size(),
                (System.nanoTime() - begin) / 1_000_000,
                PAGE,
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.getLast().toMillis());
    }
}
