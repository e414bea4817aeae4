package io.handshake.scoring.signals;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.calibration.Cohort;
import io.handshake.scoring.rate.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts passes by what their leads did and were before it was decided, each question in one statement. */
@ApplicationScoped
class SignalCounts {
    private static final int MOST_TYPES = 500;
    private static final int MOST_VALUES = 50;

    /** Passes old enough to be judged; what happened from {@code until} on is no evidence: the opportunity was there, or time was up. */
    static final String MEMBER = """
            member as (
              select p.lead, p.number as pass, coalesce(l.survivor, p.lead) as owner, p.counts_after,
                coalesce(o.since <= p.opened_at + make_interval(hours => ?), false) as won,
                least(o.since, p.opened_at + make_interval(hours => ?)) as until
              from pass p
              left join lead l on l.id = p.lead
              left join pass_opportunity o on o.lead = p.lead and o.pass = p.number
              where p.opened_at >= ? and p.opened_at < ? and p.opened_at < ?::timestamptz
                and p.outcome is distinct from 'merged')""";

    private final Sql sql;

    SignalCounts(Sql sql) {
        this.sql = sql;
    }

    /** Passes with something. */
    record Counted(String name, String value, Rate rate) {}

    static @Nullable Object[] arguments(Cohort cohort, @Nullable Object... more) {
        int hours = cohort.horizonDays() * 24;
        List<@Nullable Object> member =
                new ArrayList<>(Arrays.asList(hours, hours, cohort.from(), cohort.to(), cohort.matureBefore()));
        return Stream.concat(member.stream(), Arrays.stream(more)).toArray();
    }

    /** All that this transaction reads from now on is of one moment, so that the parts of a whole fit; it must come first. */
    void holdStill() {
        sql.update("set transaction isolation level repeatable read");
    }

    Rate all(Cohort cohort) {
        return sql.first(
                        "with " + MEMBER + " select count(*) as passes, count(*) filter (where won) as won from member",
                        row -> new Rate(row.getLong("won"), row.getLong("passes")),
                        arguments(cohort))
                .orElse(Rate.NOTHING);
    }

    /** Too young to be judged. */
    long immature(Cohort cohort) {
        return sql.first("""
                        select count(*) as passes from pass
                        where opened_at >= ? and opened_at < ? and (opened_at < ?::timestamptz) is not true
                          and outcome is distinct from 'merged'""", row -> row.getLong("passes"), cohort.from(), cohort.to(), cohort.matureBefore())
                .orElse(0L);
    }

    List<Counted> byActivityType(Cohort cohort) {
        return sql.list(
                "with " + MEMBER + """
                , done as (
                  select distinct m.lead, m.pass, m.won, a.type
                  from member m join contact_key k on k.lead = m.owner join activity a on a.key = k.key
                  where a.recorded_at > m.counts_after and a.recorded_at < m.until and a.occurred_at < m.until)
                select type, count(*) as passes, count(*) filter (where won) as won
                from done group by type order by passes desc, type limit ?""",
                row -> new Counted(row.getString("type"), "", new Rate(row.getLong("won"), row.getLong("passes"))),
                arguments(cohort, MOST_TYPES));
    }

    /** The most frequent values of each attribute, by attribute, whatever their case: as most write them. */
    List<Counted> byAttribute(Cohort cohort) {
        return sql.list(
                "with " + MEMBER + """
                , known as (
                  select distinct on (m.lead, m.pass) m.won, f.attributes
                  from member m join lead_profile f on f.lead = m.owner and f.recorded_at < m.until
                  order by m.lead, m.pass, f.sequence desc),
                counted as (
                  select e.key as attribute, mode() within group (order by e.value #>> '{}') as value, count(*) as passes,
                    count(*) filter (where k.won) as won,
                    row_number() over (partition by e.key order by count(*) desc, lower(e.value #>> '{}')) as place
                  from known k cross join lateral jsonb_each(k.attributes) e
                  where jsonb_typeof(e.value) in ('string', 'number', 'boolean') group by e.key, lower(e.value #>> '{}'))
                select * from counted where place <= ? order by attribute, place""",
                row -> new Counted(
                        row.getString("attribute"),
                        row.getString("value"),
                        new Rate(row.getLong("won"), row.getLong("passes"))),
                arguments(cohort, MOST_VALUES));
    }
}
