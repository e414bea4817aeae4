package io.handshake.e2e.bench;

import java.sql.Connection;
import java.sql.DriverManager;
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

    /** Where the rows go. */
    String url() {
        return admin.replaceFirst("/[^/?]+\\?", "/" + DATABASE + "?");
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
