package io.handshake.scoring.calibration;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.rate.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts passes by score, in one statement. */
@ApplicationScoped
class ScoreCounts {
    /** More combinations of band and version than anybody could read. */
    static final int MOST = 10_000;

    private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

    private static final String HANDED_OFF = """
            select h.lead, h.pass, h.at, floor(q.score::numeric)::bigint as score, q.definition, q.version, o.since
            from pass_handoff h
            left join qualification q on q.lead = h.lead and q.pass = h.pass
            left join pass_opportunity o on o.lead = h.lead and o.pass = h.pass
            where h.at >= ? and h.at < ? and (o.since is null or o.since >= h.at)
              and not exists (select from pass p where p.lead = h.lead and p.number = h.pass and p.outcome = 'merged')""";

    private static final String ALL_LEADS = """
            select p.lead, p.number as pass, p.opened_at as at, floor(s.points)::bigint as score, s.definition, s.version,
              o.since
            from pass p
            left join lead l on l.id = p.lead and l.survivor is not null
            left join lead_score s on s.lead = coalesce(l.survivor, p.lead)
            left join pass_opportunity o on o.lead = p.lead and o.pass = p.number
            where p.opened_at >= ? and p.opened_at < ? and p.outcome is distinct from 'merged'""";

    /** A million passes are joined in memory, which the server's own setting is too small for. */
    private static final String IN_MEMORY = "set local work_mem = '64MB'";

    private final Sql sql;

    ScoreCounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Passes whose score lies in one band and was given by one version.
     *
     * @param band lower end of the band; null: they have no score, and no version gave it
     */
    record Count(@Nullable Long band, @Nullable String definition, int version, long members, Rate rate) {}

    /**
     * Passes of which nobody can say yet what becomes of them.
     *
     * @param afterwards how many there are after the end of the window
     * @param first when the first of them began, in the window or after it
     */
    record Young(long afterwards, @Nullable Instant first) {
        private static final Young NOBODY = new Young(0, null);

        @Nullable
        Instant oldEnoughAt(Duration horizon) {
            return first == null ? null : first.plus(horizon);
        }
    }

    Young young(Question question) {
        Cohort cohort = question.cohort();
        Instant mature = cohort.matureBefore();
        Instant from = mature == null || mature.isBefore(cohort.from()) ? cohort.from() : mature;
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(from, EVER, cohort.to()));
        arguments.addAll(question.scope().values());
        return sql.first(
                        """
                        with member as (%s)
                        select count(*) filter (where at >= ?) as afterwards, min(at) as first from member %s""".formatted(members(question), question.scope().join()),
                        row -> new Young(row.getLong("afterwards"), Sql.instant(row, "first")),
                        arguments.toArray())
                .orElse(Young.NOBODY);
    }

    private static String members(Question question) {
        return question.population() == Population.HANDED_OFF ? HANDED_OFF : ALL_LEADS;
    }

    /** In a transaction. */
    List<Count> of(Question question) {
        sql.update(IN_MEMORY);
        Cohort cohort = question.cohort();
        int width = question.bandWidth();
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(
                cohort.from(),
                cohort.to(),
                width,
                width,
                width,
                cohort.matureBefore(),
                cohort.matureBefore(),
                cohort.horizonDays() * 24));
        arguments.addAll(question.scope().values());
        arguments.add(MOST + 1);
        return sql.list(
                """
                with member as (%s)
                select score - ((score %% ?) + ?) %% ? as band, definition, coalesce(version, 0) as version,
                  count(*) as members, count(*) filter (where at < ?::timestamptz) as mature,
                  count(*) filter (where at < ?::timestamptz and since <= at + make_interval(hours => ?)) as opportunities
                from member %s
                group by 1, 2, 3 order by 1, 2, 3 limit ?""".formatted(members(question), question.scope().join()), ScoreCounts::read, arguments.toArray());
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(
                row.getObject("band", Long.class),
                row.getString("definition"),
                row.getInt("version"),
                row.getLong("members"),
                new Rate(row.getLong("opportunities"), row.getLong("mature")));
    }
}
