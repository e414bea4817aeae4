package io.handshake.scoring.experiment;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What became of members: each is read through the passes of the lead it is by now, too. */
@ApplicationScoped
class Outcomes {
    /** The members of an experiment that a condition chooses, with how far each has come. */
    private static final String KNOWN = """
            with member as (
              select m.*, array[m.lead, coalesce(l.survivor, m.lead)] as leads, coalesce(m.matures_at <= ?, false) as mature
              from experiment_member m left join lead l on l.id = m.lead where m.key = ? and %s
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
            """;

    private final Sql sql;

    Outcomes(Sql sql) {
        this.sql = sql;
    }

    Outcome of(String key, Arm arm, Instant now) {
        return sql.first(
                        KNOWN.formatted("m.arm = ?") + """
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

    /** Members after one, in order. */
    List<MemberView> after(String key, int number, int limit, Instant now) {
        return sql.list(
                KNOWN.formatted("m.number > ? and m.number <= ?") + "select * from known order by number",
                row -> new MemberView(
                        row.getInt("number"),
                        row.getObject("lead", UUID.class),
                        row.getString("arm"),
                        Objects.requireNonNull(Sql.instant(row, "due_at")),
                        Sql.instant(row, "begun_at"),
                        Sql.instant(row, "matures_at"),
                        row.getObject("handed_over", Boolean.class),
                        row.getBoolean("mature"),
                        row.getBoolean("handed_off"),
                        row.getBoolean("opportunity")),
                now,
                key,
                number,
                number + limit);
    }
}
