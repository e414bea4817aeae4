package io.handshake.reporting.funnel;

import io.handshake.chassis.sql.Sql;
import io.handshake.reporting.funnel.FunnelReport.Money;
import io.handshake.reporting.funnel.FunnelReport.Opportunities;
import io.handshake.reporting.numbers.Horizon;
import io.handshake.reporting.numbers.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts opportunities, each once however many leads it has; an outcome that was taken back counts until then. */
@ApplicationScoped
class OpportunityFigures {

    private final Sql sql;

    OpportunityFigures(Sql sql) {
        this.sql = sql;
    }

    /** What happened in the window; an outcome is taken back on the date of the re-opening, and the past stays as it was. */
    Opportunities in(String funnel, Window window) {
        List<Counted> counted = sql.list(
                """
                with of_funnel as not materialized (
                  select l.opportunity, p.funnel from pass p join opportunity_pass l on l.lead = p.lead and l.pass = p.number),
                told as (
                  select 'created' as what, id as opportunity, 1 as sign, 0::bigint as minor, null as currency from opportunity
                  where created_at >= ? and created_at < ?
                  union all
                  select outcome, opportunity, 1, amount_minor, amount_currency from opportunity_outcome
                  where closed_at >= ? and closed_at < ?
                  union all
                  select outcome, opportunity, -1, -amount_minor, amount_currency from opportunity_outcome
                  where reopened_at >= ? and reopened_at < ?)
                select what, currency, sum(sign) as n, sum(minor)::bigint as minor
                from told
                where exists (select from of_funnel f where f.opportunity = told.opportunity and f.funnel = ?)
                group by what, currency having sum(sign) <> 0 or sum(minor) <> 0 order by currency
                """,
                Counted::read,
                window.from(),
                window.to(),
                window.from(),
                window.to(),
                window.from(),
                window.to(),
                funnel);
        return opportunities(counted);
    }

    /**
     * What became, within the horizon, of passes opened in the window. An opportunity is of a pass from when it began there, or
     * its lead joined it, until it left for a later pass; the last outcome that held at the end of the horizon counts.
     */
    Opportunities ofPassesOpenedIn(String funnel, Window window, Horizon horizon) {
        List<Counted> counted = sql.list("""
                with member as (
                  select l.opportunity, l.since, p.opened_at + make_interval(hours => ?) as until,
                         (select min(n.since) from opportunity_pass n
                          where n.opportunity = l.opportunity and n.lead = l.lead and n.pass > l.pass) as left_at
                  from pass p join opportunity_pass l on l.lead = p.lead and l.pass = p.number
                  where p.funnel = ? and p.opened_at >= ? and p.opened_at < ?),
                ended as (
                  select distinct on (e.opportunity) e.outcome, e.amount_minor, e.amount_currency
                  from member m join opportunity_outcome e on e.opportunity = m.opportunity
                  where e.closed_at >= m.since and (m.left_at is null or e.closed_at < m.left_at)
                    and e.closed_at <= m.until and (e.reopened_at is null or e.reopened_at > m.until)
                  order by e.opportunity, e.sequence desc),
                told as (
                  select 'created' as what, count(distinct opportunity) as n, 0::bigint as minor, null as currency
                  from member where since <= until
                  union all
                  select outcome, count(*), sum(amount_minor)::bigint, amount_currency from ended group by outcome, amount_currency)
                select what, currency, n, minor from told order by currency
                """, Counted::read, horizon.hours(), funnel, window.from(), window.to());
        return opportunities(counted);
    }

    private record Counted(String what, @Nullable String currency, long count, long minor) {

        static Counted read(ResultSet row) throws SQLException {
            return new Counted(
                    row.getString("what"), row.getString("currency"), row.getLong("n"), row.getLong("minor"));
        }
    }

    private static Opportunities opportunities(List<Counted> counted) {
        return new Opportunities(
                count(counted, "created"),
                count(counted, "won"),
                count(counted, "lost"),
                counted.stream()
                        .filter(part -> part.what().equals("won"))
                        .<Money>mapMulti((part, amounts) -> {
                            String currency = part.currency();
                            if (currency != null) {
                                amounts.accept(new Money(part.minor(), currency));
                            }
                        })
                        .toList());
    }

    private static long count(List<Counted> counted, String what) {
        return counted.stream()
                .filter(part -> part.what().equals(what))
                .mapToLong(Counted::count)
                .sum();
    }
}
