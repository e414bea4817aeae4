package io.handshake.chassis.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.sql.Utf8;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts in the transaction of the change they report.
 *
 * <p>{@code append} only collects. Before the commit, after Hibernate has written, one round trip takes the advisory locks of
 * the slots in ascending order and then inserts everything, so that positions are drawn under the locks and the locks are the
 * last thing the transaction waits for. Both matter: a lock taken earlier could deadlock with a row lock, a position drawn
 * earlier could become visible after a larger one.
 */
@ApplicationScoped
public class EventLog {
    /** Class of the advisory locks of the slots; the second key is the slot. */
    static final int LOCKS = 4242;

    static final String LOCK = """
            set local plan_cache_mode = force_generic_plan;
            select pg_advisory_xact_lock(?, slot) from unnest(?::int[]) as slot;
            """;

    static final String INSERT = """
            insert into event (expires, slot, type, subject, sequence, occurred_at, recorded_at, data)
              select expires, slot, type, subject, sequence, timestamptz 'epoch' + occurred * interval '1 microsecond', ?, data
              from unnest(?::boolean[], ?::int[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                as row (expires, slot, type, subject, sequence, occurred, data)
              returning slot, position""";

    /** What all have in common is sent once. */
    private static final String INSERT_UNORDERED = """
            insert into event (expires, slot, type, subject, occurred_at, recorded_at, data)
              select ?, ?, ?, subject, timestamptz 'epoch' + occurred * interval '1 microsecond', ?, data
              from unnest(?::text[], ?::bigint[], ?::text[]) as row (subject, occurred, data)
              returning slot, position""";

