package io.handshake.reporting.facts;

import static io.handshake.reporting.facts.Columns.column;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.facts.FunnelFacts.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * The tables of funnels and their stages. All leads share them, so pages that are applied at the same time meet here: each page
 * writes them once and in one order, and rows that it says nothing new of are not touched.
 */
@ApplicationScoped
class FunnelTables {

    private final Sql sql;

    FunnelTables(Sql sql) {
        this.sql = sql;
    }

    void write(FunnelFacts facts) {
        funnels(facts.funnels);
        stages(facts.stages.values());
    }

    void forget() {
        sql.update("truncate funnel, funnel_stage");
    }

    private void funnels(Collection<String> funnels) {
        if (funnels.isEmpty()) {
            return;
        }
        sql.update(
                "insert into funnel (key) select key from unnest(?::text[]) as f (key) order by key on conflict do nothing",
                (Object) funnels.toArray(String[]::new));
    }

    private void stages(Collection<Stage> stages) {
        if (stages.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into funnel_stage as f (funnel, stage, milestone, previous, funnel_version)
                select s.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
                  as s (funnel, stage, milestone, previous, funnel_version)
                where not exists (select from funnel_stage k where k.funnel = s.funnel and k.stage = s.stage
                                  and k.funnel_version >= s.funnel_version)
                order by s.funnel, s.stage
                on conflict (funnel, stage) do update
                set milestone = excluded.milestone, previous = excluded.previous,
                    funnel_version = excluded.funnel_version
                where f.funnel_version < excluded.funnel_version
                """,
                column(stages, String[]::new, stage -> stage.key().funnel()),
                column(stages, String[]::new, stage -> stage.key().stage()),
                column(stages, String[]::new, Stage::milestone),
                column(stages, String[]::new, Stage::previous),
                column(stages, Integer[]::new, Stage::funnelVersion));
    }
}
