package io.handshake.scoring.replay;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.scoring.qualification.Values;
import io.handshake.scoring.rule.Activity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all activities that had been recorded by an instant, in the order of the leads whose they were by then. It keeps
 * some thousand in memory, however many there are; the transaction it is opened in has to stay open.
 */
final class ActivityScan implements AutoCloseable {
    /** Nothing comes back while the database sorts. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** All of it will be read, by one sort that fits most of its runs into memory. */
    private static final String PREPARE = "set local cursor_tuple_fraction = 1; set local work_mem = '64MB'";

    /**
     * What no rule looks at stays where it is, properties and activities; but with whatever a lead does a later pass may begin.
     */
    private static final String DECLARE = """
            declare activity_scan no scroll cursor for
            select k.lead, a.id, a.type, a.occurred_at, a.recorded_at, case when a.type = any(?) then a.properties end as properties
            from (select distinct on (key) key, lead from key_word where since <= ?
                  order by key desc, moves desc, since desc, lead desc) k
              join activity a on a.key = k.key
            where a.recorded_at <= ? and k.lead > ?
              and (a.type = any(?) or k.lead in (select lead from pass where number > 1))
            order by k.lead""";

    /** As a statement of its own, which the driver comes to read in binary. */
    private static final String FETCH = "fetch 2000 from activity_scan";

    private final Connection connection;
    private final int usualPatience;
    private final PreparedStatement fetch;
    private final Deque<Done> fetched = new ArrayDeque<>();
    private boolean ended;

    /** One text for each, of which there are few. */
    private final Map<String, String> types = new HashMap<>();

    /** Something that was done. */
    record Done(UUID lead, Instant recordedAt, Activity activity) {
        /** As the database orders ids: without sign. */
        int order(UUID other) {
            int high = Long.compareUnsigned(lead.getMostSignificantBits(), other.getMostSignificantBits());
            return high != 0
                    ? high
                    : Long.compareUnsigned(lead.getLeastSignificantBits(), other.getLeastSignificantBits());
        }
    }

    private ActivityScan(Connection connection) throws SQLException {
        this.connection = connection;
        this.usualPatience = connection.getNetworkTimeout();
        this.fetch = connection.prepareStatement(FETCH);
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    }

    /** Begins after a lead. */
    static ActivityScan after(UUID lead, Connection connection, Instant knownAt, List<Yardstick> sides) {
        try {
            try (PreparedStatement prepare = connection.prepareStatement(PREPARE)) {
                prepare.execute();
            }
            try (PreparedStatement declare = connection.prepareStatement(DECLARE)) {
                declare.setArray(1, types(connection, sides, Yardstick::typesLookedInto));
                declare.setObject(2, knownAt.atOffset(ZoneOffset.UTC));
                declare.setObject(3, knownAt.atOffset(ZoneOffset.UTC));
                declare.setObject(4, lead);
                declare.setArray(5, types(connection, sides, Yardstick::types));
                declare.execute();
            }
            return new ActivityScan(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Array types(Connection connection, List<Yardstick> sides, Function<Yardstick, Set<String>> wanted)
            throws SQLException {
        return connection.createArrayOf(
                "text",
                sides.stream().map(wanted).flatMap(Set::stream).distinct().toArray());
    }

    /** What a lead did. Leads are asked for in order; what is of leads in between is passed over. */
    List<Done> of(UUID lead) {
        List<Done> done = new ArrayList<>();
        for (Done next = peek(); next != null && next.order(lead) <= 0; next = peek()) {
            if (next.order(lead) == 0) {
                done.add(next);
            }
            fetched.removeFirst();
        }
        return done;
    }

    private @Nullable Done peek() {
        if (fetched.isEmpty() && !ended) {
            try (ResultSet rows = fetch.executeQuery()) {
                while (rows.next()) {
                    fetched.addLast(read(rows));
                }
                ended = fetched.isEmpty();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }
        return fetched.peekFirst();
    }

    private Done read(ResultSet row) throws SQLException {
        return new Done(
                row.getObject(1, UUID.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                new Activity(
                        row.getObject(2, UUID.class),
                        types.computeIfAbsent(row.getString(3), type -> type),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        Values.of(row.getString(6))));
    }

    @Override
    public void close() {
        try (connection;
                fetch) {
            connection.setNetworkTimeout(Runnable::run, usualPatience);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