    /** Looked up once, since every event asks. */
    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> fact) {
            EventType type = Objects.requireNonNull(
                    fact.getAnnotation(EventType.class), "the fact's record carries no @EventType");
            return new Kind(type.value(), type.expires());
        }
    };

    private final TransactionSynchronizationRegistry transactions;
    private final EntityManager entities;
    private final Sql sql;
    private final InstantSource clock;
    private final FeedHeads heads;
    private final ObjectWriter json;

    EventLog(
            TransactionSynchronizationRegistry transactions,
            EntityManager entities,
            Sql sql,
            InstantSource clock,
            FeedHeads heads,
            ObjectMapper json) {
        this.transactions = transactions;
        this.entities = entities;
        this.sql = sql;
        this.clock = clock;
        this.heads = heads;
        this.json = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .writer();
    }

    /** One fact about a subject; {@code sequence} is the subject's own count after it. */
    public void append(String subject, long sequence, Instant occurredAt, Record fact) {
        pending().add(new NewEvent(subject, sequence, occurredAt, fact));
    }

    /** Facts about any number of subjects, in order per subject. */
    public void append(List<NewEvent> events) {
        Pending pending = pending();
        events.forEach(pending::add);
    }

    /** Facts of one kind whose order carries no meaning: all of them go into one slot, whatever their subjects. */
    public void appendUnordered(List<NewEvent> events) {
        if (!events.isEmpty()) {
            pending().addUnordered(events);
        }
    }

    /** What the log holds about some subjects beyond a position, oldest first. */
    public List<StoredEvent> history(Collection<String> subjects, long afterPosition, int limit) {
        return sql.list(
                """
                select e.position, e.type, e.subject, e.sequence, e.occurred_at, e.recorded_at, e.data
                from unnest(?::text[]) as s (subject)
                cross join lateral (
                  select * from event
                  where hashtext(event.subject) = hashtext(s.subject) and event.subject = s.subject and position > ?
                  order by position limit ?) e
                order by e.position limit ?""",
                EventLog::stored,
                subjects.stream().distinct().toArray(String[]::new),
                afterPosition,
                limit,
                limit);
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("sequence", Long.class),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                row.getString("data"));
    }

    private record Kind(String type, boolean expires) {}

    private record Row(
            boolean expires,
            int slot,
            String type,
            String subject,
            @Nullable Long sequence,
            Instant occurredAt,
            Utf8 data) {}

    private record Unordered(int slot, Kind kind, List<NewEvent> events, Utf8[] data) {}

    private static Kind kind(NewEvent event) {
        return KINDS.get(event.fact().getClass());
    }

    private Pending pending() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("a fact is written only together with its change, in a transaction");
        }
        if (transactions.getResource(EventLog.class) instanceof Pending pending) {
            return pending;
        }
        entities.getFlushMode(); // opens the session now, so that Hibernate writes before we do
        Pending pending = new Pending();
        transactions.putResource(EventLog.class, pending);
        transactions.registerInterposedSynchronization(pending);
        return pending;
    }

    /** What one transaction has collected. */
    private final class Pending implements Synchronization {
        private final List<Row> rows = new ArrayList<>();
        private final List<Unordered> unordered = new ArrayList<>();
        private List<FeedHeads.Head> written = List.of();
        private final FactTexts texts = new FactTexts(json);
        private boolean flushed;

        void add(NewEvent event) {
            requireOpen();
            Kind kind = kind(event);
            rows.add(new Row(
                    kind.expires(),
                    Slots.of(event.subject()),
                    kind.type(),
                    event.subject(),
                    event.sequence(),
                    event.occurredAt(),
                    texts.of(event.fact())));
        }

        void addUnordered(List<NewEvent> events) {
            requireOpen();
            Utf8[] data = events.stream().map(event -> texts.of(event.fact())).toArray(Utf8[]::new);
            unordered.add(new Unordered(Slots.any(), kind(events.getFirst()), events, data));
        }

        private void requireOpen() {
            if (flushed) {
                throw new IllegalStateException("the transaction's facts are written already");
            }
        }

        @Override
        public void beforeCompletion() {
            entities.flush();
            flushed = true;
            if (!rows.isEmpty() || !unordered.isEmpty()) {
                written = write(rows, unordered);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                heads.advance(written);
            }
        }
    }

    private List<FeedHeads.Head> write(List<Row> rows, List<Unordered> unordered) {
        Integer[] slots = IntStream.concat(
                        rows.stream().mapToInt(Row::slot), unordered.stream().mapToInt(Unordered::slot))
                .distinct()
                .sorted()
                .boxed()
                .toArray(Integer[]::new);
        Instant now = clock.instant();
        List<String> inserts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>(List.of(LOCKS, slots));
        if (!rows.isEmpty()) {
            inserts.add(INSERT);
            arguments.addAll(List.of(
                    now,
                    rows.stream().map(Row::expires).toArray(Boolean[]::new),
                    rows.stream().map(Row::slot).toArray(Integer[]::new),
                    rows.stream().map(Row::type).toArray(String[]::new),
                    rows.stream().map(Row::subject).toArray(String[]::new),
                    rows.stream().map(Row::sequence).toArray(Long[]::new),
                    rows.stream().map(row -> micros(row.occurredAt())).toArray(Long[]::new),
                    rows.stream().map(Row::data).toArray(Utf8[]::new)));
        }
        for (Unordered group : unordered) {
            inserts.add(INSERT_UNORDERED);
            arguments.addAll(List.of(
                    group.kind().expires(),
                    group.slot(),
                    group.kind().type(),
                    now,
                    group.events().stream().map(NewEvent::subject).toArray(String[]::new),
                    group.events().stream()
                            .map(event -> micros(event.occurredAt()))
                            .toArray(Long[]::new),
                    group.data()));
        }
        return sql.list(
                LOCK + heads(inserts),
                row -> new FeedHeads.Head(row.getInt("slot"), row.getLong("position")),
                arguments.toArray());
    }

    /** One statement that does all these inserts and tells the newest position in each slot they wrote. */
    static String heads(List<String> inserts) {
        String written = IntStream.range(0, inserts.size())
                .mapToObj(i -> "written" + i + " as (" + inserts.get(i) + ")")
                .collect(Collectors.joining(", "));
        String all = IntStream.range(0, inserts.size())
                .mapToObj(i -> "select slot, position from written" + i)
                .collect(Collectors.joining(" union all "));
        return "with " + written + " select slot, max(position) as position from (" + all
                + ") as written group by slot";
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
