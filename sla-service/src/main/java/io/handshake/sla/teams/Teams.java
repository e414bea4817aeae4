package io.handshake.sla.teams;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** All teams; none is ever deleted. */
@ApplicationScoped
public class Teams {
    /** What a key of a team or a territory looks like. */
    public static final String KEY = "^[a-z0-9][a-z0-9-]{0,62}$";

    /** What to say about one that does not. */
    public static final String KEY_MESSAGE = "must be 1 to 63 small letters, digits and hyphens, the first no hyphen";

    private static final String SELECT = "select key, title, calendar, manager, version from team ";

    private final Sql sql;

    Teams(Sql sql) {
        this.sql = sql;
    }

    public boolean exists(String key) {
        return find(key).isPresent();
    }

    Optional<TeamView> find(String key) {
        return sql.first(SELECT + "where key = ?", Teams::read, key);
    }

    Optional<TeamView> lock(String key) {
        return sql.first(SELECT + "where key = ? for update", Teams::read, key);
    }

    List<TeamView> after(String key, int limit) {
        return sql.list(SELECT + "where key > ? order by key limit ?", Teams::read, key, limit);
    }

    /** False when there is one with this key. */
    boolean insert(String key, TeamDeclaration told) {
        return sql.update(
                        "insert into team (key, title, calendar, manager, version) values (?, ?, ?, ?, 1) on conflict do nothing",
                        key,
                        told.title(),
                        told.calendar(),
                        told.manager())
                == 1;
    }

    void update(String key, TeamDeclaration told) {
        sql.update(
                "update team set title = ?, calendar = ?, manager = ?, version = version + 1 where key = ?",
                told.title(),
                told.calendar(),
                told.manager(),
                key);
    }

    private static TeamView read(ResultSet row) throws SQLException {
        return new TeamView(
                row.getString("key"),
                row.getString("title"),
                row.getString("calendar"),
                row.getString("manager"),
                row.getLong("version"));
    }
}
