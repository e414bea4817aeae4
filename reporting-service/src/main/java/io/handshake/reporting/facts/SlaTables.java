package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.SlaFacts.Handoff;
import io.handshake.reporting.facts.SlaFacts.Offer;
import io.handshake.reporting.facts.SlaFacts.Rep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The tables that come from sla-service's feed: one statement per table and page, harmless when repeated. */
@ApplicationScoped
class SlaTables {

    private final Sql sql;

    SlaTables(Sql sql) {
        this.sql = sql;
    }

    void write(SlaFacts facts) {
        reps(facts.reps.values());
        handoffs(facts.handoffs.values());
        suppressed(facts.handoffs.values());
        offers(facts.offers.values());
    }

    void forget() {
        sql.update("truncate rep, handoff, offer");
    }

    private void reps(Collection<Rep> reps) {
        if (reps.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into rep (id, name, weekly_capacity, active)
                select * from unnest(?::uuid[], ?::text[], ?::int[], ?::boolean[])
                on conflict (id) do update
                set name = excluded.name, weekly_capacity = excluded.weekly_capacity, active = excluded.active
                """,
                column(reps, UUID[]::new, Rep::rep),
                column(reps, String[]::new, Rep::name),
                column(reps, Integer[]::new, Rep::weeklyCapacity),
                column(reps, Boolean[]::new, Rep::active));
    }

    private void handoffs(Collection<Handoff> handoffs) {
        if (handoffs.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into handoff as h (id, lead, pass, hand_to, qualified_at, opened_at, first_offered_at, accepted_at,
                                          accepted_after, rejected_at, cancelled_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                on conflict (id) do update
                set lead = excluded.lead, pass = excluded.pass, hand_to = coalesce(h.hand_to, excluded.hand_to),
                    qualified_at = coalesce(h.qualified_at, excluded.qualified_at),
                    opened_at = coalesce(h.opened_at, excluded.opened_at),
                    first_offered_at = coalesce(h.first_offered_at, excluded.first_offered_at),
                    accepted_at = coalesce(h.accepted_at, excluded.accepted_at),
                    accepted_after = coalesce(h.accepted_after, excluded.accepted_after),
                    rejected_at = coalesce(h.rejected_at, excluded.rejected_at),
                    cancelled_at = coalesce(h.cancelled_at, excluded.cancelled_at)
                """,
                column(handoffs, UUID[]::new, handoff -> handoff.id),
                column(handoffs, UUID[]::new, handoff -> handoff.lead),
                column(handoffs, Integer[]::new, handoff -> handoff.pass),
                column(handoffs, String[]::new, handoff -> handoff.to),
                column(handoffs, Instant[]::new, handoff -> handoff.qualifiedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.openedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.firstOfferedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.acceptedAt),
                column(handoffs, Long[]::new, handoff -> handoff.acceptedAfter),
                column(handoffs, Instant[]::new, handoff -> handoff.rejectedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.cancelledAt));
    }

    /** Unlike the rest this is taken back too, so a page that does not mention it leaves it as it is. */
    private void suppressed(Collection<Handoff> handoffs) {
        List<Handoff> saying =
                handoffs.stream().filter(handoff -> handoff.saysSuppressed).toList();
        if (!saying.isEmpty()) {
            sql.update(
                    """
                    update handoff h set suppressed_at = s.suppressed_at
                    from unnest(?::uuid[], ?::timestamptz[]) as s (id, suppressed_at) where h.id = s.id
                    """,
                    column(saying, UUID[]::new, handoff -> handoff.id),
                    column(saying, Instant[]::new, handoff -> handoff.suppressedAt));
        }
    }

    private void offers(Collection<Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into offer as o (id, handoff, rep, clock, refused_at, reason, reason_group, final)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                                     ?::boolean[])
                on conflict (id) do update
                set rep = coalesce(excluded.rep, o.rep),
                    clock = coalesce(excluded.clock, o.clock),
                    refused_at = coalesce(o.refused_at, excluded.refused_at),
                    reason = coalesce(o.reason, excluded.reason),
                    reason_group = coalesce(o.reason_group, excluded.reason_group),
                    final = coalesce(o.final, excluded.final)
                """,
                column(offers, UUID[]::new, offer -> offer.id),
                column(offers, UUID[]::new, offer -> offer.handoff),
                column(offers, UUID[]::new, offer -> offer.rep),
                column(offers, String[]::new, offer -> offer.clock),
                column(offers, Instant[]::new, offer -> offer.refusedAt),
                column(offers, String[]::new, offer -> offer.reason),
                column(offers, String[]::new, offer -> offer.group),
                column(offers, Boolean[]::new, offer -> offer.last));
    }
}
