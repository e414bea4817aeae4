package io.handshake.reporting.funnel;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.StageOrder;
import io.handshake.reporting.numbers.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts entries, each question in one statement. */
@ApplicationScoped
class FunnelFigures {

    private final Sql sql;

    FunnelFigures(Sql sql) {
        this.sql = sql;
    }

    /** Entries into a stage: those that happened, those inferred, and both together. */
    record Entries(long entered, long inferred, long all) {

        static final Entries NONE = new Entries(0, 0, 0);
    }

    /** Those who entered a stage in the window, how many of them reached the next in time, and the last to enter. */
    record Followed(long members, long reached, @Nullable Instant youngest) {

        static final Followed NONE = new Followed(0, 0, null);
    }

    List<StageOrder.Link> stages(String funnel) {
        return StageOrder.of(sql.list(
                "select stage, milestone, previous from funnel_stage where funnel = ?",
                row -> new StageOrder.Link(
                        row.getString("stage"), row.getString("milestone"), row.getString("previous")),
                funnel));
    }

    Map<String, Entries> entries(String funnel, Window window, boolean byLead) {
        Map<String, Entries> found = new HashMap<>();
        sql.list(
                byLead ? """
                          select stage, count(distinct lead) filter (where not inferred) as entered,
                                 count(distinct lead) filter (where inferred) as inferred, count(distinct lead) as all_entries
                          from stage_entry where funnel = ? and entered_at >= ? and entered_at < ? group by stage
                          """ : """
                          select stage, count(*) filter (where not inferred) as entered,
                                 count(*) filter (where inferred) as inferred, count(*) as all_entries
                          from stage_entry where funnel = ? and entered_at >= ? and entered_at < ? group by stage
                          """,
                row -> found.put(
                        row.getString("stage"),
                        new Entries(row.getLong("entered"), row.getLong("inferred"), row.getLong("all_entries"))),
                funnel,
                window.from(),
                window.to());
        return found;
    }

    /** Each entry in the window with the next stage, and whether it was reached in time; that is never before the entry. */
    private static final String FOLLOWED = """
            select n.stage, a.lead, a.entered_at, b.lead is not null as reached
            from stage_entry a
            join funnel_stage n on n.funnel = a.funnel and n.previous = a.stage
            left join stage_entry b on b.funnel = a.funnel and b.lead = a.lead and b.pass = a.pass and b.stage = n.stage
              and b.entered_at <= a.entered_at + make_interval(hours => ?) and b.entered_at >= ? and b.entered_at < ?
            where a.funnel = ? and a.entered_at >= ? and a.entered_at < ?
            """;

    /** By the stage reached. */
    Map<String, Followed> followed(String funnel, Window window, Horizon horizon, boolean byLead) {
        String members = byLead
                ? "select stage, bool_or(reached) as reached, max(entered_at) as entered_at from (%s) as e group by stage, lead"
                        .formatted(FOLLOWED)
                : FOLLOWED;
        Map<String, Followed> found = new HashMap<>();
        sql.list(
                """
                select stage, count(*) as members, count(*) filter (where reached) as reached, max(entered_at) as youngest
                from (%s) as m group by stage
                """.formatted(members),
                row -> found.put(
                        row.getString("stage"),
                        new Followed(row.getLong("members"), row.getLong("reached"), Sql.instant(row, "youngest"))),
                horizon.hours(),
                window.from(),
                window.to().plus(horizon.length()),
                funnel,
                window.from(),
                window.to());
        return found;
    }
}
