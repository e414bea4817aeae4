package io.handshake.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to give a feed its order, held against loss and disorder: why the log is written and read as it is. */
class FeedSchemesTest {
    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 75;
    private static final int SUBJECTS_AT_ONCE = 3;
    private static final String[] SUBJECTS =
            IntStream.range(0, 200).mapToObj(i -> "subject-" + i).toArray(String[]::new);

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private record Fact(String subject, long sequence) {}

    private record Scheme(String name, Writing writing, Supplier<Reading> reading) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What one transaction does before it commits. */
    private interface Writing {
        void write(Connection open, String... subjects) throws SQLException;
    }

    /** A reader that remembers where it is. */
    private interface Reading {
        List<Fact> next(Connection reader) throws SQLException;
    }

    private static final Scheme UNLOCKED = new Scheme(
            "identity cursor without a lock",
            (open, subjects) -> {
                savepoint(open);
                insertFacts(open, count(open, subjects));
            },
            ByPosition::new);

    private static final Scheme ONE_LOCK = new Scheme(
            "one global lock",
            (open, subjects) -> {
                savepoint(open);
                List<Fact> facts = count(open, subjects);
                execute(open, "select pg_advisory_xact_lock(1)");
                insertFacts(open, facts);
            },
            ByPosition::new);

    private static final Scheme SUBJECTS_FIRST = new Scheme(
            "transaction ids below the snapshot, subjects locked first",
            (open, subjects) -> {
                lockSubjects(open, subjects);
                savepoint(open);
                insertFacts(open, count(open, subjects));
            },
            ByTransaction::new);

    private static final Scheme SUBJECTS_LATER = new Scheme(
            "transaction ids below the snapshot, subjects locked after a row",
            (open, subjects) -> {
                savepoint(open);
                lockSubjects(open, subjects);
                insertFacts(open, count(open, subjects));
            },
            ByTransaction::new);

    private static final Scheme SLOTS_LAST = new Scheme(
            "64 slots, locks last",
            (open, subjects) -> {
                savepoint(open);
                writeEvents(open, count(open, subjects));
            },
            BySlot::new);

