package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.OpportunityFacts.Amount;
import io.handshake.reporting.facts.OpportunityFacts.Deal;
import io.handshake.reporting.facts.OpportunityFacts.End;
import io.handshake.reporting.facts.OpportunityFacts.Place;
import io.handshake.reporting.facts.OpportunityFacts.TurnKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of opportunities: one statement per table and page, harmless when repeated. */
@ApplicationScoped
class OpportunityTables {

    private final Sql sql;

    OpportunityTables(Sql sql) {
        this.sql = sql;
    }

    void write(OpportunityFacts facts) {
        deals(facts.deals.values());
        places(facts.places);
        ends(facts.ends.values());
        reopened(facts.reopened);
    }

    void forget() {
        sql.update("truncate opportunity, opportunity_pass, opportunity_outcome");
    }

    private void deals(Collection<Deal> deals) {
        if (deals.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity as o (id, lead, pass, created_at, amount_minor, amount_currency)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::bigint[], ?::text[])
                on conflict (id) do update
                set lead = coalesce(excluded.lead, o.lead), pass = coalesce(excluded.pass, o.pass),
                    created_at = coalesce(o.created_at, excluded.created_at),
                    amount_minor = coalesce(excluded.amount_minor, o.amount_minor),
                    amount_currency = coalesce(excluded.amount_currency, o.amount_currency)
                """,
                column(deals, UUID[]::new, Deal::id),
                column(deals, UUID[]::new, Deal::lead),
                column(deals, Integer[]::new, Deal::pass),
                column(deals, Instant[]::new, Deal::createdAt),
                column(deals, Long[]::new, deal -> minor(deal.amount())),
                column(deals, String[]::new, deal -> currency(deal.amount())));
    }

    private void places(Map<Place, Instant> places) {
        if (places.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity_pass (opportunity, lead, pass, since)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[])
                on conflict (opportunity, lead, pass) do nothing
                """,
                column(places.keySet(), UUID[]::new, Place::opportunity),
                column(places.keySet(), UUID[]::new, Place::lead),
                column(places.keySet(), Integer[]::new, Place::pass),
                column(places.values(), Instant[]::new, since -> since));
    }

    private void ends(Collection<End> ends) {
        if (ends.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into opportunity_outcome (opportunity, sequence, outcome, closed_at, amount_minor, amount_currency)
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[], ?::text[])
                on conflict (opportunity, sequence) do nothing
                """,
                column(ends, UUID[]::new, end -> end.key().opportunity()),
                column(ends, Long[]::new, end -> end.key().sequence()),
                column(ends, String[]::new, End::outcome),
                column(ends, Instant[]::new, End::at),
                column(ends, Long[]::new, end -> minor(end.amount())),
                column(ends, String[]::new, end -> currency(end.amount())));
    }

    /** A re-opening takes back the end before it; an opportunity's facts arrive in order, so that end is here. */
    private void reopened(Map<TurnKey, Instant> reopened) {
        if (reopened.isEmpty()) {
            return;
        }
        sql.update(
                """
                update opportunity_outcome o set reopened_at = r.at
                from unnest(?::uuid[], ?::bigint[], ?::timestamptz[]) as r (opportunity, sequence, at)
                where o.opportunity = r.opportunity and o.sequence < r.sequence
                  and not exists (select from opportunity_outcome n where n.opportunity = o.opportunity
                                  and n.sequence > o.sequence and n.sequence < r.sequence)
                """,
                column(reopened.keySet(), UUID[]::new, TurnKey::opportunity),
                column(reopened.keySet(), Long[]::new, TurnKey::sequence),
                column(reopened.values(), Instant[]::new, at -> at));
    }

    private static @Nullable Long minor(@Nullable Amount amount) {
        return amount == null ? null : amount.minor();
    }

    private static @Nullable String currency(@Nullable Amount amount) {
        return amount == null ? null : amount.currency();
    }
}
