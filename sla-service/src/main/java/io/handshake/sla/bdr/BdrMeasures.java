package io.handshake.sla.bdr;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.bdr.BdrMeasuresView.Revenue;
import io.handshake.sla.bdr.BdrMeasuresView.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what BDRs did in a period, and what has come of it. */
@ApplicationScoped
class BdrMeasures {
    private static final int SMALL = 20;

    /** An offer whose acceptance was taken back was reversed, and so was that to whom it had been handed on, which has no clock. */
    private static final String ACCEPTED = """
            o.state in ('accepted', 'reversed')
               and (o.state = 'accepted' or exists (select from clock c where c.offer = o.id))""";

    /** SQLs of the period, and the opportunities they led to: out of their hand-off or that to sales, or with their lead and pass. */
    private static final String LED = """
            with sqls as materialized (
              select c.rep, h.id, h.lead, h.pass from sales_qualification c join handoff h on h.id = c.handoff
              where c.rep = any(?::uuid[]) and c.qualified_at >= ? and c.qualified_at < ? and h.hand_to = 'BDR'),
            sales as materialized (
              select q.id as sql, h.id, h.gated,
                     exists (select from offer o where o.handoff = h.id and o.state = 'accepted') as accepted
              from sqls q join handoff h on h.lead = q.lead and h.pass = q.pass and h.hand_to = 'SALES'),
            led as materialized (
              select q.rep, q.id as sql, p.opportunity from sqls q join deal_pass p on p.lead = q.lead and p.pass = q.pass
              union
              select q.rep, q.id, d.opportunity from sqls q join known_deal d on d.handoff = q.id
              union
              select q.rep, q.id, d.opportunity from sqls q join sales s on s.sql = q.id join known_deal d on d.handoff = s.id)
            """;

    static final String ROWS = LED + """
            select r.id, r.name, r.team,
              (select count(*) from offer o join handoff h on h.id = o.handoff
               where o.rep = r.id and %1$s and o.ended_at >= ? and o.ended_at < ? and h.hand_to = 'BDR')
              - (select count(*) from offer o join handoff h on h.id = o.handoff
                 where o.rep = r.id and o.state = 'reversed' and %1$s and o.reversed_at >= ? and o.reversed_at < ?
                   and h.hand_to = 'BDR') as accepted,
              met.meetings, met.held,
              (select count(*) from sqls q where q.rep = r.id) as sqls,
              (select count(distinct s.sql) from sqls q join sales s on s.sql = q.id where q.rep = r.id) as handed_over,
              (select count(distinct s.sql) from sqls q join sales s on s.sql = q.id where q.rep = r.id and s.accepted) as taken,
              (select count(*) from sqls q where q.rep = r.id
               and not coalesce((select bool_or(s.gated) from sales s where s.sql = q.id), true)) as unasked,
              (select count(distinct l.sql) from led l where l.rep = r.id) as with_opportunity,
              deals.opportunities, deals.won, deals.unpriced
            from rep r
              cross join lateral (
                select count(*) as meetings, count(*) filter (where t.outcome = 'reached') as held
                from touch t join handoff h on h.id = t.handoff
                where t.rep = r.id and t.kind = 'meeting' and t.recorded_at >= ? and t.recorded_at < ? and h.hand_to = 'BDR') met
              cross join lateral (
                select count(*) as opportunities, count(*) filter (where d.state = 'won') as won,
                       count(*) filter (where d.state = 'won' and d.amount_minor is null) as unpriced
                from known_deal d where d.opportunity in (select l.opportunity from led l where l.rep = r.id)) deals
            where r.id = any(?::uuid[]) order by r.id
            """.formatted(ACCEPTED);

    private static final String REVENUE = LED + """
            select l.rep, d.currency, sum(d.amount_minor)::bigint as minor, count(*) as opportunities
            from (select distinct rep, opportunity from led) l join known_deal d using (opportunity)
            where d.state = 'won' and d.amount_minor is not null
            group by l.rep, d.currency order by l.rep, d.currency
            """;

    private final Sql sql;

    BdrMeasures(Sql sql) {
        this.sql = sql;
    }

    /** Who serves BDRs only, and whoever else's acceptances or SQLs count in the period; none restricts to some. */
    List<UUID> reps(UUID @Nullable [] among, Instant from, Instant to, UUID after, int limit) {
        return sql.list(
                """
                select r.id from rep r
                where (?::uuid[] is null or r.id = any(?::uuid[])) and r.id > ?
                  and (r.side = 'BDR'
                       or exists (select from offer o join handoff h on h.id = o.handoff
                                  where o.rep = r.id and %1$s and o.ended_at >= ? and o.ended_at < ? and h.hand_to = 'BDR')
                       or exists (select from offer o join handoff h on h.id = o.handoff
                                  where o.rep = r.id and o.state = 'reversed' and %1$s and o.reversed_at >= ?
                                    and o.reversed_at < ? and h.hand_to = 'BDR')
                       or exists (select from sales_qualification c join handoff h on h.id = c.handoff
                                  where c.rep = r.id and c.qualified_at >= ? and c.qualified_at < ? and h.hand_to = 'BDR'))
                order by r.id limit ?
                """.formatted(ACCEPTED),
                row -> row.getObject("id", UUID.class),
                among,
                among,
                after,
                from,
                to,
                from,
                to,
                from,
                to,
                limit);
    }

    /** By id of the rep. */
    List<Row> of(List<UUID> reps, Instant from, Instant to) {
        UUID[] ids = reps.toArray(UUID[]::new);
        Map<UUID, List<Revenue>> revenue = new HashMap<>();
        sql.list(
                REVENUE,
                row -> revenue.computeIfAbsent(row.getObject("rep", UUID.class), _ -> new ArrayList<>())
                        .add(new Revenue(
                                row.getString("currency"), row.getLong("minor"), row.getLong("opportunities"))),
                ids,
                from,
                to);
        return sql.list(
                ROWS,
                row -> view(row, revenue.getOrDefault(row.getObject("id", UUID.class), List.of())),
                arguments(ids, from, to));
    }

    static Object[] arguments(UUID[] ids, Instant from, Instant to) {
        return new Object[] {ids, from, to, from, to, from, to, from, to, ids};
    }

    private static Row view(ResultSet row, List<Revenue> revenue) throws SQLException {
        long sqls = row.getLong("sqls");
        long taken = row.getLong("taken");
        long withOpportunity = row.getLong("with_opportunity");
        long opportunities = row.getLong("opportunities");
        long won = row.getLong("won");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("team"),
                row.getLong("accepted"),
                row.getLong("meetings"),
                row.getLong("held"),
                sqls,
                row.getLong("handed_over"),
                taken,
                rate(taken, sqls - row.getLong("unasked")),
                withOpportunity,
                rate(withOpportunity, sqls),
                opportunities,
                won,
                rate(won, opportunities),
                revenue,
                row.getLong("unpriced"),
                sqls < SMALL);
    }

    private static @Nullable Double rate(long part, long of) {
        return of == 0 ? null : (double) part / of;
    }
}
