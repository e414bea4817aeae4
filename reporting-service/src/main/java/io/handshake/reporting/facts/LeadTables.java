package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.LeadFacts.Closed;
import io.handshake.reporting.facts.LeadFacts.Known;
import io.handshake.reporting.facts.LeadFacts.Opened;
import io.handshake.reporting.facts.LeadFacts.Word;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The tables of leads and their passes: one statement per table and page, harmless when repeated. */
@ApplicationScoped
class LeadTables {

    private final Sql sql;

    LeadTables(Sql sql) {
        this.sql = sql;
    }

    void write(LeadFacts facts) {
        leads(facts.leads.values());
        opened(facts.opened.values());
        closed(facts.closed.values());
        merges(facts.merges.values());
    }

    /** Reports take passes first too, so that nobody waits in a circle. */
    void forget() {
        sql.update("truncate lead, pass, merged_lead");
    }

    private void leads(Collection<Known> leads) {
        if (leads.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into lead (id, source, channel, campaign, country, region, segment, industry, sourced_by)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::text[])
                on conflict (id) do update
                set source = excluded.source, channel = excluded.channel, campaign = excluded.campaign,
                    country = excluded.country, region = excluded.region, segment = excluded.segment,
                    industry = excluded.industry, sourced_by = excluded.sourced_by
                """,
                column(leads, UUID[]::new, Known::lead),
                column(leads, String[]::new, Known::source),
                column(leads, String[]::new, Known::channel),
                column(leads, String[]::new, Known::campaign),
                column(leads, String[]::new, Known::country),
                column(leads, String[]::new, Known::region),
                column(leads, String[]::new, Known::segment),
                column(leads, String[]::new, Known::industry),
                column(leads, String[]::new, Known::sourcedBy));
    }

    private void opened(Collection<Opened> opened) {
        if (opened.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into pass as p (lead, number, funnel, opened_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
                on conflict (lead, number) do update
                set funnel = excluded.funnel, opened_at = coalesce(p.opened_at, excluded.opened_at)
                """,
                column(opened, UUID[]::new, pass -> pass.pass().lead()),
                column(opened, Integer[]::new, pass -> pass.pass().pass()),
                column(opened, String[]::new, Opened::funnel),
                column(opened, Instant[]::new, Opened::at));
    }

    private void closed(Collection<Closed> closed) {
        if (closed.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into pass (lead, number, outcome, closed_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
                on conflict (lead, number) do update set outcome = excluded.outcome, closed_at = excluded.closed_at
                """,
                column(closed, UUID[]::new, pass -> pass.pass().lead()),
                column(closed, Integer[]::new, pass -> pass.pass().pass()),
                column(closed, String[]::new, Closed::outcome),
                column(closed, Instant[]::new, Closed::at));
    }

    /** A pass ends as merged unless it ended otherwise, and goes on when the merge was wrong; the words come in any order. */
    private void merges(Collection<Word> merges) {
        if (merges.isEmpty()) {
            return;
        }
        UUID[] news = sql.list(
                        """
                        insert into merged_lead as m (lead, moves, pass, merged_at)
                        select * from unnest(?::uuid[], ?::int[], ?::int[], ?::timestamptz[])
                        on conflict (lead) do update
                        set moves = excluded.moves, pass = excluded.pass, merged_at = excluded.merged_at
                        where m.moves < excluded.moves
                        returning lead
                        """,
                        row -> row.getObject("lead", UUID.class),
                        column(merges, UUID[]::new, Word::lead),
                        column(merges, Integer[]::new, Word::moves),
                        column(merges, Integer[]::new, Word::pass),
                        column(merges, Instant[]::new, Word::at))
                .toArray(UUID[]::new);
        sql.update(
                "update pass set outcome = null, closed_at = null where lead = any(?::uuid[]) and outcome = 'merged'",
                (Object) news);
        sql.update("""
                insert into pass as p (lead, number, outcome, closed_at)
                select lead, pass, 'merged', merged_at from merged_lead
                where lead = any(?::uuid[]) and pass is not null order by lead
                on conflict (lead, number) do update set outcome = excluded.outcome, closed_at = excluded.closed_at
                where p.outcome is null
                """, (Object) news);
    }
}
