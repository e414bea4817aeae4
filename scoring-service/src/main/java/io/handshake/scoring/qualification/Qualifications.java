package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Every pass that was qualified, each once and for ever. */
@ApplicationScoped
class Qualifications {
    private final Sql sql;

    Qualifications(Sql sql) {
        this.sql = sql;
    }

    record Qualification(LeadQualified verdict, Instant at) {}

    /** The unique row per pass and the lead's own count are written together: a pass cannot be qualified twice. */
    void add(List<LeadQualified> verdicts, Instant at) {
        UUID[] leads = verdicts.stream().map(LeadQualified::lead).toArray(UUID[]::new);
        Integer[] passes = verdicts.stream().map(LeadQualified::pass).toArray(Integer[]::new);
        Instant[] now = new Instant[leads.length];
        Arrays.fill(now, at);
        sql.update(
                """
                insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, crossed_by, reason, qualified_at)
                select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::timestamptz[],
                  ?::uuid[], ?::text[], ?::timestamptz[])""",
                leads,
                passes,
                verdicts.stream().map(LeadQualified::score).toArray(Long[]::new),
                verdicts.stream().map(LeadQualified::threshold).toArray(Long[]::new),
                verdicts.stream().map(LeadQualified::definition).toArray(String[]::new),
                verdicts.stream().map(LeadQualified::version).toArray(Integer[]::new),
                verdicts.stream().map(LeadQualified::crossedAt).toArray(Instant[]::new),
                verdicts.stream().map(LeadQualified::crossedBy).toArray(UUID[]::new),
                verdicts.stream().map(LeadQualified::reason).toArray(String[]::new),
                now);
        sql.update("""
                update lead l set qualified_pass = q.pass, awaiting = false, sequence = l.sequence + 1
                from unnest(?::uuid[], ?::int[]) as q (lead, pass) where l.id = q.lead""", leads, passes);
    }

    Optional<Qualification> of(UUID lead, int pass) {
        return sql.first("select * from qualification where lead = ? and pass = ?", Qualifications::read, lead, pass);
    }

    private static Qualification read(ResultSet row) throws SQLException {
        return new Qualification(
                new LeadQualified(
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        row.getLong("score"),
                        row.getLong("threshold"),
                        row.getString("definition"),
                        row.getInt("version"),
                        Objects.requireNonNull(Sql.instant(row, "crossed_at")),
                        row.getObject("crossed_by", UUID.class),
                        row.getString("reason")),
                Objects.requireNonNull(Sql.instant(row, "qualified_at")));
    }
}
