package io.handshake.scoring.experiment;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What became of members: each is read through the passes of the lead it is by now, too. */
@ApplicationScoped
class Outcomes {
    private final Sql sql;

    Outcomes(Sql sql) {
        this.sql = sql;
    }

    Outcome of(String key, Arm arm, Instant now) {
        return sql.first(
                        """
                        with member as (
                          select m.*, array[m.lead, coalesce(l.survivor, m.lead)] as leads, m.matures_at <= ? as mature
                          from experiment_member m left join lead l on l.id = m.lead where m.key = ? and m.arm = ?
                        ), known as (
                          select m.*,
                            exists (select from milestone s where s.lead = any(m.leads) and s.handoff_to is not null
                              and s.recorded_at >= m.begun_at and s.recorded_at < m.matures_at) as handed_off,
                            exists (select from milestone s where s.lead = any(m.leads)
                              and s.milestone in ('OPPORTUNITY', 'CUSTOMER')
                              and s.recorded_at >= m.begun_at and s.recorded_at < m.matures_at)
                            or exists (select from opportunity_pass p join opportunity o on o.id = p.opportunity
                              where p.lead = any(m.leads)
                              and o.created_at >= m.begun_at and o.created_at < m.matures_at) as opportunity
                          from member m
                        )
                        select count(*) as members, count(*) filter (where handed_off) as handed_off,
                          count(*) filter (where opportunity) as opportunities, count(*) filter (where mature) as mature,
                          count(*) filter (where mature and opportunity) as mature_opportunities
                        from known""",
                        row -> new Outcome(
                                row.getInt("members"),
                                row.getInt("handed_off"),
                                row.getInt("opportunities"),
                                row.getInt("mature"),
                                row.getInt("mature_opportunities")),
                        now,
                        key,
                        arm.text())
                .orElseThrow();
    }
}
