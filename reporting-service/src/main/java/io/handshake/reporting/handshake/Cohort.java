package io.handshake.reporting.handshake;

import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Window;

/** What became, by the end of the horizon, of each hand-off opened in a window: the beginning of a statement. */
record Cohort(Window window, Horizon horizon) {

    /** Takes {@link #arguments}. A suppressed hand-off is only {@code held}, and so is one that nobody is asked to accept; the {@code cohort} is the others. */
    static final String SQL = """
            with opened as (
              select *, opened_at + make_interval(hours => ?) as until from handoff where opened_at >= ? and opened_at < ?),
            ended as (
              select o.id, o.lead, o.rep, o.opened_at, o.until, o.first_offered_at, o.suppressed_at,
                     coalesce(o.gated, true) as gated, coalesce(o.delivered_at <= o.until, false) as delivered,
                     greatest(0, extract(epoch from o.first_offered_at - o.qualified_at))::float8 as delay,
                     stood.handoff is not null or coalesce(o.accepted_at <= o.until, false) as accepted,
                     case when stood.handoff is null then o.accepted_took else stood.took end as took,
                     coalesce(back.first_at <= o.until, false) as reversed,
                     coalesce(o.rejected_at <= o.until, false) as rejected,
                     coalesce(o.rejected_at <= o.until, false)
                       and exists (select from settlement s where s.handoff = o.id and s.outcome = 'overturned'
                                   and s.settled_at <= o.until) as overturned,
                     coalesce(o.cancelled_at <= o.until, false) as cancelled,
                     coalesce(o.recycled_at <= o.until, false) as recycled,
                     case when o.concluded_at <= o.until then o.conclusion end as conclusion
              from opened o
              left join reversed_acceptance stood
                on stood.handoff = o.id and stood.accepted_at <= o.until and stood.reversed_at > o.until
              left join (select handoff, min(reversed_at) as first_at from reversed_acceptance group by handoff) back
                on back.handoff = o.id),
            held as (
              select *, suppressed_at is not null and not (accepted or rejected or cancelled or recycled) as suppressed
              from ended),
            cohort as (select * from held where gated and not suppressed)
            """;

    Object[] arguments() {
        return new Object[] {horizon.hours(), window.from(), window.to()};
    }

    /** The columns of a {@link Spread} over the rows for which a condition holds. */
    static String spread(String name, String seconds, String where) {
        return """
                count(%2$s) filter (where %3$s) as %1$s_count,
                percentile_cont(0.5) within group (order by %2$s) filter (where %3$s) as %1$s_median,
                percentile_cont(0.9) within group (order by %2$s) filter (where %3$s) as %1$s_p90
                """.formatted(name, seconds, where);
    }
}
