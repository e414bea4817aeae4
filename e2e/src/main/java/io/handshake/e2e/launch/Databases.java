package io.handshake.e2e.launch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.IntSupplier;

/** One database and one role per service on a PostgreSQL server, each closed to the other three. */
final class Databases {
    private static final int ATTEMPTS = 5;

    private final String host;
    private final int port;
    private final String database;
    private final String admin;
    private final String password;

    Databases(String host, int port, String database, String admin, String password) {
        this.host = host;
        this.port = port;
        this.database = database;
        this.admin = admin;
        this.password = password;
    }

    String url(String name) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** As PostgreSQL's own programs and its JDBC driver, behind {@code jdbc:}, take it. */
    String adminUrl() {
        return "postgresql://" + host + ":" + port + "/" + database + "?user=" + encode(admin) + "&password="
                + encode(password);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void await(Duration patience, IntSupplier crashes, Path log) throws IOException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            try (Connection _ = connect()) {
                return;
            } catch (SQLException failure) {
                if (crashes.getAsInt() > ATTEMPTS || Instant.now().isAfter(end)) {
                    throw new Refusal("PostgreSQL did not start: " + lastLine(log) + " (more in " + log + ")");
                }
            }
            pause();
        }
    }

    /** Says in one line why an external server cannot be used. */
    void check() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet may = statement.executeQuery(
                        "select rolsuper or (rolcreatedb and rolcreaterole) from pg_roles where rolname = current_user")) {
            if (!may.next() || !may.getBoolean(1)) {
                throw new Refusal("The user " + admin + " of PostgreSQL at " + host + ":" + port
                        + " may not create roles and databases.");
            }
        } catch (SQLException failure) {
            throw new Refusal("PostgreSQL at " + host + ":" + port + " cannot be reached as " + admin + ": "
                    + firstLine(failure));
        }
    }

    /** Creates what is missing and sets every right and password anew. */
    void prepare(Deployable deployable, String rolePassword) {
        String name = deployable.key();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name);
            }
            statement.execute("alter role " + name + " login nocreatedb nocreaterole noinherit password '"
                    + rolePassword.replace("'", "''") + "'");
            if (!exists(connection, "select from pg_database where datname = ?", name)) {
                statement.execute("grant " + name + " to current_user");
                statement.execute("create database " + name + " owner " + name);
            }
            statement.execute("revoke all on database " + name + " from public");
        } catch (SQLException failure) {
            throw new Refusal("The database " + name + " could not be prepared: " + failure.getMessage());
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", admin);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(url(database), properties);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.isEmpty() ? "it wrote nothing" : lines.getLast();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while PostgreSQL started.");
        }
    }
}
