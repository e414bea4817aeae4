package io.handshake.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.things.Thing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class EventLogTest {
    private static final Instant CLAIMED = Instant.parse("2026-03-01T10:15:30.123456Z");

    @Inject
    EventLog events;

    @Inject
    Sql sql;

    @Inject
    EntityManager entities;

    @EventType("told")
    record Told(String what, @Nullable Integer size) {}

    @EventType(value = "overheard", expires = true)
    record Overheard(String what) {}

    @Test
    void nothingIsAppendedOutsideATransaction() {
        String subject = subject();

        assertThatThrownBy(() -> events.append(subject, 1, CLAIMED, told("alone")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(history(subject)).isEmpty();
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        String subject = subject();

        assertThatThrownBy(() -> inTransaction(() -> {
                    events.append(subject, 1, CLAIMED, told("in vain"));
                    throw new IllegalArgumentException("changed its mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(history(subject)).isEmpty();
    }

    @Test
    void factsAboutASubjectStandInTheOrderOfTheirAppending() {
        String one = subject();
        String other = subject();
        inTransaction(() -> {
            events.append(one, 1, CLAIMED, told("first"));
            events.append(List.of(
                    new NewEvent(other, 1L, CLAIMED, told("between")), new NewEvent(one, 2L, CLAIMED, told("second"))));
        });
        inTransaction(() -> events.append(one, 3, CLAIMED, told("third")));

        List<StoredEvent> history = history(one);

        assertThat(history).extracting(StoredEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(history).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(slots(one)).containsOnly(Slots.of(one));
        assertThat(slots(other)).containsOnly(Slots.of(other));
    }

    @Test
    void factsWithoutOrderLieInOneSlotAndAreNotCounted() {
        List<String> subjects = IntStream.range(0, 50).mapToObj(i -> subject()).toList();
        inTransaction(() -> events.appendUnordered(subjects.stream()
                .map(subject -> new NewEvent(subject, null, CLAIMED, new Overheard(subject)))
                .toList()));

        List<Integer> slots = sql.list(
                "select distinct slot from event where subject = any(?::text[]) and expires and sequence is null",
                row -> row.getInt("slot"),
                (Object) subjects.toArray(String[]::new));

        assertThat(slots).hasSize(1);
        assertThat(events.history(subjects, 0, 100)).hasSize(50);
    }

    @Test
    void aFactKeepsItsClaimedTimeAndLeavesOutWhatIsNotKnown() {
        String subject = subject();
        inTransaction(() -> {
            events.append(subject, 1, CLAIMED, told("small"));
            events.append(subject, 2, CLAIMED, new Told("large", 7));
        });

        List<StoredEvent> history = history(subject);

        assertThat(history).extracting(StoredEvent::data).containsExactly("""
                {"what":"small"}""", """
                {"what":"large","size":7}""");
        assertThat(history).extracting(StoredEvent::occurredAt).containsOnly(CLAIMED);
        assertThat(history).extracting(StoredEvent::type).containsOnly("told");
    }

    @Test
    void historyIsOfTheSubjectsAskedForBeyondAPositionAndLimited() {
        String one = subject();
        String other = subject();
        String stranger = subject();
        for (long sequence : LongStream.rangeClosed(1, 3).toArray()) {
            inTransaction(() -> {
                events.append(one, sequence, CLAIMED, told("one"));
                events.append(stranger, sequence, CLAIMED, told("stranger"));
                events.append(other, sequence, CLAIMED, told("other"));
            });
        }

        List<StoredEvent> first = events.history(List.of(one, other), 0, 4);
        List<StoredEvent> rest =
                events.history(List.of(one, other), first.getLast().position(), 4);

        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(2);
        List<StoredEvent> all = new ArrayList<>(first);
        all.addAll(rest);
        assertThat(all).extracting(StoredEvent::position).isSorted();
        assertThat(all).extracting(StoredEvent::subject).containsOnly(one, other);
    }

    @Test
    void theLocksAreTakenAfterHibernateHasWritten() throws Exception {
        UUID id = Ids.next();
        sql.update("insert into thing (id, name) values (?, ?)", id, id.toString());
        String subject = subject();
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection holder = connection()) {
            lockRow(holder, id);
            Future<?> writer = threads.submit(() -> inTransaction(() -> {
                events.append(subject, 1, CLAIMED, told("renamed"));
                entities.find(Thing.class, id).rename("renamed " + id);
            }));
            untilSomebodyWaitsForALock();

            assertThat(slotLocks(subject)).isZero();

            holder.commit();
            writer.get(20, TimeUnit.SECONDS);
        }
        assertThat(history(subject)).hasSize(1);
        assertThat(sql.list("select name from thing where id = ?", row -> row.getString("name"), id))
                .containsExactly("renamed " + id);
    }

    @Test
    void aWriterThatAppendsFirstAndLocksARowLaterDoesNotDeadlock() throws Exception {
        UUID id = Ids.next();
        sql.update("insert into thing (id, name) values (?, ?)", id, id.toString());
        String subject = subject();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            List<Future<?>> appendedFirst = new ArrayList<>();
            inTransaction(() -> {
                sql.list("select 1 from thing where id = ? for update", row -> 1, id);
                appendedFirst.add(threads.submit(() -> inTransaction(() -> {
                    events.append(subject, 2, CLAIMED, told("late"));
                    sql.update("update thing set event_sequence = event_sequence + 1 where id = ?", id);
                })));
                untilSomebodyWaitsForALock();
                events.append(subject, 1, CLAIMED, told("early"));
            });
            appendedFirst.getFirst().get(20, TimeUnit.SECONDS);
        }

        assertThat(history(subject)).extracting(StoredEvent::sequence).containsExactly(1L, 2L);
    }

    @Test
    void twoWritersThatMeetInTheSameSlotsTheOtherWayRoundDoNotDeadlock() throws Exception {
        String one = subject();
        String other = subject();
        CyclicBarrier bothHaveAppended = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                List<Future<?>> writers = IntStream.range(0, 2)
                        .<Future<?>>mapToObj(i -> threads.submit(() -> inTransaction(() -> {
                            List<NewEvent> facts = List.of(
                                    new NewEvent(one, null, CLAIMED, told("one")),
                                    new NewEvent(other, null, CLAIMED, told("other")));
                            events.append(i == 0 ? facts : facts.reversed());
                            await(bothHaveAppended);
                        })))
                        .toList();
                for (Future<?> writer : writers) {
                    writer.get(20, TimeUnit.SECONDS);
                }
            }
        }

        assertThat(history(one)).hasSize(40);
        assertThat(history(other)).hasSize(40);
    }

    @Test
    void positionsCrossFromOnePartitionIntoTheNext() {
        List<String> subjects = List.of(subject(), subject(), subject());
        long end = sql.first("select max(to_position) as ending from event_partition", row -> row.getLong("ending"))
                .orElseThrow();
        try {
            sql.list("select setval('event_position', ?)", row -> 1, end - 4);
            sql.list("select event_partitions_ensure(10, 3)", row -> 1);
            for (long sequence : LongStream.rangeClosed(1, 9).toArray()) {
                inTransaction(() ->
                        subjects.forEach(subject -> events.append(subject, sequence, CLAIMED, told("on and on"))));
            }

            assertThat(sql.list(
                            "select distinct tableoid::regclass::text as name from event where subject = any(?::text[])",
                            row -> row.getString("name"),
                            (Object) subjects.toArray(String[]::new)))
                    .hasSizeGreaterThanOrEqualTo(3);
            subjects.forEach(subject -> assertThat(history(subject))
                    .extracting(StoredEvent::sequence)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
        } finally {
            sql.list("select event_partitions_ensure(10000000, 2)", row -> 1);
        }
    }

    @Test
    void writersGoOnWhileAPartitionIsAttachedAndDoNotHoldItUp() throws SQLException {
        String subject = subject();
        try (Connection writer = connection();
                Connection upkeep = connection()) {
            execute(writer, """
                    insert into event (expires, slot, type, subject, occurred_at, recorded_at, data)
                    values (false, 0, 'told', 'open', now(), now(), '{}')""");
            execute(upkeep, "set local lock_timeout = '5s'");
            execute(upkeep, "select event_partitions_ensure(10000000, 3)");
            inTransaction(() -> events.append(subject, 1, CLAIMED, told("meanwhile")));
            upkeep.commit();
            writer.rollback();
        }

        assertThat(history(subject)).hasSize(1);
    }

    private static Told told(String what) {
        return new Told(what, null);
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<StoredEvent> history(String subject) {
        return events.history(List.of(subject), 0, 1_000);
    }

    private List<Integer> slots(String subject) {
        return sql.list("select slot from event where subject = ?", row -> row.getInt("slot"), subject);
    }

    private long slotLocks(String subject) {
        return sql.first(
                        "select count(*) as held from pg_locks where locktype = 'advisory' and classid = ? and objid = ?",
                        row -> row.getLong("held"),
                        EventLog.LOCKS,
                        Slots.of(subject))
                .orElseThrow();
    }

    private static void untilSomebodyWaitsForALock() {
        Eventually.untilAsserted(() -> {
            try (Connection connection = connection();
                    PreparedStatement waiting =
                            connection.prepareStatement("select 1 from pg_locks where not granted")) {
                assertThat(waiting.executeQuery().next()).isTrue();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void lockRow(Connection holder, UUID id) throws SQLException {
        try (PreparedStatement lock = holder.prepareStatement("select 1 from thing where id = ? for update")) {
            lock.setObject(1, id);
            lock.executeQuery();
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    /** A connection of its own, beside the service's pool, in an open transaction. */
    private static Connection connection() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        Connection connection = DriverManager.getConnection(url, "service", "service");
        connection.setAutoCommit(false);
        return connection;
    }
}
