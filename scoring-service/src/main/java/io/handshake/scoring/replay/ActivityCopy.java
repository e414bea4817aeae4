package io.handshake.scoring.replay;

import static java.util.stream.Collectors.joining;

import io.handshake.scoring.qualification.Values;
import io.handshake.scoring.replay.ActivityScan.Done;
import io.handshake.scoring.rule.Activity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * All activities that had been recorded by an instant, copied out of the database in the order of the leads whose they were by then.
 * A copy runs to its end, so that several processes of the database read and sort; of a cursor's rows only one does.
 */
final class ActivityCopy {
    private static final int PAGE = 1_000;
    private static final int UUID_BYTES = 16;
    private static final long MILLION = 1_000_000;
    private static final int NANOS = 1_000;

    /** What a copy in binary begins with: eleven bytes to know it by, flags, and how long the rest of its head is. */
    private static final int HEAD = 15;

    /** The microsecond from which PostgreSQL counts. */
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * MILLION;

    private static final List<UUID> NUMBERS =
            IntStream.range(0, 100).mapToObj(number -> new UUID(0, number)).toList();

    /** A type that no rule looks at. */
    private static final String OTHER = "";

    /** All of it will be read, in parallel, by sorts that fit most of their runs into memory. */
    private static final String PREPARE = """
            set local work_mem = '64MB'; set local hash_mem_multiplier = 3; set local max_parallel_workers_per_gather = 2;
            set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0""";

    /**
     * What no rule looks at stays where it is, properties and activities; but with whatever a lead does a later pass may begin. A copy
     * takes no parameters.
     */
    private static final String COPY = """
            copy (
              select k.lead, array_position(%1$s, a.type)::int2, a.occurred_at, a.recorded_at,
                case when a.type = any(%2$s) then a.properties::text end
              from (select distinct on (key) key, lead from key_word where since <= %3$s
                    order by key desc, moves desc, since desc, lead desc) k
                join activity a on a.key = k.key
              where a.recorded_at <= %3$s and k.lead > %4$s
                and (a.type = any(%1$s) or k.lead in (select lead from pass where number > 1))
              order by k.lead
            ) to stdout (format binary)""";

    private final UUID after;
    private final Instant knownAt;
    private final List<String> types;
    private final List<String> typesLookedInto;
    private int number;
    private UUID lead = new UUID(0, 0);

    /** Begins after a lead; reads only what one of the sides looks at. */
    ActivityCopy(UUID after, Instant knownAt, List<Yardstick> sides) {
        this.after = after;
        this.knownAt = knownAt;
        this.types = all(sides, Yardstick::types);
        this.typesLookedInto = all(sides, Yardstick::typesLookedInto);
    }

    private static List<String> all(List<Yardstick> sides, Function<Yardstick, Set<String>> types) {
        return sides.stream().map(types).flatMap(Set::stream).distinct().toList();
    }

    /** Hands out page after page; the last one is empty. */
    void run(Connection connection, Consumer<List<Done>> reader) throws SQLException {
        try (Statement prepare = connection.createStatement()) {
            prepare.execute(PREPARE);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        CopyOut copy = postgres.getCopyAPI().copyOut(sql(postgres));
        try {
            List<Done> page = page(copy, true);
            for (; !page.isEmpty(); page = page(copy, false)) {
                reader.accept(page);
            }
            reader.accept(page);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private String sql(PGConnection connection) throws SQLException {
        return COPY.formatted(
                texts(connection, types),
                texts(connection, typesLookedInto),
                "'" + knownAt + "'::timestamptz",
                "'" + after + "'::uuid");
    }

    private static String texts(PGConnection connection, List<String> texts) throws SQLException {
        List<String> literals = new ArrayList<>();
        for (String text : texts) {
            literals.add("'" + connection.escapeLiteral(text) + "'");
        }
        return literals.stream().collect(joining(",", "array[", "]::text[]"));
    }

    private List<Done> page(CopyOut copy, boolean first) throws SQLException {
        List<Done> page = new ArrayList<>(PAGE);
        boolean head = first;
        while (page.size() < PAGE && copy.isActive()) {
            byte[] bytes = copy.readFromCopy();
            if (bytes == null) {
                break;
            }
            ByteBuffer row = ByteBuffer.wrap(bytes);
            if (head) {
                row.position(HEAD).position(HEAD + Integer.BYTES + row.getInt());
                head = false;
            }
            // a count of -1 ends the copy
            if (row.remaining() > Short.BYTES && row.getShort() > 0) {
                page.add(read(row));
            }
        }
        return page;
    }

    /**
     * Ids are not read, since which of those of one instant comes first makes no difference to when a pass qualifies and with how many
     * points; numbers stand for them, of which there is one of each in memory.
     */
    private Done read(ByteBuffer row) {
        UUID next = uuid(row);
        number = next.equals(lead) ? number + 1 : 0;
        lead = number == 0 ? next : lead;
        String type = row.getInt() < 0 ? OTHER : types.get(row.getShort() - 1);
        Instant occurredAt = instant(micros(row));
        long recordedAt = micros(row);
        UUID id = number < NUMBERS.size() ? NUMBERS.get(number) : new UUID(0, number);
        return new Done(lead, recordedAt, new Activity(id, type, occurredAt, properties(row, row.getInt())));
    }

    private static UUID uuid(ByteBuffer row) {
        if (row.getInt() != UUID_BYTES) {
            throw new IllegalStateException("not an id");
        }
        return new UUID(row.getLong(), row.getLong());
    }

    private static long micros(ByteBuffer row) {
        if (row.getInt() != Long.BYTES) {
            throw new IllegalStateException("not an instant");
        }
        return row.getLong() + EPOCH;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * NANOS);
    }

    private static Map<String, Object> properties(ByteBuffer row, int length) {
        return Values.of(length < 0 ? null : new String(row.array(), row.position(), length, StandardCharsets.UTF_8));
    }
}
