package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.known.KnownLead;
import io.handshake.sla.known.KnownLeads;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policies.Policy;
import io.handshake.sla.routing.Router;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The queue of hand-offs that wait for a rep: since when, for what, and who was there when that was last tried. */
@ApplicationScoped
class Waiting {
    /** What is known of a lead may change meanwhile, so everything is tried again after a while. */
    private static final Duration TRIED_ANYWAY = Duration.ofMinutes(1);

    private static final String MAY_BE = """
            from handoff h left join waiting_handoff w on w.handoff = h.id
            where %s and (w.openings is distinct from ? or w.tried_at < ?)
            """.formatted(Handoff.WAITS);

    private final Sql sql;
    private final Policies policies;
    private final KnownLeads leads;

    Waiting(Sql sql, Policies policies, KnownLeads leads) {
        this.sql = sql;
        this.policies = policies;
        this.leads = leads;
    }

    /** A hand-off for which nobody was found; {@code isNew} says that its wait begins. */
    record Held(Handoff handoff, String lack, UUID openings, boolean isNew) {}

    /** A hand-off that waits too long; it is locked. */
    record Overdue(Handoff handoff, @Nullable String why, Instant since, Instant due) {}

    boolean isAny() {
        return sql.first("select 1 from handoff h where " + Handoff.WAITS + " limit 1", row -> 1)
                .isPresent();
    }

    boolean isAnyToTry(Router router, Instant now) {
        return sql.first("select 1 " + MAY_BE + " limit 1", row -> 1, router.openings(), triedBefore(router, now))
                .isPresent();
    }

    /** While nobody can take anything, a lead that has changed finds nobody either. */
    private static Instant triedBefore(Router router, Instant now) {
        return router.isOpen() ? now.minus(TRIED_ANYWAY) : Instant.EPOCH;
    }

    /** The longest waiting, but for those that were tried when it was the same with all reps. */
    List<Handoff> lockToTry(Router router, Instant now, int limit) {
        return sql.list(
                "select " + Handoffs.COLUMNS + MAY_BE
                        + " order by h.qualified_at, h.id limit ? for update of h skip locked",
                Handoffs::read,
                router.openings(),
                triedBefore(router, now),
                limit);
    }

    void hold(Collection<Held> held, Instant now) {
        begin(held.stream().filter(Held::isNew).map(Held::handoff).toList(), now);
        if (!held.isEmpty()) {
            Columns<Held> columns = new Columns<>(held);
            sql.update(
                    """
                    update waiting_handoff w set why = t.why, tried_at = ?, openings = t.openings
                    from unnest(?::uuid[], ?::text[], ?::uuid[]) as t (handoff, why, openings) where w.handoff = t.handoff
                    """,
                    now,
                    columns.uuids(one -> one.handoff().id),
                    columns.texts(Held::lack),
                    columns.uuids(Held::openings));
        }
    }

    /** When each is told of is settled as its wait begins, by the policy that is in force then. */
    void begin(List<Handoff> begun, Instant now) {
        if (begun.isEmpty()) {
            return;
        }
        Function<Map<String, String>, Policy> inForce = policies.inForce(now);
        Map<UUID, KnownLead> known =
                leads.of(begun.stream().map(handoff -> handoff.lead).toList());
        Columns<Handoff> columns = new Columns<>(begun);
        sql.update("""
                insert into waiting_handoff as w (handoff, since, alarm_due_at)
                select t.handoff, ?, t.due from unnest(?::uuid[], ?::timestamptz[]) as t (handoff, due)
                on conflict (handoff) do update
                set since = excluded.since, alarm_due_at = excluded.alarm_due_at, alarmed_at = null
                """, now, columns.uuids(handoff -> handoff.id), columns.instants(handoff -> {
            KnownLead lead = requireNonNull(known.get(handoff.lead));
            return now.plus(inForce.apply(lead.traits()).unroutedTarget());
        }));
    }

    /** Those that should be told of by now and were not yet. */
    List<Overdue> lockOverdue(Instant now, int limit) {
        return sql.list(
                "select " + Handoffs.COLUMNS + """
                , w.why as lack, w.since, w.alarm_due_at
                from waiting_handoff w join handoff h on h.id = w.handoff
                where w.alarmed_at is null and w.alarm_due_at <= ? and %s
                order by w.alarm_due_at, h.id limit ? for update skip locked
                """.formatted(Handoff.WAITS),
                row -> new Overdue(
                        Handoffs.read(row),
                        row.getString("lack"),
                        requireNonNull(Sql.instant(row, "since")),
                        requireNonNull(Sql.instant(row, "alarm_due_at"))),
                now,
                limit);
    }

    void alarmed(Collection<Overdue> overdue, Instant now) {
        if (!overdue.isEmpty()) {
            sql.update(
                    "update waiting_handoff set alarmed_at = ? where handoff = any(?::uuid[])",
                    now,
                    new Columns<>(overdue).uuids(late -> late.handoff().id));
        }
    }
}
