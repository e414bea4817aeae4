package io.handshake.sla.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.sla.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas apply pages about one person at the same time: what one has not committed yet the other waits for. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RacingPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private final String survivor = UUID.randomUUID().toString();
    private final String merged = UUID.randomUUID().toString();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @Inject
    Scene scene;

    @Inject
    Sql sql;

    @Inject
    LeadInbox inbox;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void end() {
        others.close();
    }

    @Test
    void twoPagesThatOpenForOnePersonAtOnceOpenOneHandoffThoughThereAreNoReps() {
        apply(merge());

        atOnce(entry(survivor), () -> apply(entry(merged)));

        assertThat(open()).containsExactly("unrouted");
    }

    @Test
    void aPassThatClosesWhileAnotherJoinsItIsHandedNothingMore() {
        atOnce(merge(), () -> atOnce(close(), () -> apply(entry(merged))));

        assertThat(open()).isEmpty();
    }

    @Test
    void whatIsOpenedForALeadWhileItIsSuppressedIsSuppressed() {
        apply(merge());

        atOnce(suppression(), () -> apply(entry(merged)));

        assertThat(open()).containsExactly("suppressed");
    }

    /** Commits the first page only when the other has been applied or waits for it. */
    private void atOnce(FeedEvent first, Runnable other) {
        Future<?> second = QuarkusTransaction.requiringNew().call(() -> {
            inbox.apply(List.of(first));
            Future<?> running = others.submit(other);
            Eventually.untilAsserted(
                    () -> assertThat(running.isDone() || somebodyWaits()).isTrue());
            return running;
        });
        assertThat(second).succeedsWithin(Duration.ofMinutes(1));
    }

    private boolean somebodyWaits() {
        return sql.first("""
                        select 1 from pg_locks join pg_database d on d.oid = database
                        where not granted and datname = current_database() limit 1
                        """, row -> 1).isPresent();
    }

    private void apply(FeedEvent event) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(event)));
    }

    private static FeedEvent entry(String lead) {
        return event("stage-entered", lead, 0, Scene.entry(lead, 1, "SALES", false));
    }

    private FeedEvent merge() {
        Map<String, Object> key = Map.of("key", merged, "kind", "lead", "moves", 2);
        return event(
                "lead-merged",
                survivor,
                1,
                Map.of("lead", survivor, "merged", merged, "keys", List.of(key), "pass", 1, "mergedPass", 1));
    }

    private FeedEvent close() {
        return event("pass-closed", survivor, 2, Map.of("lead", survivor, "pass", 1, "outcome", "recycled"));
    }

    private FeedEvent suppression() {
        return event("contact-suppressed", survivor, 2, Map.of("lead", survivor, "why", "no-consent"));
    }

    /** A fact by the minute it was recorded in. */
    private static FeedEvent event(
            String type, String subject, int minute, Map<String, ? extends @Nullable Object> data) {
        Instant at = BEGIN.plus(Duration.ofMinutes(minute));
        return new FeedEvent("0", type, subject, minute + 1L, at, at, JSON.valueToTree(data));
    }

    private List<String> open() {
        return sql.list(
                "select state from handoff where lead = any(?::uuid[]) and state in ('offered', 'unrouted', 'suppressed')",
                row -> row.getString("state"),
                (Object) new String[] {survivor, merged});
    }
}
