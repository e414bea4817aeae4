package io.handshake.scoring.qualification;

import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pages of different slots that touch one lead at the same moment, applied by the loops that read them. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RaceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    LeadInbox inbox;

    @Inject
    Sql sql;

    private static FeedEvent event(String type, UUID subject, Map<String, Object> data) {
        JsonNode payload = JSON.valueToTree(data);
        return new FeedEvent("0", type, subject.toString(), null, BACK_THEN, Instant.now(), payload);
    }

    private static FeedEvent webinar(UUID key) {
        return event(
                "activity-recorded", key, Map.of("activity", UUID.randomUUID().toString(), "activityType", "webinar"));
    }

    private static FeedEvent opened(UUID lead) {
        return event("pass-opened", lead, Map.of("lead", lead.toString(), "pass", 1, "milestone", "LEAD"));
    }

    private static FeedEvent closed(UUID lead) {
        return event("pass-closed", lead, Map.of("lead", lead.toString(), "pass", 1, "outcome", "recycled"));
    }

    private static FeedEvent identified(UUID lead, UUID... keys) {
        List<Map<String, Object>> joined = new ArrayList<>();
        for (UUID key : keys) {
            joined.add(Map.of("key", key.toString(), "kind", "visitor"));
        }
        return event("lead-identified", lead, Map.of("lead", lead.toString(), "keys", joined));
    }

    private static FeedEvent merged(UUID survivor, UUID merged, UUID... keys) {
        List<Map<String, Object>> moved = new ArrayList<>();
        for (UUID key : keys) {
            moved.add(Map.of("key", key.toString(), "kind", "lead", "moves", 2));
        }
        return event(
                "lead-merged",
                survivor,
                Map.of("lead", survivor.toString(), "merged", merged.toString(), "keys", moved));
    }

    private void apply(FeedEvent... events) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(events)));
    }

    private long qualified(UUID lead) {
        return sql.first("select count(*) from qualification where lead = ?", row -> row.getLong(1), lead)
                .orElseThrow();
    }

    private long published(UUID lead) {
        return sql.first(
                        "select count(*) from event where subject = ? and type = 'lead-qualified'",
                        row -> row.getLong(1),
                        lead.toString())
                .orElseThrow();
    }

    private void assertQualifiedOnce(UUID lead) {
        assertThat(qualified(lead)).isEqualTo(1);
        assertThat(published(lead)).isEqualTo(1);
    }

    /** The first page has done its work and has not committed when the second one comes. */
    private void applyWhileTheFirstIsStillOpen(List<FeedEvent> first, List<FeedEvent> second)
            throws InterruptedException, ExecutionException {
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = loops.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                inbox.apply(first);
                applied.countDown();
                await(commit);
            }));
            await(applied);
            Future<?> other =
                    loops.submit(() -> QuarkusTransaction.requiringNew().run(() -> inbox.apply(second)));
            Thread.sleep(150);
            commit.countDown();
            one.get();
            other.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anActivityWhoseKeyIsBeingJoinedIsNotLost() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        UUID visitor = UUID.randomUUID();
        apply(opened(lead));

        applyWhileTheFirstIsStillOpen(
                List.of(identified(lead, lead, visitor)), List.of(webinar(visitor), webinar(visitor)));

        assertQualifiedOnce(lead);
    }

    @Test
    void aKeyThatIsJoinedWhileItsActivitiesComeInBringsThemAlong() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        UUID visitor = UUID.randomUUID();
        apply(opened(lead));

        applyWhileTheFirstIsStillOpen(
                List.of(webinar(visitor), webinar(visitor)), List.of(identified(lead, lead, visitor)));

        assertQualifiedOnce(lead);
    }

    @Test
    void aKeyKnownToNobodyYetIsTheSameRaceWhenItHasARow() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        UUID visitor = UUID.randomUUID();
        apply(opened(lead), webinar(visitor));

        applyWhileTheFirstIsStillOpen(List.of(webinar(visitor)), List.of(identified(lead, visitor)));

        assertQualifiedOnce(lead);
    }

    @Test
    void twoPagesThatAreEnoughOnlyTogetherQualifyTheLead() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        UUID visitor = UUID.randomUUID();
        apply(opened(lead), identified(lead, lead, visitor));

        applyWhileTheFirstIsStillOpen(List.of(webinar(lead)), List.of(webinar(visitor)));

        assertQualifiedOnce(lead);
    }

    @Test
    void twoPagesThatAreEnoughEachQualifyTheLeadOnce() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        UUID visitor = UUID.randomUUID();
        apply(opened(lead), identified(lead, lead, visitor));

        applyWhileTheFirstIsStillOpen(
                List.of(webinar(lead), webinar(lead)), List.of(webinar(visitor), webinar(visitor)));

        assertQualifiedOnce(lead);
    }

    @Test
    void activitiesThatComeWhileThePassClosesCountTowardsTheNext() throws InterruptedException, ExecutionException {
        UUID lead = UUID.randomUUID();
        apply(opened(lead), identified(lead, lead), webinar(lead), webinar(lead));
        assertQualifiedOnce(lead);
        FeedEvent closing = closed(lead);
        List<FeedEvent> later = List.of(webinar(lead), webinar(lead));

        applyWhileTheFirstIsStillOpen(later, List.of(closing));

        assertThat(qualified(lead)).isEqualTo(2);
        assertThat(published(lead)).isEqualTo(2);
    }

    @Test
    void whatALeadDoesWhileItIsMergedCountsForTheSurvivorAndQualifiesNobodyElse()
            throws InterruptedException, ExecutionException {
        for (boolean mergeFirst : new boolean[] {true, false}) {
            UUID survivor = UUID.randomUUID();
            UUID younger = UUID.randomUUID();
            apply(opened(survivor), identified(survivor, survivor), webinar(survivor));
            apply(opened(younger), identified(younger, younger));
            List<FeedEvent> merge = List.of(merged(survivor, younger, younger));
            List<FeedEvent> activity = List.of(webinar(younger));

            applyWhileTheFirstIsStillOpen(mergeFirst ? merge : activity, mergeFirst ? activity : merge);

            assertQualifiedOnce(survivor);
            assertThat(qualified(younger)).isZero();
        }
    }

    @Test
    void aLeadThatIsFirstMentionedWhileItIsMergedIsNotJudged() throws InterruptedException, ExecutionException {
        for (boolean mergeFirst : new boolean[] {true, false}) {
            UUID survivor = UUID.randomUUID();
            UUID younger = UUID.randomUUID();
            apply(opened(survivor));
            List<FeedEvent> merge = List.of(merged(survivor, younger, younger));
            List<FeedEvent> mentions = List.of(identified(younger, younger), opened(younger));

            applyWhileTheFirstIsStillOpen(mergeFirst ? merge : mentions, mergeFirst ? mentions : merge);

            assertThat(sql.list(
                            "select id from lead where survivor is null and standing = 'WAITING'",
                            row -> row.getObject(1, UUID.class)))
                    .contains(survivor)
                    .doesNotContain(younger);
        }
    }

    @Test
    void fourLoopsWithEverythingMixedQualifyEachLeadOnceAndNobodyTwice()
            throws InterruptedException, ExecutionException {
        Random random = new Random(7);
        List<UUID> leads = new ArrayList<>();
        List<List<FeedEvent>> feeds =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 400; i++) {
            UUID lead = UUID.randomUUID();
            UUID visitor = UUID.randomUUID();
            leads.add(lead);
            List<FeedEvent> own = feeds.get(random.nextInt(4));
            own.add(opened(lead));
            own.add(identified(lead, lead, visitor));
            feeds.get(random.nextInt(4)).add(webinar(lead));
            feeds.get(random.nextInt(4)).add(webinar(visitor));
        }

        try (ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (List<FeedEvent> feed : feeds) {
                all.add(loops.submit(() -> {
                    for (int i = 0; i < feed.size(); i += 25) {
                        List<FeedEvent> page = feed.subList(i, Math.min(feed.size(), i + 25));
                        QuarkusTransaction.requiringNew().run(() -> inbox.apply(page));
                    }
                }));
            }
            for (Future<?> loop : all) {
                loop.get();
            }
        }

        assertThat(leads).allSatisfy(this::assertQualifiedOnce);
    }
}
