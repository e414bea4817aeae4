package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.LeadFacts.Entry;
import io.handshake.reporting.facts.LeadFacts.Reversal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The tables of who entered which stage: one statement per table and page, harmless when repeated. */
@ApplicationScoped
class StageTables {

    private final Sql sql;

    StageTables(Sql sql) {
        this.sql = sql;
    }

    void write(LeadFacts facts) {
        entries(facts.entries.values());
        reversals(facts.reversals.values());
    }

    void forget() {
        sql.update("truncate stage_entry, reversed_entry");
    }

    private void entries(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into stage_entry (lead, pass, stage, funnel, milestone, inferred, entered_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[])
                on conflict (lead, pass, stage) do nothing
                """,
                column(entries, UUID[]::new, entry -> entry.key().lead()),
                column(entries, Integer[]::new, entry -> entry.key().pass()),
                column(entries, String[]::new, entry -> entry.key().stage()),
                column(entries, String[]::new, Entry::funnel),
                column(entries, String[]::new, Entry::milestone),
                column(entries, Boolean[]::new, Entry::inferred),
                column(entries, Instant[]::new, Entry::at));
    }

    /** An entry that was taken back is kept apart, so that another may follow. */
    private void reversals(Collection<Reversal> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        sql.update(
                """
                with back as (
                  delete from stage_entry e
                  using unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[]) as r (lead, pass, stage, reversed_at)
                  where e.lead = r.lead and e.pass = r.pass and e.stage = r.stage
                  returning e.lead, e.pass, e.stage, e.funnel, e.milestone, e.inferred, e.entered_at, r.reversed_at)
                insert into reversed_entry (lead, pass, stage, funnel, milestone, inferred, entered_at, reversed_at)
                select * from back on conflict do nothing
                """,
                column(reversals, UUID[]::new, reversal -> reversal.key().lead()),
                column(reversals, Integer[]::new, reversal -> reversal.key().pass()),
                column(reversals, String[]::new, reversal -> reversal.key().stage()),
                column(reversals, Instant[]::new, Reversal::at));
    }
}
