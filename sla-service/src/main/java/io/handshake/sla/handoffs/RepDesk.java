package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.known.KnownLead;
import io.handshake.sla.known.KnownLeads;
import io.handshake.sla.routing.Absence;
import io.handshake.sla.routing.Candidate;
import io.handshake.sla.routing.Capacity;
import io.handshake.sla.routing.Duty;
import io.handshake.sla.routing.Period;
import io.handshake.sla.routing.Presence;
import io.handshake.sla.routing.Prospect;
import io.handshake.sla.routing.Router;
import io.handshake.sla.rows.Columns;
import io.handshake.sla.territories.Territories;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who can be offered what at the moment. */
@ApplicationScoped
class RepDesk {

    /** Class of the advisory lock. */
    private static final int DESK = 4246;

    private static final String CANDIDATES = """
            select r.id, r.user_sub, r.active, r.side, r.team, r.skills, r.weekly_capacity, r.monthly_capacity,
                   coalesce(r.calendar, t.calendar) as calendar,
                   coalesce(case when r.monthly_capacity is null then w.offered else m.offered end, 0) as offered,
                   latest.last_offered_at
            from rep r
            left join team t on t.key = r.team
            left join rep_week w on w.rep = r.id and w.week = ?::date
            left join rep_month m on m.rep = r.id and m.month = ?::date
            left join lateral (select last_offered_at from rep_week where rep = r.id order by week desc limit 1) latest
              on true
            where ?::uuid[] is null or r.id = any(?::uuid[])
            order by r.id
            """;

    private static final Duration A_MONTH = Duration.ofDays(31);

    private final Sql sql;
    private final KnownLeads known;
    private final Territories territories;
    private final Calendars calendars;

    RepDesk(Sql sql, KnownLeads known, Territories territories, Calendars calendars) {
        this.sql = sql;
        this.known = known;
        this.territories = territories;
        this.calendars = calendars;
    }

    /**
     * Until the transaction ends nobody else opens, offers or moves a hand-off or closes a pass, though there be no rep. Comes
     * before any lock on a hand-off, and before anything is read: what is read then is what the previous holder has written.
     */
    void lock() {
        sql.list("select pg_advisory_xact_lock(?, 0)", row -> 1, DESK);
        sql.list("select id from rep order by id for no key update", row -> row.getObject(1));
    }

    Router router(Instant now) {
        return new Router(candidates(null, now), territories.atlas());
    }

    /** These reps as routing sees them; all of them when none are named. */
    List<Candidate> candidates(UUID @Nullable [] reps, Instant now) {
        RepHours hours = new RepHours(calendars, now);
        Map<UUID, List<Absence>> away = absences(now);
        return sql.list(
                CANDIDATES,
                row -> candidate(row, away, hours, now),
                Period.WEEK.begin(now).toString(),
                Period.MONTH.begin(now).toString(),
                reps,
                reps);
    }

    /** Those that touch the running week or month. */
    private Map<UUID, List<Absence>> absences(Instant now) {
        Map<UUID, List<Absence>> absences = new HashMap<>();
        sql.list(
                "select rep, begin_at, end_at from rep_absence where end_at > ? and begin_at < ?",
                row -> absences.computeIfAbsent(row.getObject("rep", UUID.class), _ -> new ArrayList<>())
                        .add(new Absence(
                                requireNonNull(Sql.instant(row, "begin_at")),
                                requireNonNull(Sql.instant(row, "end_at")))),
                now.minus(A_MONTH),
                now.plus(A_MONTH));
        return absences;
    }

    /** The leads as territories see them. */
    Map<UUID, Prospect> prospects(Collection<UUID> leads) {
        Map<UUID, Prospect> prospects = new HashMap<>();
        known.of(leads).forEach((id, lead) -> prospects.put(id, prospect(lead)));
        return prospects;
    }

    void count(List<Handoff> offered, Instant now) {
        if (offered.isEmpty()) {
            return;
        }
        Map<UUID, Integer> counts = new TreeMap<>();
        offered.forEach(handoff -> counts.merge(requireNonNull(handoff.rep), 1, Integer::sum));
        UUID[] reps = new Columns<>(counts.keySet()).uuids(rep -> rep);
        Integer[] numbers = new Columns<>(counts.values()).ints(number -> number);
        sql.update("""
                insert into rep_week as w (rep, week, offered, last_offered_at)
                select c.rep, ?::date, c.offered, ? from unnest(?::uuid[], ?::int[]) as c (rep, offered)
                on conflict (rep, week) do update
                set offered = w.offered + excluded.offered,
                    last_offered_at = greatest(w.last_offered_at, excluded.last_offered_at)
                """, Period.WEEK.begin(now).toString(), now, reps, numbers);
        sql.update("""
                insert into rep_month as m (rep, month, offered)
                select c.rep, ?::date, c.offered from unnest(?::uuid[], ?::int[]) as c (rep, offered)
                on conflict (rep, month) do update set offered = m.offered + excluded.offered
                """, Period.MONTH.begin(now).toString(), reps, numbers);
    }

    private static Candidate candidate(ResultSet row, Map<UUID, List<Absence>> away, RepHours hours, Instant now)
            throws SQLException {
        UUID rep = row.getObject("id", UUID.class);
        String calendar = row.getString("calendar");
        List<Absence> absences = away.getOrDefault(rep, List.of());
        return new Candidate(
                rep,
                new Duty(
                        row.getString("user_sub"),
                        row.getString("side"),
                        row.getString("team"),
                        new LinkedHashSet<>(
                                List.of((String[]) row.getArray("skills").getArray()))),
                presence(row.getBoolean("active"), absences, now, hours, calendar),
                capacity(row).available(now, absences, hours.of(calendar)),
                row.getInt("offered"),
                Sql.instant(row, "last_offered_at"));
    }

    private static Presence presence(
            boolean active, List<Absence> absences, Instant now, RepHours hours, @Nullable String calendar) {
        if (!active) {
            return Presence.LEFT;
        }
        if (absences.stream().anyMatch(absence -> absence.covers(now))) {
            return Presence.ABSENT;
        }
        return hours.areOpen(calendar) ? Presence.AT_WORK : Presence.OFF_HOURS;
    }

    private static Capacity capacity(ResultSet row) throws SQLException {
        Integer monthly = row.getObject("monthly_capacity", Integer.class);
        return monthly == null
                ? new Capacity(row.getInt("weekly_capacity"), Period.WEEK)
                : new Capacity(monthly, Period.MONTH);
    }

    private static Prospect prospect(KnownLead lead) {
        return new Prospect(
                lead.region(),
                lead.country(),
                lead.industry(),
                lead.segment(),
                lead.companySize(),
                lead.account(),
                lead.named(),
                lead.accountOwner());
    }
}
