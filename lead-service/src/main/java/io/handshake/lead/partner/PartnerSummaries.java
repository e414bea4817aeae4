package io.handshake.lead.partner;

import io.handshake.chassis.sql.Sql;
import io.handshake.lead.partner.PartnerSummary.Reached;
import io.handshake.lead.partner.PartnerSummary.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what came of a source's newest leads; never more than so many, whatever the source has. */
@ApplicationScoped
class PartnerSummaries {
    static final int MOST = 10_000;

    private static final List<String> MILESTONES =
            List.of("QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER");

    private static final String NEWEST =
            "with newest as materialized (select id, pass, stage from lead where source = ? and merged_into is null order by id desc limit ?) ";

    private final Sql sql;

    PartnerSummaries(Sql sql) {
        this.sql = sql;
    }

    PartnerSummary of(String source) {
        List<Standing> standings = standings(source);
        long counted = standings.stream().mapToLong(Standing::leads).sum();
        Map<String, Long> reached = reached(source);
        return new PartnerSummary(
                source,
                counted,
                counted < MOST,
                standings,
                MILESTONES.stream()
                        .map(milestone -> new Reached(milestone, reached.getOrDefault(milestone, 0L)))
                        .toList());
    }

    private List<Standing> standings(String source) {
        return sql.list(
                NEWEST + """
                select n.stage, p.outcome, count(*) as leads from newest n
                join pass p on p.lead = n.id and p.number = n.pass
                group by n.stage, p.outcome order by count(*) desc, n.stage, p.outcome""",
                row -> new Standing(row.getString("stage"), row.getString("outcome"), row.getLong("leads")),
                source,
                MOST);
    }

    private Map<String, Long> reached(String source) {
        Map<String, Long> reached = new HashMap<>();
        sql.list(NEWEST + """
                        , funnel_stage as (
                          select v.key as funnel, v.version, s.stage ->> 'key' as key, s.stage ->> 'milestone' as milestone
                          from agreement_version v
                          cross join lateral jsonb_array_elements(v.document::jsonb #> '{content,stages}') as s (stage)
                          where v.kind = 'funnel')
                        select s.milestone, count(distinct n.id) as leads from newest n
                        join pass p on p.lead = n.id
                        join stage_entry e on e.lead = p.lead and e.pass = p.number
                          and not exists (select from stage_reversal r
                                          where (r.lead, r.pass, r.reversed) = (e.lead, e.pass, e.position))
                        join funnel_stage s on s.funnel = p.funnel and s.version = p.funnel_version and s.key = e.stage
                        group by s.milestone""", row -> Map.entry(row.getString("milestone"), row.getLong("leads")), source, MOST)
                .forEach(count -> reached.put(count.getKey(), count.getValue()));
        return reached;
    }
}
