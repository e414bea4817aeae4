package io.handshake.sla.calendars;

import static io.handshake.chassis.agreement.AgreementProblem.KEY_TAKEN;
import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.sla.SlaProblem.CALENDAR_STAYS;
import static io.handshake.sla.SlaProblem.UNKNOWN_CALENDAR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes versions of calendars, each once and for good, and tells of them. */
@ApplicationScoped
class WriteCalendars {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private static final String SHIPPED = "24x7";

    private final Calendars calendars;
    private final EventLog log;
    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;
    private final InstantSource clock;

    WriteCalendars(Calendars calendars, EventLog log, Sql sql, ObjectMapper json, Caller caller, InstantSource clock) {
        this.calendars = calendars;
        this.log = log;
        this.sql = sql;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    CalendarView begin(NewCalendar told) {
        Instant now = clock.instant();
        requireSense(told.content(), told.effectiveFrom(), now);
        int inserted = sql.update("""
                insert into calendar (key, latest_version, shipped, published) values (?, 1, false, true)
                on conflict do nothing""", told.key());
        if (inserted == 0) {
            throw KEY_TAKEN.because("the key " + told.key() + " is taken; to change its hours, add a version to it");
        }
        return write(told.key(), 1, told.content(), told.effectiveFrom(), null, now);
    }

    /** Who adds a version comes one after the other, and has read the one before. */
    CalendarView edit(String key, @Nullable String ifMatch, NewCalendarVersion told) {
        int latest = sql.first(
                        "select latest_version from calendar where key = ? for update",
                        row -> row.getInt("latest_version"),
                        key)
                .orElseThrow(() -> UNKNOWN_CALENDAR.because("no calendar has the key " + key));
        ETags.require(ifMatch, ETags.of(latest));
        if (key.equals(SHIPPED)) {
            throw CALENDAR_STAYS.because("it came with the product, and its key says what counts; write another one");
        }
        Instant now = clock.instant();
        requireSense(told.content(), told.effectiveFrom(), now);
        sql.update("update calendar set latest_version = ? where key = ?", latest + 1, key);
        return write(key, latest + 1, told.content(), told.effectiveFrom(), told.reason(), now);
    }

    /** What a migration wrote is told when a replica first starts with it. */
    void tellOfShipped(@Observes StartupEvent started) {
        QuarkusTransaction.requiringNew().run(() -> {
            boolean untold =
                    sql.update("update calendar set published = true where key = ? and not published", SHIPPED) == 1;
            if (untold) {
                tell(calendars.read(SHIPPED, 1).orElseThrow());
            }
        });
    }

    private CalendarView write(
            String key,
            int version,
            CalendarContent content,
            @Nullable Instant effectiveFrom,
            @Nullable String reason,
            Instant now) {
        sql.update(
                """
                insert into calendar_version (calendar, version, title, zone, week, holidays, effective_from, reason,
                  created_issuer, created_subject, created_at)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)""",
                key,
                version,
                content.title(),
                content.zone(),
                text(content.week()),
                text(content.holidays()),
                effectiveFrom == null ? now : effectiveFrom,
                reason,
                caller.issuer(),
                caller.subject(),
                now);
        return tell(calendars.read(key, version).orElseThrow());
    }

    /** Other subjects may have the same key. */
    private CalendarView tell(CalendarView written) {
        log.append("calendar/" + written.key(), written.version(), written.createdAt(), CalendarChanged.of(written));
        return written;
    }

    private static void requireSense(CalendarContent content, @Nullable Instant effectiveFrom, Instant now) {
        List<FieldError> faults = new ArrayList<>(CheckCalendar.faults(content));
        if (effectiveFrom != null && effectiveFrom.isBefore(now)) {
            faults.add(FieldError.at("/effectiveFrom", "must not be in the past; leave it out for now"));
        }
        if (effectiveFrom != null && !effectiveFrom.isBefore(END)) {
            faults.add(FieldError.at("/effectiveFrom", "must be before 2100"));
        }
        if (!faults.isEmpty()) {
            throw INVALID_CONTENT.because("no clock could count by this calendar", faults);
        }
    }

    private String text(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
