package io.handshake.e2e.bench;

import io.handshake.e2e.launch.Deployable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same rows by one {@code insert ... select from unnest} per batch, into a database of its own on the same server. */
final class PlainInsert implements AutoCloseable {
    static final String DATABASE = "bench";

    private final String admin;

    /** Makes the database anew. */
    PlainInsert(String adminUrl) {
        admin = adminUrl;
        execute(admin, "drop database if exists " + DATABASE);
        execute(admin, "create database " + DATABASE);
        execute(url(), """
                create table activity (
                  id uuid primary key,
                  key uuid not null,
                  type text not null,
                  source text not null,
                  campaign text,
                  occurred_at timestamptz not null,
                  recorded_at timestamptz not null)""");
    }

    /** Puts in as many rows as the product holds, so that both sides write into tables of one size, at rest; says how many. */
    long level() {
        try (Connection lead = DriverManager.getConnection("jdbc:" + in(Deployable.LEAD.key()));
                Statement statement = lead.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from event where expires")) {
            count.next();
            execute(url(), """
                    insert into activity (id, key, type, source, campaign, occurred_at, recorded_at)
                    select gen_random_uuid(), gen_random_uuid(), 'key-page', 'website', 'bench', now(), now()
                    from generate_series((select count(*) + 1 from activity), %d)""".formatted(count.getLong(1)));
            settle();
            return count.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends what the server would otherwise do in the background of whoever is measured next. */
    private void settle() {
        execute(in(Deployable.LEAD.key()), "vacuum analyze");
        execute(url(), "vacuum analyze");
        execute(admin, "checkpoint");
    }

    /** Where the rows go. */
    String url() {
        return in(DATABASE);
    }

    private String in(String database) {
        return admin.replaceFirst("/[^/?]+\\?", "/" + database + "?");
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        execute(admin, "drop database if exists " + DATABASE + " with (force)");
    }
}
