package io.handshake.sla.territories;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.routing.Atlas;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All territories, those that do not count included. */
@ApplicationScoped
public class Territories {
    private static final String SELECT = "select * from territory ";

    private final Sql sql;

    Territories(Sql sql) {
        this.sql = sql;
    }

    public Atlas atlas() {
        return new Atlas(sql.list(SELECT + "order by key", Territories::read).stream()
                .map(TerritoryView::territory)
                .toList());
    }

    /** Writers come one after the other, so that no two of them make a circle together; readers do not wait. */
    void queue() {
        sql.update("lock table territory in share row exclusive mode");
    }

    Optional<TerritoryView> find(String key) {
        return sql.first(SELECT + "where key = ?", Territories::read, key);
    }

    List<TerritoryView> after(String key, int limit) {
        return sql.list(SELECT + "where key > ? order by key limit ?", Territories::read, key, limit);
    }

    void write(String key, TerritoryDeclaration told) {
        TerritoryCriteria criteria = told.criteria();
        sql.update(
                """
                insert into territory as t
                  (key, title, precedence, team, parent, active, regions, countries, industries, segments, company_sizes, accounts,
                   named_accounts, required_skills, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict (key) do update
                set (title, precedence, team, parent, active, regions, countries, industries, segments, company_sizes, accounts,
                     named_accounts, required_skills, version) =
                  (excluded.title, excluded.precedence, excluded.team, excluded.parent, excluded.active, excluded.regions,
                   excluded.countries, excluded.industries, excluded.segments, excluded.company_sizes, excluded.accounts,
                   excluded.named_accounts, excluded.required_skills, t.version + 1)
                """,
                key,
                told.title(),
                told.precedence(),
                told.team(),
                told.parent(),
                told.active(),
                texts(criteria.regions()),
                texts(criteria.countries()),
                texts(criteria.industries()),
                texts(criteria.segments()),
                texts(criteria.companySizes()),
                criteria.accounts().toArray(UUID[]::new),
                criteria.namedAccounts(),
                texts(told.requiredSkills()));
    }

    private static Object texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static TerritoryView read(ResultSet row) throws SQLException {
        return new TerritoryView(
                row.getString("key"),
                row.getString("title"),
                row.getInt("precedence"),
                new TerritoryCriteria(
                        texts(row, "regions"),
                        texts(row, "countries"),
                        texts(row, "industries"),
                        texts(row, "segments"),
                        texts(row, "company_sizes"),
                        List.of((UUID[]) row.getArray("accounts").getArray()),
                        row.getBoolean("named_accounts")),
                row.getString("team"),
                row.getString("parent"),
                texts(row, "required_skills"),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
