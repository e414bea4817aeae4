package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.HandoffTold.Offer;
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
        reversed(facts.handoffs.values());
    }

    /** In the order in which reports read, which otherwise might wait for each other in a circle. */
    void forget() {
        sql.update("truncate handoff, reversed_acceptance, offer, rep");
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

    private void handoffs(Collection<HandoffTold> handoffs) {
        if (handoffs.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into handoff as h (id, lead, pass, hand_to, qualified_at, opened_at, first_offered_at, offered_at, rep,
                                          accepted_at, answered_at, accepted_after, rejected_at, cancelled_at, recycled_at,
                                          conclusion, concluded_at, gated, delivered_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                                     ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                                     ?::timestamptz[], ?::boolean[], ?::timestamptz[])
                on conflict (id) do update
                set lead = excluded.lead, pass = excluded.pass, hand_to = coalesce(h.hand_to, excluded.hand_to),
                    qualified_at = coalesce(h.qualified_at, excluded.qualified_at),
                    opened_at = coalesce(h.opened_at, excluded.opened_at),
                    first_offered_at = coalesce(h.first_offered_at, excluded.first_offered_at),
                    offered_at = coalesce(excluded.offered_at, h.offered_at), rep = coalesce(excluded.rep, h.rep),
                    accepted_at = coalesce(h.accepted_at, excluded.accepted_at),
                    answered_at = coalesce(h.answered_at, excluded.answered_at),
                    accepted_after = coalesce(h.accepted_after, excluded.accepted_after),
                    rejected_at = coalesce(h.rejected_at, excluded.rejected_at),
                    cancelled_at = coalesce(h.cancelled_at, excluded.cancelled_at),
                    recycled_at = coalesce(h.recycled_at, excluded.recycled_at),
                    conclusion = coalesce(excluded.conclusion, h.conclusion),
                    concluded_at = coalesce(excluded.concluded_at, h.concluded_at),
                    gated = coalesce(h.gated, excluded.gated),
                    delivered_at = coalesce(h.delivered_at, excluded.delivered_at)
                """,
                column(handoffs, UUID[]::new, handoff -> handoff.id),
                column(handoffs, UUID[]::new, handoff -> handoff.lead),
                column(handoffs, Integer[]::new, handoff -> handoff.pass),
                column(handoffs, String[]::new, handoff -> handoff.to),
                column(handoffs, Instant[]::new, handoff -> handoff.qualifiedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.openedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.firstOfferedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.offeredAt),
                column(handoffs, UUID[]::new, handoff -> handoff.rep),
                column(handoffs, Instant[]::new, handoff -> handoff.acceptedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.answeredAt),
                column(handoffs, Long[]::new, handoff -> handoff.acceptedAfter),
                column(handoffs, Instant[]::new, handoff -> handoff.rejectedAt),
                column(handoffs, Instant[]::new, handoff -> handoff.cancelledAt),
                column(handoffs, Instant[]::new, handoff -> handoff.recycledAt),
                column(handoffs, String[]::new, handoff -> handoff.conclusion),
                column(handoffs, Instant[]::new, handoff -> handoff.concludedAt),
                column(handoffs, Boolean[]::new, handoff -> handoff.gated),
                column(handoffs, Instant[]::new, handoff -> handoff.deliveredAt));
    }

    /** Unlike the rest this is taken back too, so a page that does not mention it leaves it as it is. */
    private void suppressed(Collection<HandoffTold> handoffs) {
        List<HandoffTold> saying =
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

    /** An acceptance that was taken back is kept apart, so that another may follow. */
    private void reversed(Collection<HandoffTold> handoffs) {
        List<HandoffTold> back =
                handoffs.stream().filter(handoff -> handoff.reversedAt != null).toList();
        if (back.isEmpty()) {
            return;
        }
        UUID[] ids = column(back, UUID[]::new, handoff -> handoff.id);
        sql.update("""
                insert into reversed_acceptance (handoff, accepted_at, took, reversed_at)
                select h.id, h.accepted_at, h.accepted_took, r.reversed_at
                from unnest(?::uuid[], ?::timestamptz[]) as r (id, reversed_at) join handoff h on h.id = r.id
                where h.accepted_at is not null on conflict do nothing
                """, ids, column(back, Instant[]::new, handoff -> handoff.reversedAt));
        sql.update(
                "update handoff set accepted_at = null, answered_at = null, accepted_after = null where id = any(?::uuid[])",
                (Object) ids);
    }

    private void offers(Collection<Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into offer as o (id, handoff, rep, clock, refused_at, reason, reason_group, final, withdrawn_at,
                                        withdrawn)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                                     ?::boolean[], ?::timestamptz[], ?::text[])
                on conflict (id) do update
                set rep = coalesce(excluded.rep, o.rep),
                    clock = coalesce(excluded.clock, o.clock),
                    refused_at = coalesce(o.refused_at, excluded.refused_at),
                    reason = coalesce(o.reason, excluded.reason),
                    reason_group = coalesce(o.reason_group, excluded.reason_group),
                    final = coalesce(o.final, excluded.final),
                    withdrawn_at = coalesce(o.withdrawn_at, excluded.withdrawn_at),
                    withdrawn = coalesce(o.withdrawn, excluded.withdrawn)
                """,
                column(offers, UUID[]::new, offer -> offer.id),
                column(offers, UUID[]::new, offer -> offer.handoff),
                column(offers, UUID[]::new, offer -> offer.rep),
                column(offers, String[]::new, offer -> offer.clock),
                column(offers, Instant[]::new, offer -> offer.refusedAt),
                column(offers, String[]::new, offer -> offer.reason),
                column(offers, String[]::new, offer -> offer.group),
                column(offers, Boolean[]::new, offer -> offer.last),
                column(offers, Instant[]::new, offer -> offer.withdrawnAt),
                column(offers, String[]::new, offer -> offer.withdrawn));
    }
}
