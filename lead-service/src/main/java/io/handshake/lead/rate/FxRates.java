package io.handshake.lead.rate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rates that were told, a row per date. */
@ApplicationScoped
class FxRates {
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    FxRates(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<FxRatesView> find(LocalDate date) {
        return sql.first("select * from fx_rates where date = ?", this::view, date);
    }

    /** Those of a date that has some, kept from others until the transaction ends. */
    FxRatesView lock(LocalDate date) {
        return sql.first("select * from fx_rates where date = ? for update", this::view, date)
                .orElseThrow();
    }

    /** False when the date has rates already. */
    boolean tellFirst(LocalDate date, String base, SortedMap<String, String> rates, Instant now) {
        return sql.update(
                        "insert into fx_rates (date, base, rates, version, set_at) values (?, ?, ?::jsonb, 1, ?) on conflict do nothing",
                        date,
                        base,
                        text(rates),
                        now)
                == 1;
    }

    void correct(LocalDate date, String base, SortedMap<String, String> rates, Instant now) {
        sql.update(
                "update fx_rates set base = ?, rates = ?::jsonb, version = version + 1, set_at = ? where date = ?",
                base,
                text(rates),
                now,
                date);
    }

    /** From a date up to, not including, another, in order. */
    List<FxRatesView> between(LocalDate from, LocalDate to, int limit) {
        return sql.list(
                "select * from fx_rates where date >= ? and date < ? order by date limit ?",
                this::view,
                from,
                to,
                limit);
    }

    private FxRatesView view(ResultSet row) throws SQLException {
        return new FxRatesView(
                row.getObject("date", LocalDate.class),
                row.getString("base"),
                rates(row.getString("rates")),
                row.getLong("version"),
                Objects.requireNonNull(Sql.instant(row, "set_at")));
    }

    private SortedMap<String, String> rates(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(SortedMap<String, String> rates) {
        try {
            return json.writeValueAsString(rates);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