    @BeforeAll
    static void startPostgres() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "60")
                .start();
        try (Connection admin = postgres.getPostgresDatabase().getConnection()) {
            execute(admin, "create database schemes");
            execute(admin, "create database other");
        }
        database = postgres.getDatabase("postgres", "schemes");
        try (Connection connection = database.getConnection();
                InputStream log = FeedSchemesTest.class.getResourceAsStream("/db/chassis/V0_1__event_log.sql")) {
            execute(connection, new String(Objects.requireNonNull(log).readAllBytes(), StandardCharsets.UTF_8));
            execute(connection, """
                    create table subject (id text primary key, sequence bigint not null default 0);
                    create table request (id bigint generated always as identity, note text);
                    insert into request (note) values ('a row that everybody locks');
                    create table fact (
                      position bigint generated always as identity primary key,
                      xid xid8 not null default pg_current_xact_id(),
                      subject text not null,
                      sequence bigint not null);
                    create index on fact (xid, position)""");
        }
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, "truncate subject, fact, event");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into subject (id) select unnest(?::text[])")) {
                insert.setArray(1, connection.createArrayOf("text", SUBJECTS));
                insert.execute();
            }
        }
    }

    @Test
    void withoutALockWhatCommitsLateIsNeverRead() throws SQLException {
        try (Connection slow = transaction();
                Connection fast = transaction();
                Connection reader = database.getConnection()) {
            Reading reading = new ByPosition();
            UNLOCKED.writing().write(slow, "subject-1");
            UNLOCKED.writing().write(fast, "subject-2");
            fast.commit();
            assertThat(reading.next(reader)).containsExactly(new Fact("subject-2", 1));
            slow.commit();

            assertThat(reading.next(reader)).isEmpty();

            UNLOCKED.writing().write(fast, "subject-1");
            fast.commit();
            assertThat(reading.next(reader))
                    .as("the subject's second fact comes without its first")
                    .containsExactly(new Fact("subject-1", 2));
        }
    }

    @Test
    void underOneLockNobodyDrawsAPositionBeforeTheOneBeforeIsCommitted() throws SQLException {
        try (Connection slow = transaction();
                Connection fast = transaction();
                Connection reader = database.getConnection()) {
            Reading reading = new ByPosition();
            ONE_LOCK.writing().write(slow, "subject-1");
            assertMustWait(fast, () -> ONE_LOCK.writing().write(fast, "subject-2"));
            slow.commit();
            ONE_LOCK.writing().write(fast, "subject-2");
            fast.commit();

            assertThat(reading.next(reader)).containsExactly(new Fact("subject-1", 1), new Fact("subject-2", 1));
        }
    }

    @Test
    void aTransactionIdCursorKeepsTheOrderWhenTheSubjectIsLockedFirst() throws SQLException {
        try (Connection first = transaction();
                Connection second = transaction();
                Connection reader = database.getConnection()) {
            Reading reading = new ByTransaction();
            SUBJECTS_FIRST.writing().write(second, "subject-1");
            assertMustWait(first, () -> SUBJECTS_FIRST.writing().write(first, "subject-1"));
            assertThat(reading.next(reader)).isEmpty();
            second.commit();
            SUBJECTS_FIRST.writing().write(first, "subject-1");
            first.commit();

            assertThat(reading.next(reader)).containsExactly(new Fact("subject-1", 1), new Fact("subject-1", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from request order by id limit 1 for update",
                "insert into request (note) values ('an idempotency key')",
                "savepoint s; insert into request (note) values ('tried'); rollback to s"
            })
    void whateverDrawsATransactionIdBeforeTheLockTurnsTheOrderRound(String before) throws SQLException {
        try (Connection first = transaction();
                Connection second = transaction();
                Connection reader = database.getConnection()) {
            execute(first, before);
            SUBJECTS_FIRST.writing().write(second, "subject-1");
            second.commit();
            SUBJECTS_FIRST.writing().write(first, "subject-1");
            first.commit();

            assertThat(new ByTransaction().next(reader))
                    .containsExactly(new Fact("subject-1", 2), new Fact("subject-1", 1));
        }
    }

    @Test
    void aTransactionInAnyDatabaseStallsATransactionIdCursor() throws SQLException {
        try (Connection elsewhere = postgres.getDatabase("postgres", "other").getConnection();
                Connection writer = transaction();
                Connection reader = database.getConnection()) {
            elsewhere.setAutoCommit(false);
            execute(elsewhere, "select pg_current_xact_id()");
            SUBJECTS_FIRST.writing().write(writer, "subject-1");
            writer.commit();
            Reading reading = new ByTransaction();
            assertThat(reading.next(reader)).isEmpty();
            elsewhere.commit();

            assertThat(reading.next(reader)).hasSize(1);
        }
    }

    @Test
    void withinASlotNobodyDrawsAPositionBeforeTheOneBeforeIsCommitted() throws SQLException {
        String neighbour = Arrays.stream(SUBJECTS)
                .filter(subject -> !subject.equals("subject-1") && Slots.of(subject) == Slots.of("subject-1"))
                .findFirst()
                .orElseThrow();
        try (Connection slow = transaction();
                Connection fast = transaction();
                Connection reader = database.getConnection()) {
            SLOTS_LAST.writing().write(slow, "subject-1");
            assertMustWait(fast, () -> SLOTS_LAST.writing().write(fast, neighbour));
            slow.commit();
            SLOTS_LAST.writing().write(fast, neighbour);
            fast.commit();

            assertThat(new BySlot().next(reader)).containsExactly(new Fact("subject-1", 1), new Fact(neighbour, 1));
        }
    }

    @Test
    void whatCommitsLateInOneSlotIsReadAfterWhatCommittedEarlyInAnother() throws SQLException {
        try (Connection slow = transaction();
                Connection fast = transaction();
                Connection reader = database.getConnection()) {
            Reading reading = new BySlot();
            SLOTS_LAST.writing().write(slow, "subject-1");
            SLOTS_LAST.writing().write(fast, "subject-2");
            fast.commit();
            assertThat(reading.next(reader)).containsExactly(new Fact("subject-2", 1));
            slow.commit();

            assertThat(reading.next(reader)).containsExactly(new Fact("subject-1", 1));
        }
    }

    @Test
    void aPositionDrawnBeforeTheLockOfItsSlotIsLost() throws SQLException {
        int slot = Slots.of("subject-1");
        String insert =
                "insert into event (expires, slot, type, subject, sequence, occurred_at, recorded_at, data) values (false, "
                        + slot + ", 'counted', 'subject-1', %d, now(), now(), '{}')";
        String lock = "select pg_advisory_xact_lock(" + EventLog.LOCKS + ", " + slot + ")";
        try (Connection slow = transaction();
                Connection fast = transaction();
                Connection reader = database.getConnection()) {
            Reading reading = new BySlot();
            execute(slow, insert.formatted(1));
            execute(fast, lock);
            execute(fast, insert.formatted(2));
            fast.commit();
            assertThat(reading.next(reader)).containsExactly(new Fact("subject-1", 2));
            execute(slow, lock);
            slow.commit();

            assertThat(reading.next(reader)).isEmpty();
        }
    }

    static Stream<Scheme> sound() {
        return Stream.of(ONE_LOCK, SUBJECTS_FIRST, SLOTS_LAST);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aSoundSchemeLosesNothingUnderLoadAndKeepsTheOrder(Scheme scheme) throws Exception {
        Tally tally = load(scheme);

        assertThat(tally.written()).isEqualTo(WRITERS * TRANSACTIONS * SUBJECTS_AT_ONCE);
        assertThat(tally.lost()).isZero();
        assertThat(tally.outOfOrder()).isZero();
    }

    static Stream<Scheme> unsound() {
        return Stream.of(UNLOCKED, SUBJECTS_LATER);
    }

    /** How much goes wrong is luck, so the figures are only told; the interleavings above prove that it does. */
    @ParameterizedTest
    @MethodSource("unsound")
    void anUnsoundSchemeIsMeasuredUnderTheSameLoad(Scheme scheme) throws Exception {
        assertThat(load(scheme).written()).isEqualTo(WRITERS * TRANSACTIONS * SUBJECTS_AT_ONCE);
    }

    private record Tally(int written, int lost, int outOfOrder) {}

    private static Tally load(Scheme scheme) throws Exception {
        long began = System.nanoTime();
        Map<String, Long> last = new HashMap<>();
        Set<Fact> read = new HashSet<>();
        int outOfOrder = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                Connection reader = database.getConnection()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                running.add(writers.submit(() -> {
                    write(scheme, random);
                    return null;
                }));
            }
            Reading reading = scheme.reading().get();
            List<Fact> page = List.of();
            for (boolean over = false; !over || !page.isEmpty(); ) {
                over = running.stream().allMatch(Future::isDone);
                page = reading.next(reader);
                for (Fact fact : page) {
                    read.add(fact);
                    outOfOrder += fact.sequence() == last.getOrDefault(fact.subject(), 0L) + 1 ? 0 : 1;
                    last.put(fact.subject(), fact.sequence());
                }
            }
            for (Future<?> writer : running) {
                writer.get();
            }
            Set<Fact> written = new HashSet<>(facts(reader, "select subject, sequence from fact"));
            written.addAll(facts(reader, "select subject, sequence from event"));
            int all = written.size();
            written.removeAll(read);
            Tally tally = new Tally(all, written.size(), outOfOrder);
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            System.out.printf("%s: %s in %d ms%n", scheme, tally, milliseconds);
            return tally;
        }
    }

    private static void write(Scheme scheme, Random random) throws SQLException {
        try (Connection open = transaction()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                Set<String> subjects = new TreeSet<>();
                while (subjects.size() < SUBJECTS_AT_ONCE) {
                    subjects.add(SUBJECTS[random.nextInt(SUBJECTS.length)]);
                }
                scheme.writing().write(open, subjects.toArray(String[]::new));
                open.commit();
            }
        }
    }

    /** In the order of positions. */
    private static final class ByPosition implements Reading {
        private long after;

        @Override
        public List<Fact> next(Connection reader) throws SQLException {
            List<Fact> page = new ArrayList<>();
            try (PreparedStatement select = reader.prepareStatement(
                    "select position, subject, sequence from fact where position > ? order by position limit 100")) {
                select.setLong(1, after);
                for (ResultSet row = select.executeQuery(); row.next(); ) {
                    after = row.getLong("position");
                    page.add(new Fact(row.getString("subject"), row.getLong("sequence")));
                }
            }
            return page;
        }
    }

    /** In the order of transaction ids, as far as no transaction below them is open. */
    private static final class ByTransaction implements Reading {
        private String xid = "0";
        private long after;

        @Override
        public List<Fact> next(Connection reader) throws SQLException {
            List<Fact> page = new ArrayList<>();
            try (PreparedStatement select = reader.prepareStatement("""
                    select xid::text, position, subject, sequence from fact
                    where (xid, position) > (?::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
                    order by xid, position limit 100""")) {
                select.setString(1, xid);
                select.setLong(2, after);
                for (ResultSet row = select.executeQuery(); row.next(); ) {
                    xid = row.getString("xid");
                    after = row.getLong("position");
                    page.add(new Fact(row.getString("subject"), row.getLong("sequence")));
                }
            }
            return page;
        }
    }

    /** The feed's own page, a position per slot. */
    private static final class BySlot implements Reading {
        private final FeedCursor cursor = FeedCursor.start(new UUID(0, 0), "", SlotRange.ALL);

        @Override
        public List<Fact> next(Connection reader) throws SQLException {
            List<Fact> page = new ArrayList<>();
            Integer[] order = cursor.order();
            int last = order[0];
            try (PreparedStatement select = reader.prepareStatement(FeedPages.PAGE)) {
                select.setString(1, null);
                select.setString(2, null);
                select.setArray(3, reader.createArrayOf("int", order));
                select.setArray(
                        4,
                        reader.createArrayOf(
                                "bigint",
                                Arrays.stream(order).map(cursor::position).toArray()));
                select.setInt(5, 100);
                select.setInt(6, 100);
                for (ResultSet row = select.executeQuery(); row.next(); ) {
                    last = row.getInt("slot");
                    cursor.advance(last, row.getLong("position"));
                    page.add(new Fact(row.getString("subject"), row.getLong("sequence")));
                }
            }
            cursor.serveAfter(last);
            return page;
        }
    }

    /** Counts a fact in each subject's own row, the rows locked in order. */
    private static List<Fact> count(Connection open, String... subjects) throws SQLException {
        try (PreparedStatement update = open.prepareStatement("""
                with locked as (select id from subject where id = any(?::text[]) order by id for update)
                update subject s set sequence = sequence + 1 from locked where s.id = locked.id
                returning s.id as subject, s.sequence""")) {
            update.setArray(1, open.createArrayOf("text", subjects));
            return facts(update);
        }
    }

    private static void insertFacts(Connection open, List<Fact> facts) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(
                "insert into fact (subject, sequence) select * from unnest(?::text[], ?::bigint[])")) {
            insert.setArray(
                    1,
                    open.createArrayOf("text", facts.stream().map(Fact::subject).toArray()));
            insert.setArray(
                    2,
                    open.createArrayOf(
                            "bigint", facts.stream().map(Fact::sequence).toArray()));
            insert.execute();
        }
    }

    private static void writeEvents(Connection open, List<Fact> facts) throws SQLException {
        Integer[] slots = facts.stream().map(fact -> Slots.of(fact.subject())).toArray(Integer[]::new);
        Array touched = open.createArrayOf(
                "int", Arrays.stream(slots).distinct().sorted().toArray());
        try (PreparedStatement write =
                open.prepareStatement(EventLog.LOCK + EventLog.heads(List.of(EventLog.INSERT)))) {
            write.setInt(1, EventLog.LOCKS);
            write.setArray(2, touched);
            write.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
            write.setArray(4, open.createArrayOf("boolean", same(facts, false)));
            write.setArray(5, open.createArrayOf("int", slots));
            write.setArray(6, open.createArrayOf("text", same(facts, "counted")));
            write.setArray(
                    7,
                    open.createArrayOf("text", facts.stream().map(Fact::subject).toArray()));
            write.setArray(
                    8,
                    open.createArrayOf(
                            "bigint", facts.stream().map(Fact::sequence).toArray()));
            write.setArray(9, open.createArrayOf("bigint", same(facts, 0L)));
            write.setArray(10, open.createArrayOf("text", same(facts, "{}")));
            write.execute();
        }
    }

    private static Object[] same(List<Fact> facts, Object value) {
        return Collections.nCopies(facts.size(), value).toArray();
    }

    private static void lockSubjects(Connection open, String... subjects) throws SQLException {
        try (PreparedStatement lock =
                open.prepareStatement("select pg_advisory_xact_lock(7, hash) from unnest(?::int[]) as hash")) {
            lock.setArray(
                    1,
                    open.createArrayOf(
                            "int",
                            Arrays.stream(subjects)
                                    .map(String::hashCode)
                                    .sorted()
                                    .toArray()));
            lock.execute();
        }
    }

    private static void savepoint(Connection open) throws SQLException {
        execute(open, "savepoint tried; insert into request (note) values ('tried'); release tried");
    }

    private interface Step {
        void run() throws SQLException;
    }

    /** The step waits for a lock that another open transaction holds; rolls its transaction back. */
    private static void assertMustWait(Connection open, Step step) throws SQLException {
        execute(open, "set local lock_timeout = '100ms'");
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
        open.rollback();
    }

    private static Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<Fact> facts(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            return facts(select);
        }
    }

    private static List<Fact> facts(PreparedStatement statement) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        for (ResultSet row = statement.executeQuery(); row.next(); ) {
            facts.add(new Fact(row.getString("subject"), row.getLong("sequence")));
        }
        return facts;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
