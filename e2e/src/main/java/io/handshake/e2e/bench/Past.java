package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Two years of made-up leads, written into the database of scoring-service as its readers would have. */
final class Past {
    private static final int ACTIVITIES = 20;

    /** In order of time, as they come; whose they are jumps to and fro. */
    private static final String ACTIVITY = """
            insert into activity (id, key, type, occurred_at, recorded_at, source, properties)
            select uuidv7(at - clock_timestamp()), md5(case when n %% 2 = 0 then 'key ' else 'lead ' end || lead)::uuid,
              (array['webinar', 'pricing-page', 'key-page', 'key-page', 'careers-page'])[1 + hash %% 5], at - interval '2 s', at, 'bench',
              case when n %% 4 = 0 then '{"minutes": 12}'::jsonb end
            from (select n, hashint8(n)::bigint & 2147483647 as hash, (hashint8(n * 7 + 1)::bigint & 2147483647) %% %1$d as lead,
                    now() - interval '730 days' + n * (interval '729 days' / %2$d) as at
                  from generate_series(%3$d::bigint, %4$d) n) a""";

    private static final String[] LEADS = {
        """
        create temp table made as
        select n, md5('lead ' || n)::uuid as lead, md5('key ' || n)::uuid as key,
          now() - interval '730 days' + n * (interval '700 days' / %1$d) as at
        from generate_series(0, %1$d - 1) n""",
        "insert into lead (id, pass, standing) select lead, 1, case when n %% 10 = 0 then 'QUALIFIED' else 'WAITING' end from made order by n",
        """
        insert into contact_key (key, lead, since, moves)
        select lead, lead, at, 1 from made union all select key, lead, at + interval '1 day', 1 from made""",
        """
        insert into key_word (key, lead, since, moves)
        select lead, lead, at, 1 from made union all select key, lead, at + interval '1 day', 1 from made""",
        """
        insert into lead_profile (lead, sequence, since, recorded_at, attributes)
        select lead, s, at + (s - 1) * interval '20 days', at + (s - 1) * interval '20 days', jsonb_build_object(
          'country', (array['DE', 'AT', 'CH', 'FR', 'US'])[1 + n %% 5], 'segment', (array['small', 'middle', 'large'])[1 + n %% 3])
        from made cross join generate_series(1, 2) s where s = 1 or n %% 5 = 0""",
        """
        insert into pass (lead, number, opened_at, counts_after, closed_at, outcome, reason)
        select lead, 1, at, 'epoch', case when n %% 20 = 1 then at + interval '25 days' end, case when n %% 20 = 1 then 'recycled' end,
          case when n %% 20 = 1 then 'bad-timing' end from made
        union all select lead, 2, at + interval '26 days', at + interval '25 days', null, null, null from made where n %% 20 = 1""",
        """
        insert into milestone (lead, pass, milestone, entered_at, recorded_at, inferred, handoff_to)
        select lead, 1, 'QUALIFIED', at + interval '10 days', at + interval '10 days', false, 'SALES' from made where n %% 2 = 0
        union all select lead, 1, 'OPPORTUNITY', at + interval '30 days', at + interval '30 days', false, null from made where n %% 20 = 0""",
        """
        insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, reason, qualified_at)
        select lead, 1, 20 + n %% 60, 20, 'shipped', 1, at + interval '10 days', 'activity', at + interval '10 days'
        from made where n %% 2 = 0""",
        """
        insert into lead_score (lead, points, fit, intent, definition, version, as_of)
        select lead, n %% 90, 0, n %% 90, 'shipped', 1, now() from made"""
    };

    private final Server server;
    private final String database;
    private final int leads;

    Past(Server server, int leads) {
        this.server = server;
        this.database = server.in("scoring");
        this.leads = leads;
    }

    long activities() {
        return (long) leads * ACTIVITIES;
    }

    /** Unless that is there already; where anybody else's leads are, nothing is written. */
    void write() {
        long before = server.number(database, "select count(*) from lead");
        if (before == 0) {
            System.out.println("Writing the past, which takes minutes ...");
            try (Connection connection = DriverManager.getConnection("jdbc:" + database);
                    Statement statement = connection.createStatement()) {
                for (String insert : LEADS) {
                    statement.execute(insert.formatted(leads));
                }
                writeActivities(statement);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            server.settle(List.of(database));
        } else if (before != leads || server.number(database, "select count(*) from activity") != activities()) {
            throw new Refusal("This bench writes leads of its own; give it an installation of its own: ./handshake up"
                    + " --detach --data DIR.");
        }
    }

    private void writeActivities(Statement statement) throws SQLException {
        statement.execute("drop index activity_key_recorded");
        int step = 1_000_000;
        for (long first = 1; first <= activities(); first += step) {
            statement.execute(ACTIVITY.formatted(leads, activities(), first, Math.min(first + step - 1, activities())));
        }
        statement.execute("set maintenance_work_mem = '512MB'");
        statement.execute("create index activity_key_recorded on activity (key, recorded_at)");
    }

    /** How long it takes to read every activity once, in the order in which they lie, all of the way to this program. */
    Duration scan() {
        long begun = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:" + database)) {
            connection.setAutoCommit(false);
            try (Statement declare = connection.createStatement()) {
                declare.execute("declare scan no scroll cursor for"
                        + " select key, id, type, occurred_at, recorded_at, properties from activity");
            }
            try (PreparedStatement fetch = connection.prepareStatement("fetch 2000 from scan")) {
                long read = 0;
                for (long now = -1; now != 0; read += now) {
                    now = read(fetch);
                }
                if (read != activities()) {
                    throw new IllegalStateException(read + " activities were read");
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static long read(PreparedStatement fetch) throws SQLException {
        long read = 0;
        try (ResultSet rows = fetch.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1, UUID.class);
                rows.getObject(2, UUID.class);
                rows.getString(3);
                rows.getObject(4, OffsetDateTime.class);
                rows.getObject(5, OffsetDateTime.class);
                rows.getString(6);
                read++;
            }
        }
        return read;
    }
}
