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

    /** What happened in the window; an entry is taken back on the date of the reversal, and the past stays as it was. */
    Map<String, Entries> inPeriod(String funnel, Window window, boolean byLead) {
        return entries(
                byLead ? """
                          select stage, sum(entered) as entered, sum(inferred) as inferred, sum(all_entries) as all_entries
                          from (select stage, sign(sum(sign) filter (where not inferred)) as entered,
                                       sign(sum(sign) filter (where inferred)) as inferred, sign(sum(sign)) as all_entries
                                from (%s) as t group by stage, lead) as l
                          group by stage
                          """.formatted(TOLD) : """
                          select stage, sum(sign) filter (where not inferred) as entered,
                                 sum(sign) filter (where inferred) as inferred, sum(sign) as all_entries
                          from (%s) as t group by stage
                          """.formatted(TOLD),
                funnel,
                window.from(),
                window.to(),
                funnel,
                window.from(),
                window.to(),
                funnel,
                window.from(),
                window.to());
    }

    private static final String TOLD = """
            select stage, lead, inferred, 1 as sign from stage_entry where funnel = ? and entered_at >= ? and entered_at < ?
            union all
            select stage, lead, inferred, 1 from reversed_entry where funnel = ? and entered_at >= ? and entered_at < ?
            union all
            select stage, lead, inferred, -1 from reversed_entry where funnel = ? and reversed_at >= ? and reversed_at < ?
            """;

    /** Entries in the window that stood at the end of their horizon. */
    Map<String, Entries> inCohort(String funnel, Window window, Horizon horizon, boolean byLead) {
        return entries(
                """
                select stage, count(%1$s) filter (where not inferred) as entered,
                       count(%1$s) filter (where inferred) as inferred, count(%1$s) as all_entries
                from (select stage, lead, inferred from stage_entry
                      where funnel = ? and entered_at >= ? and entered_at < ?
                      union all
                      select stage, lead, inferred from reversed_entry
                      where funnel = ? and entered_at >= ? and entered_at < ?
                        and reversed_at > entered_at + make_interval(hours => ?)) as t
                group by stage
                """.formatted(byLead ? "distinct lead" : "*"),
                funnel,
                window.from(),
                window.to(),
                funnel,
                window.from(),
                window.to(),
                horizon.hours());
    }

    private Map<String, Entries> entries(String select, Object... arguments) {
        Map<String, Entries> found = new HashMap<>();
        sql.list(
                select,
                row -> found.put(
                        row.getString("stage"),
                        new Entries(row.getLong("entered"), row.getLong("inferred"), row.getLong("all_entries"))),
                arguments);
        return found;
    }

    /** Each entry in the window with the next stage, and whether a pass stood there in time; that is never before the entry. */
    private static final String FOLLOWED_FROM = """
            select n.stage, a.lead, a.entered_at, b.lead is not null or r.lead is not null as reached
            from (select *, entered_at + make_interval(hours => ?) as until from %s
                  where funnel = ? and entered_at >= ? and entered_at < ?) a
            join funnel_stage n on n.funnel = a.funnel and n.previous = a.stage
            left join stage_entry b on b.funnel = a.funnel and b.lead = a.lead and b.pass = a.pass and b.stage = n.stage
              and b.entered_at <= a.until and b.entered_at >= ? and b.entered_at < ?
            left join reversed_entry r on r.funnel = a.funnel and r.lead = a.lead and r.pass = a.pass and r.stage = n.stage
              and r.entered_at <= a.until and r.reversed_at > a.until
            """;

    /** Entries that were taken back are followed apart: they are few, and the others are planned as if there were none. */
    private static final String FOLLOWED = FOLLOWED_FROM.formatted("stage_entry") + "union all "
            + FOLLOWED_FROM.formatted("reversed_entry") + "where a.reversed_at > a.until";

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
                funnel,
                window.from(),
                window.to(),
                window.from(),
                window.to().plus(horizon.length()),
                horizon.hours(),
                funnel,
                window.from(),
                window.to(),
                window.from(),
                window.to().plus(horizon.length()));
        return found;
    }
}
