package io.handshake.e2e.bench;

import static io.handshake.e2e.bench.ActivityIntake.BATCH;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The ceiling where pgbench is not installed. */
record JdbcInsert(String url) implements Load {
    @Override
    public Pace run(int connections, Duration time) {
        return Hands.work(connections, time, () -> {
            Connection connection = DriverManager.getConnection("jdbc:" + url);
            PreparedStatement insert = connection.prepareStatement("""
                    insert into activity (id, key, type, source, campaign, occurred_at, recorded_at)
                    select gen_random_uuid(), key, type, source, campaign, now(), now()
                    from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as row (key, type, source, campaign)
                    on conflict do nothing""");
            return () -> insert(connection, insert);
        });
    }

    private static int insert(Connection connection, PreparedStatement insert) throws SQLException {
        insert.setArray(1, connection.createArrayOf("uuid", values(UUID::randomUUID)));
        insert.setArray(2, connection.createArrayOf("text", values(() -> "key-page")));
        insert.setArray(3, connection.createArrayOf("text", values(() -> "website")));
        insert.setArray(4, connection.createArrayOf("text", values(() -> "bench")));
        return insert.executeUpdate();
    }

    private static Object[] values(Supplier<Object> value) {
        return Stream.generate(value).limit(BATCH).toArray();
    }
}
