package io.handshake.chassis.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agroal.api.AgroalDataSource;
import io.handshake.chassis.inbox.FeedClient.Answer.Page;
import io.handshake.chassis.problem.Answers;
import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.chassis.things.ThingInbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class InboxTest {
    @Inject
    Sql sql;

    @Inject
    Applying applying;

    @Inject
    Leases leases;

    @Inject
    FeedsConfig config;

    @Inject
    FeedClient client;

    @Inject
    FeedLags lags;

    @Inject
    ThingInbox things;

    @Inject
    AgroalDataSource pool;

    private final String subject = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @AfterEach
    void cleanUp() {
        ThingInbox.POISON.clear();
        sql.update("delete from feed_replica where id <> ?", leases.me());
        sql.update("delete from feed_cursor where feed <> 'lead'");
    }

    @Test
    void everyEventTakesEffectExactlyOnceInTheOrderOfItsSubject() {
        List<String> subjects = IntStream.range(0, 20)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        List<String> names = IntStream.rangeClosed(1, 30).mapToObj(i -> "n" + i).toList();
        for (long sequence = 1; sequence <= names.size(); sequence++) {
            List<Map<String, Object>> batch = new ArrayList<>();
            for (String each : subjects) {
                batch.add(event(each, sequence, "n" + sequence));
            }
            peer().publish(batch);
        }

        subjects.forEach(
                each -> Eventually.untilAsserted(() -> assertThat(seen(each)).containsExactlyElementsOf(names)));
    }

    @Test
    void whatWasAppliedBeforeIsSkippedWhenItComesAgain() {
        publish(subject, 1, "one");
        publish(subject, 2, "two");
        publish(subject, 2, "two again");
        publish(subject, 1, "one again");
        publish(subject, 3, "three");

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("one", "two", "three"));
    }

    @Test
    void factsWithoutOrderAreAllApplied() {
        peer().publishUnordered("noticed", subject, Map.of("name", "a"));
        peer().publishUnordered("noticed", subject, Map.of("name", "b"));

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("a", "b"));
    }

    @Test
    void unknownMembersAndTypesDoNotDisturb() {
        peer().publish("never-heard-of", subject, 1, """
                {"name": "known", "of": {"other": ["things", 1.5, null]}}""");

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("known"));
    }

    @Test
    void behindAGapASubjectWaitsAndOthersGoOn() {
        publish(subject, 1, "one");
        publish(subject, 3, "three");
        publish(subject, 4, "four");
        publish(other, 1, "other");

        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(2));
        Eventually.untilAsserted(() -> assertThat(seen(other)).containsExactly("other"));
        assertThat(seen(subject)).containsExactly("one");
        assertThat(errors(subject).getFirst()).contains("its sequence is 3, expected was 2");
        assertThat(lag().parkedEvents()).isGreaterThanOrEqualTo(2);

        replay(parked(subject).getFirst()).statusCode(200).body("applied", equalTo(2));
        publish(subject, 5, "five");

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("one", "three", "four", "five"));
        assertThat(parked(subject)).isEmpty();
    }

    @Test
    void anEventThatKeepsFailingIsParkedAndReplayedInOrderOnceTheCauseIsMended() {
        ThingInbox.POISON.add("bad " + subject);
        publish(subject, 1, "one");
        publish(subject, 2, "bad " + subject);
        publish(subject, 3, "three");
        publish(other, 1, "other");

        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(2));
        Eventually.untilAsserted(() -> assertThat(seen(other)).containsExactly("other"));
        assertThat(seen(subject)).containsExactly("one");
        assertThat(errors(subject).getFirst())
                .startsWith("could not be applied; the log tells more under ")
                .doesNotContain("Exception");
        long id = parked(subject).getFirst();
        assertThat(listed()).contains(id);

        replay(id)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/event-still-fails"))
                .body("detail", containsString("under"));
        assertThat(parked(subject)).hasSize(2);
        assertThat(seen(subject)).containsExactly("one");

        ThingInbox.POISON.clear();
        replay(id).statusCode(200).body("applied", equalTo(2));
        publish(subject, 4, "four");
        Eventually.untilAsserted(
                () -> assertThat(seen(subject)).containsExactly("one", "bad " + subject, "three", "four"));
        replay(id).statusCode(404);
    }

    @Test
    void aReplayThatFailsHalfwayLeavesTheWholeQueue() {
        ThingInbox.POISON.add("bad " + subject);
        publish(subject, 2, "two");
        publish(subject, 3, "bad " + subject);
        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(2));

        replay(parked(subject).getFirst()).statusCode(409);

        assertThat(parked(subject)).hasSize(2);
        assertThat(seen(subject)).isEmpty();
    }

    @Test
    void aRepeatThatQueuedUpBehindAGapIsSkippedByTheReplay() {
        publish(subject, 1, "one");
        publish(subject, 3, "three");
        publish(subject, 1, "one again");
        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(2));

        replay(parked(subject).getFirst()).statusCode(200);
        publish(subject, 4, "four");

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("one", "three", "four"));
    }

    @Test
    void aReplayIsForAdminsAndNamesAParkedEvent() {
        replay(Long.MAX_VALUE).statusCode(404).contentType("application/problem+json");
        given().header("Authorization", TestTokens.bearer("marketing"))
                .post("/v1/parked-events/1/replay")
                .then()
                .statusCode(403);
    }

    @Test
    void parkedEventsAreListedPageByPage() {
        for (long sequence = 2; sequence <= 6; sequence++) {
            publish(subject, sequence, "n" + sequence);
        }
        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(5));

        assertThat(listed()).doesNotHaveDuplicates().isSorted().containsAll(parked(subject));
    }

    @Test
    void afterThePeerWasRestoredItsFeedIsReadAgainFromTheStart() {
        publish(subject, 1, "before");
        publish(subject, 3, "parked before");
        Eventually.untilAsserted(() -> assertThat(parked(subject)).hasSize(1));
        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("before"));

        peer().beginAnew();
        publish(subject, 1, "after");
        publish(other, 1, "after too");

        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("after"));
        Eventually.untilAsserted(() -> assertThat(seen(other)).containsExactly("after too"));
        assertThat(parked(subject)).isEmpty();
    }

    @Test
    void anEventThatHasBeenAppliedIsCoveredByTheLag() {
        Instant before = Instant.now();
        publish(subject, 1, "one");
        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("one"));

        Eventually.untilAsserted(() -> assertThat(lag().asOf()).isAfter(before));
        assertThat(lag().lagSeconds()).isNotNegative();
    }

    @Test
    void aReaderThatWasOutrunChangesNothing() {
        Page page = page("ignored");

        assertThatThrownBy(() -> applying.apply(things, 0, "a cursor of yesterday", page))
                .isInstanceOf(Applying.Outrun.class);
        assertThatThrownBy(() -> applying.park(things, 0, "a cursor of yesterday", page, "no"))
                .isInstanceOf(Applying.Outrun.class);
        assertThat(seen(subject)).isEmpty();
        assertThat(parked(subject)).isEmpty();
    }

    @Test
    void aReaderThatWasOutrunDoesNotBeginAnewEither() {
        publish(subject, 1, "one");
        Eventually.untilAsserted(() -> assertThat(seen(subject)).containsExactly("one"));

        assertThatThrownBy(() -> applying.beginAnew(things, 0, "a cursor of yesterday"))
                .isInstanceOf(Applying.Outrun.class);
        assertThat(seen(subject)).containsExactly("one");
    }

    @Test
    void onlyTheHolderOfTheLeaseMovesTheCursorAndOnlyOnce() {
        Recording inbox = new Recording("fenced", new CopyOnWriteArrayList<>());
        leases.register("fenced", 0);
        assertThatThrownBy(() -> applying.apply(inbox, 0, "", page("without a lease")))
                .isInstanceOf(Applying.Outrun.class);

        own("fenced");
        applying.apply(inbox, 0, "", page("with it"));
        assertThatThrownBy(() -> applying.apply(inbox, 0, "", page("once more")))
                .isInstanceOf(Applying.Outrun.class);

        assertThat(inbox.names()).containsExactly("with it");
    }

    @Test
    void ofTwoReadersOfTheSamePageOneAppliesIt() throws Exception {
        Recording inbox = new Recording("raced", new CopyOnWriteArrayList<>());
        leases.register("raced", 0);
        own("raced");
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Throwable>> outcomes = IntStream.range(0, 2)
                    .mapToObj(i ->
                            readers.submit(() -> catchThrowable(() -> applying.apply(inbox, 0, "", page("raced for")))))
                    .toList();
            List<Throwable> failures = new ArrayList<>();
            for (Future<Throwable> outcome : outcomes) {
                Throwable failure = outcome.get(20, TimeUnit.SECONDS);
                if (failure != null) {
                    failures.add(failure);
                }
            }
            assertThat(failures).hasSize(1).hasOnlyElementsOfType(Applying.Outrun.class);
        }
        assertThat(inbox.names()).containsExactly("raced for");
    }

    @Test
    void replicasShareTheRangesEvenly() {
        int ranges = 8;
        IntStream.range(0, ranges).forEach(first -> leases.register("shared", first));
        Leases one = new Leases(sql, config);
        Leases two = new Leases(sql, config);
        one.beat();
        assertThat(round(one, ranges)).as("of 12 ranges and two replicas").isEqualTo(6);
        two.beat();
        assertThat(round(two, ranges)).as("what is left").isEqualTo(2);
        assertThat(round(one, ranges)).as("of 12 ranges and three replicas").isEqualTo(4);
        assertThat(round(two, ranges)).isEqualTo(4);
        assertThat(round(one, ranges)).isEqualTo(4);

        two.release();
        assertThat(round(one, ranges)).as("after the other one left").isEqualTo(6);
    }

    @Test
    void whatADeadReplicaHeldIsTakenOverWhenItsLeaseEnds() {
        UUID dead = UUID.randomUUID();
        IntStream.range(0, 4).forEach(first -> leases.register("shared", first));
        sql.update("insert into feed_replica (id, seen_at) values (?, now())", dead);
        lease("shared", dead, "1 hour");
        Leases survivor = new Leases(sql, config);
        survivor.beat();
        assertThat(round(survivor, 4)).as("while the lease runs").isZero();

        sql.update("update feed_replica set seen_at = now() - interval '1 hour' where id = ?", dead);
        lease("shared", dead, "-1 second");
        survivor.beat();

        assertThat(round(survivor, 4)).as("when it is over").isEqualTo(4);
        assertThat(sql.list("select id from feed_replica where id = ?", row -> 1, dead))
                .isEmpty();
    }

    @Test
    void readingGoesOnAfterTheDatabaseWasAway() {
        List<String> names = IntStream.rangeClosed(1, 20).mapToObj(i -> "n" + i).toList();
        for (int i = 1; i <= names.size(); i++) {
            publish(subject, i, "n" + i);
            endConnections();
        }

        // the test's own connections were ended as well; each finds that out once
        Eventually.untilAsserted(() -> assertThatNoException().isThrownBy(() -> {
            assertThat(seen(subject)).containsExactlyElementsOf(names);
            assertThat(parked(subject)).isEmpty();
        }));
        pool.flush(AgroalDataSource.FlushMode.GRACEFUL); // so that no other test finds a connection that was ended
    }

    @Test
    void whatFailsRightAfterTheDatabaseWasAwayIsTriedAgainBeforeItIsParked() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Recording recording = new Recording("scoring", new CopyOnWriteArrayList<>());
        Inbox inbox = new Inbox() {
            @Override
            public String feed() {
                return recording.feed();
            }

            @Override
            public void apply(List<FeedEvent> events) {
                int soFar = tries.incrementAndGet();
                if (soFar <= 8) {
                    throw new DatabaseException(new SQLException("away", "08006"));
                }
                if (soFar <= 10) {
                    throw new IllegalStateException("not yet");
                }
                recording.apply(events);
            }
        };
        leases.register("scoring", 0);
        StubPeer.of("scoring").publish("named", subject, 1, Map.of("name", "patience"));
        FeedLoop loop = new FeedLoop(inbox, 0, 63, leases, client, applying, config);
        Thread running = Thread.ofVirtual().start(loop);
        Eventually.untilAsserted(() -> assertThat(recording.names()).containsExactly("patience"));
        loop.stop();
        running.interrupt();
        running.join(Duration.ofSeconds(20));

        assertThat(running.isAlive()).isFalse();
        assertThat(parked(subject)).isEmpty();
    }

    @Test
    void aConnectionLostBeforeTheCommitIsNoFaultOfTheEvent() {
        Throwable failure =
                catchThrowable(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.update("insert into seen (feed, id, subject, name) values ('lost', '1', ?, 'lost')", subject);
                    int own = sql.first("select pg_backend_pid() as pid", row -> row.getInt("pid"))
                            .orElseThrow();
                    QuarkusTransaction.requiringNew()
                            .run(() -> sql.list("select pg_terminate_backend(?, 5000)", row -> 1, own));
                }));

        assertThat(failure).isNotNull();
        assertThat(Answers.isDatabaseAway(failure)).as(String.valueOf(failure)).isTrue();
    }

    /** An inbox of a test's own, read by nobody but the test. */
    private record Recording(String feed, List<String> names) implements Inbox {
        @Override
        public void apply(List<FeedEvent> events) {
            events.forEach(event -> names.add(event.data().path("name").asText()));
        }
    }

    private Page page(String name) {
        FeedEvent event = new FeedEvent(
                "1",
                "named",
                subject,
                1L,
                Instant.now(),
                Instant.now(),
                JsonNodeFactory.instance.objectNode().put("name", name));
        return new Page(List.of(event), "next", Instant.now());
    }

    private static int round(Leases replica, int ranges) {
        int held = 0;
        for (int first = 0; first < ranges; first++) {
            if (replica.hold("shared", first).isPresent()) {
                held++;
            } else {
                replica.release("shared", first);
            }
        }
        return held;
    }

    private void own(String feed) {
        lease(feed, leases.me(), "1 hour");
    }

    private void lease(String feed, UUID owner, String rest) {
        sql.update(
                "update feed_cursor set owner = ?, leased_until = now() + ?::interval where feed = ?",
                owner,
                rest,
                feed);
    }

    /** Ends every connection of the service, over one that is not its own. */
    private static void endConnections() {
        Config config = ConfigProvider.getConfig();
        try (Connection apart = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class), "service", "service");
                Statement statement = apart.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StubPeer peer() {
        return StubPeer.of("lead");
    }

    private static void publish(String subject, long sequence, String name) {
        peer().publish("named", subject, sequence, Map.of("name", name));
    }

    private static Map<String, Object> event(String subject, long sequence, String name) {
        return new HashMap<>(
                StubPeer.event("named", subject, sequence, Map.of("name", name), Instant.now(), Instant.now()));
    }

    /** In the order of their taking effect. */
    private List<String> seen(String about) {
        return sql.list(
                "select name from seen where subject = ? order by xmin::text::bigint, cmin::text::bigint",
                row -> row.getString("name"),
                about);
    }

    private List<Long> parked(String about) {
        return sql.list("select id from parked_event where subject = ? order by id", row -> row.getLong("id"), about);
    }

    private List<String> errors(String about) {
        return sql.list(
                "select error from parked_event where subject = ? order by id", row -> row.getString("error"), about);
    }

    private FeedLag lag() {
        return lags.all().stream()
                .filter(lag -> lag.feed().equals("lead"))
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse replay(long id) {
        return given().header("Authorization", TestTokens.bearer("admin"))
                .post("/v1/parked-events/" + id + "/replay")
                .then();
    }

    /** Everything parked, walked in small pages. */
    private static List<Long> listed() {
        List<Long> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page = given().header("Authorization", TestTokens.bearer("admin"))
                    .get("/v1/parked-events?limit=2" + (after.isEmpty() ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", Long.class));
            after = page.getString("next");
        }
        return ids;
    }
}
