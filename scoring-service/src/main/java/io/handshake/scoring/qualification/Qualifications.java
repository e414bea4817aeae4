package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.Course;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every pass that was qualified, each once and for ever. */
@ApplicationScoped
class Qualifications {
    private final Sql sql;

    Qualifications(Sql sql) {
        this.sql = sql;
    }

    record Qualification(LeadQualified verdict, Instant at) {
        /** Whether the score was the reason, or sufficed later when an experiment was. */
        boolean hadPoints(Course course, Instant until) {
            return !verdict.reason().equals("experiment")
                    || course.crossed(until).isPresent();
        }
    }

    /** The unique row per pass and the lead's own count are written together: a pass cannot be qualified twice. */
    void add(List<LeadQualified> verdicts, Instant at) {
        if (verdicts.isEmpty()) {
            return;
        }
        UUID[] leads = verdicts.stream().map(LeadQualified::lead).toArray(UUID[]::new);
        Integer[] passes = verdicts.stream().map(LeadQualified::pass).toArray(Integer[]::new);
        Instant[] now = new Instant[leads.length];
        Arrays.fill(now, at);
        sql.update(
                """
                insert into qualification
                  (lead, pass, score, fit, intent, threshold, definition, version, crossed_at, crossed_by, reason, qualified_at)
                select * from unnest(?::uuid[], ?::int[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[],
                  ?::bigint[], ?::text[], ?::int[], ?::timestamptz[], ?::uuid[], ?::text[], ?::timestamptz[])""",
                leads,
                passes,
                texts(verdicts, LeadQualified::score),
                texts(verdicts, LeadQualified::fit),
                texts(verdicts, LeadQualified::intent),
                verdicts.stream().map(LeadQualified::threshold).toArray(Long[]::new),
                verdicts.stream().map(LeadQualified::definition).toArray(String[]::new),
                verdicts.stream().map(LeadQualified::version).toArray(Integer[]::new),
                verdicts.stream().map(LeadQualified::crossedAt).toArray(Instant[]::new),
                verdicts.stream().map(LeadQualified::crossedBy).toArray(UUID[]::new),
                verdicts.stream().map(LeadQualified::reason).toArray(String[]::new),
                now);
        sql.update("""
                update lead l set qualified_pass = q.pass
                from unnest(?::uuid[], ?::int[]) as q (lead, pass) where l.id = q.lead""", leads, passes);
    }

    private static String[] texts(List<LeadQualified> verdicts, Function<LeadQualified, @Nullable BigDecimal> points) {
        return verdicts.stream()
                .map(points)
                .map(value -> value == null ? null : value.toPlainString())
                .toArray(String[]::new);
    }

    /** How many passes qualified since an instant. */
    long since(Instant instant) {
        return sql.first(
                        "select count(*) as passes from qualification where qualified_at >= ?",
                        row -> row.getLong("passes"),
                        instant)
                .orElseThrow();
    }

    /** Of some leads, those whose pass an experiment qualified, and not their score. */
    Set<UUID> triedAmong(List<Lead> leads) {
        if (leads.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.list(
                """
                select q.lead from unnest(?::uuid[], ?::int[]) as l (id, pass)
                  join qualification q on q.lead = l.id and q.pass = l.pass where q.reason = 'experiment'""",
                row -> row.getObject("lead", UUID.class),
                leads.stream().map(Lead::id).toArray(UUID[]::new),
                leads.stream().map(lead -> lead.pass().scored()).toArray(Integer[]::new)));
    }

    Optional<Qualification> of(UUID lead, int pass) {
        return sql.first("select * from qualification where lead = ? and pass = ?", Qualifications::read, lead, pass);
    }

    private static Qualification read(ResultSet row) throws SQLException {
        return new Qualification(
                new LeadQualified(
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        row.getBigDecimal("score"),
                        row.getBigDecimal("fit"),
                        row.getBigDecimal("intent"),
                        row.getObject("threshold", Long.class),
                        row.getString("definition"),
                        row.getInt("version"),
                        Objects.requireNonNull(Sql.instant(row, "crossed_at")),
                        row.getObject("crossed_by", UUID.class),
                        row.getString("reason")),
                Objects.requireNonNull(Sql.instant(row, "qualified_at")));
    }
}
