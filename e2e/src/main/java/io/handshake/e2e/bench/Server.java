package io.handshake.e2e.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The PostgreSQL server that both sides write to. */
record Server(String admin) {
    /** The address of one of its databases. */
    String in(String database) {
        return admin.replaceFirst("/[^/?]+\\?", "/" + database + "?");
    }

    void execute(String sql) {
        execute(admin, sql);
    }

    void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String url, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends what the server would otherwise do in the background of whoever is measured next. */
    void settle(List<String> urls) {
        urls.forEach(url -> execute(url, "vacuum analyze"));
        execute("checkpoint");
    }
}
