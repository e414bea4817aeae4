package io.handshake.sla.handoffs;

import static io.handshake.sla.handoffs.Handoffs.column;
import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of hand-offs that wait for a rep: since when, for what, and who was there when that was last tried. */
@ApplicationScoped
class Waiting {
    /** What is known of a lead may change meanwhile, so everything is tried again after a while. */
    private static final Duration TRIED_ANYWAY = Duration.ofMinutes(1);

    private static final String MAY_BE = """
            from handoff h left join waiting_handoff w on w.handoff = h.id
            where h.state = 'unrouted' and (w.openings is distinct from ? or w.tried_at < ?)
            """;

    private final Sql sql;

    Waiting(Sql sql) {
        this.sql = sql;
    }

    /** A hand-off for which nobody was found; {@code isNew} says that its wait begins. */
    record Held(UUID handoff, String lack, UUID openings, boolean isNew) {}

    /** A hand-off that waits too long; it is locked. */
    record Overdue(Handoff handoff, @Nullable String why, Instant since) {}

    boolean isAny() {
        return sql.first("select 1 from handoff where state = 'unrouted' limit 1", row -> 1)
                .isPresent();
    }

    boolean isAnyForWhomSomebodyMayBe(UUID openings, Instant now) {
        return sql.first("select 1 " + MAY_BE + " limit 1", row -> 1, openings, now.minus(TRIED_ANYWAY))
                .isPresent();
    }

    /** The longest waiting, but for those that found nobody when the same reps were free. */
    List<Handoff> lockForWhomSomebodyMayBe(UUID openings, Instant now, int limit) {
        return sql.list(
                """
                        select h.id, h.lead, h.pass, h.stage, h.hand_to, h.qualified_at, h.state, h.rep, h.offer, h.first_offered_at,
                               h.offered_at, h.decided_at, h.reason, h.event_sequence
                        """ + MAY_BE + " order by h.qualified_at, h.id limit ? for update of h skip locked",
                Handoffs::read,
                openings,
                now.minus(TRIED_ANYWAY),
                limit);
    }

    void hold(Collection<Held> held, Instant now) {
        if (!held.isEmpty()) {
            sql.update(
                    """
                    insert into waiting_handoff as w (handoff, since, why, tried_at, openings)
                    select t.handoff, case when t.is_new then ? else h.opened_at end, t.why, ?, t.openings
                    from unnest(?::uuid[], ?::text[], ?::uuid[], ?::boolean[]) as t (handoff, why, openings, is_new)
                    join handoff h on h.id = t.handoff
                    on conflict (handoff) do update
                    set why = excluded.why, tried_at = excluded.tried_at, openings = excluded.openings,
                        since = case excluded.since when excluded.tried_at then excluded.since else w.since end,
                        alarmed_at = case excluded.since when excluded.tried_at then null else w.alarmed_at end
                    """,
                    now,
                    now,
                    column(held, UUID[]::new, Held::handoff),
                    column(held, String[]::new, Held::lack),
                    column(held, UUID[]::new, Held::openings),
                    column(held, Boolean[]::new, Held::isNew));
        }
    }

    /** Those that wait since an instant or longer and were not told of yet. */
    List<Overdue> lockOverdue(Instant since, int limit) {
        return sql.list(
                """
                select h.id, h.lead, h.pass, h.stage, h.hand_to, h.qualified_at, h.state, h.rep, h.offer, h.first_offered_at,
                       h.offered_at, h.decided_at, h.reason, h.event_sequence, w.why as lack, w.since
                from waiting_handoff w join handoff h on h.id = w.handoff
                where w.alarmed_at is null and w.since <= ? and h.state = 'unrouted'
                order by w.since, h.id limit ? for update skip locked
                """,
                row -> new Overdue(
                        Handoffs.read(row), row.getString("lack"), requireNonNull(Sql.instant(row, "since"))),
                since,
                limit);
    }

    void alarmed(Collection<Overdue> overdue, Instant now) {
        if (!overdue.isEmpty()) {
            sql.update(
                    "update waiting_handoff set alarmed_at = ? where handoff = any(?::uuid[])",
                    now,
                    column(overdue, UUID[]::new, late -> late.handoff().id));
        }
    }
}
