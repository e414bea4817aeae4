package io.handshake.sla.calendars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.agreement.Author;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All calendars in all their versions. */
@ApplicationScoped
public class Calendars {
    private static final TypeReference<List<CalendarHoliday>> HOLIDAYS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;
    private final Map<Id, CalendarVersion> known = Collections.synchronizedMap(new Latest());

    Calendars(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private record Id(String key, int version) {}

    /** Versions never change, so those used last are kept. */
    private static final class Latest extends LinkedHashMap<Id, CalendarVersion> {
        private static final long serialVersionUID = 1;
        private static final int SIZE = 200;

        Latest() {
            super(SIZE, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, CalendarVersion> eldest) {
            return size() > SIZE;
        }
    }

    /** The version that a clock keeps which starts at an instant: the newest whose time has come; empty when none has. */
    public Optional<CalendarVersion> inForce(String key, Instant at) {
        return sql.first("""
                        select version from calendar_version where calendar = ? and effective_from <= ?
                        order by version desc limit 1""", row -> row.getInt("version"), key, at).flatMap(version -> find(key, version));
    }

    /** A version as clocks count by it. */
    public Optional<CalendarVersion> find(String key, int version) {
        Id id = new Id(key, version);
        CalendarVersion before = known.get(id);
        return before != null ? Optional.of(before) : read(key, version).map(view -> remember(id, view));
    }

    boolean exists(String key) {
        return sql.first("select key from calendar where key = ?", row -> true, key)
                .isPresent();
    }

    Optional<CalendarView> read(String key, int version) {
        return sql.first(
                "select * from calendar join calendar_version on calendar = key where key = ? and version = ?",
                this::view,
                key,
                version);
    }

    /** A calendar in the version that clocks starting now use, or in its newest when none has begun. */
    Optional<CalendarView> shown(String key, Instant now) {
        return sql.first("""
                select * from calendar join calendar_version on calendar = key where key = ?
                order by effective_from <= ? desc, version desc limit 1""", this::view, key, now);
    }

    List<CalendarSummary> after(String key, Instant now, int limit) {
        return sql.list("""
                select c.*, v.version, v.title, v.zone, v.effective_from from calendar c cross join lateral (
                  select * from calendar_version where calendar = c.key
                  order by effective_from <= ? desc, version desc limit 1) v
                where key > ? order by key limit ?""", Calendars::summary, now, key, limit);
    }

    private CalendarVersion remember(Id id, CalendarView view) {
        CalendarVersion version =
                new CalendarVersion(id.key(), id.version(), view.content().calendar());
        known.put(id, version);
        return version;
    }

    private static CalendarSummary summary(ResultSet row) throws SQLException {
        return new CalendarSummary(
                row.getString("key"),
                row.getInt("version"),
                row.getInt("latest_version"),
                row.getBoolean("shipped"),
                row.getString("title"),
                row.getString("zone"),
                Objects.requireNonNull(Sql.instant(row, "effective_from")));
    }

    private CalendarView view(ResultSet row) throws SQLException {
        return new CalendarView(
                row.getString("key"),
                row.getInt("version"),
                row.getInt("latest_version"),
                row.getBoolean("shipped"),
                row.getString("title"),
                row.getString("zone"),
                week(row.getString("week")),
                holidays(row.getString("holidays")),
                Objects.requireNonNull(Sql.instant(row, "effective_from")),
                row.getString("reason"),
                new Author(row.getString("created_issuer"), row.getString("created_subject")),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    private WorkingWeek week(String text) {
        try {
            return json.readValue(text, WorkingWeek.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CalendarHoliday> holidays(String text) {
        try {
            return json.readValue(text, HOLIDAYS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
