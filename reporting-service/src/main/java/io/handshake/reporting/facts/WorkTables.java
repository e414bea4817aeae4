package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.WorkFacts.Clock;
import io.handshake.reporting.facts.WorkFacts.Settlement;
import io.handshake.reporting.facts.WorkFacts.Touch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The tables of touches, clocks and disputes: one statement per table and page, harmless when repeated. */
@ApplicationScoped
class WorkTables {

    private final Sql sql;

    WorkTables(Sql sql) {
        this.sql = sql;
    }

    void write(WorkFacts facts) {
        touches(facts.touches.values());
        clocks(facts.clocks.values());
        settlements(facts.settlements.values());
    }

    void forget() {
        sql.update("truncate touch, clock, settlement");
    }

    private void touches(Collection<Touch> touches) {
        if (touches.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into touch (id, handoff, touched_at, recorded_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[]) on conflict (id) do nothing
                """,
                column(touches, UUID[]::new, Touch::id),
                column(touches, UUID[]::new, Touch::handoff),
                column(touches, Instant[]::new, Touch::at),
                column(touches, Instant[]::new, Touch::recordedAt));
    }

    private void clocks(Collection<Clock> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into clock as c (id, handoff, kind, outcome, stopped_at, elapsed)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                on conflict (id) do update
                set outcome = excluded.outcome, stopped_at = coalesce(excluded.stopped_at, c.stopped_at),
                    elapsed = coalesce(excluded.elapsed, c.elapsed)
                """,
                column(clocks, UUID[]::new, Clock::id),
                column(clocks, UUID[]::new, Clock::handoff),
                column(clocks, String[]::new, Clock::kind),
                column(clocks, String[]::new, Clock::outcome),
                column(clocks, Instant[]::new, Clock::stoppedAt),
                column(clocks, Long[]::new, Clock::elapsed));
    }

    private void settlements(Collection<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into settlement (dispute, handoff, outcome, settled_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[]) on conflict (dispute) do nothing
                """,
                column(settlements, UUID[]::new, Settlement::dispute),
                column(settlements, UUID[]::new, Settlement::handoff),
                column(settlements, String[]::new, Settlement::outcome),
                column(settlements, Instant[]::new, Settlement::at));
    }
}
