package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.routing.Candidate;
import io.handshake.sla.routing.CapacityWeek;
import io.handshake.sla.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who can be offered what this week. */
@ApplicationScoped
class RepDesk {

    /** Class of the advisory lock. */
    private static final int DESK = 4246;

    private static final String CANDIDATES = """
            select r.id, r.active, r.weekly_capacity, coalesce(w.offered, 0) as offered, latest.last_offered_at
            from rep r
            left join rep_week w on w.rep = r.id and w.week = ?::date
            left join lateral (select last_offered_at from rep_week where rep = r.id order by week desc limit 1) latest
              on true
            order by r.id
            """;

    private final Sql sql;

    RepDesk(Sql sql) {
        this.sql = sql;
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
        return new Router(sql.list(
                CANDIDATES,
                row -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getBoolean("active"),
                        row.getInt("weekly_capacity"),
                        row.getInt("offered"),
                        Sql.instant(row, "last_offered_at")),
                CapacityWeek.of(now).toString()));
    }

    void count(List<Handoff> offered, Instant now) {
        if (offered.isEmpty()) {
            return;
        }
        Map<UUID, Integer> counts = new TreeMap<>();
        offered.forEach(handoff -> counts.merge(requireNonNull(handoff.rep), 1, Integer::sum));
        sql.update(
                """
                insert into rep_week as w (rep, week, offered, last_offered_at)
                select c.rep, ?::date, c.offered, ? from unnest(?::uuid[], ?::int[]) as c (rep, offered)
                on conflict (rep, week) do update
                set offered = w.offered + excluded.offered,
                    last_offered_at = greatest(w.last_offered_at, excluded.last_offered_at)
                """,
                CapacityWeek.of(now).toString(),
                now,
                counts.keySet().toArray(UUID[]::new),
                counts.values().toArray(Integer[]::new));
    }
}
