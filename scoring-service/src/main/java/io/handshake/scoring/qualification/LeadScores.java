package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.LeadScore.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How every lead stood when it was judged last. Written by whoever has locked the lead. */
@ApplicationScoped
class LeadScores {
    private final Sql sql;

    LeadScores(Sql sql) {
        this.sql = sql;
    }

    /** A fact is recorded when its transaction ends, later than it was decided: the pause to the next counts from then. */
    Map<UUID, LeadScore> of(Collection<UUID> leads) {
        return sql.list("""
                        select s.*, greatest(s.told_at, e.recorded_at) as last_told
                        from lead_score s
                          left join lateral (
                            select recorded_at from event
                            where hashtext(event.subject) = hashtext(s.lead::text) and event.subject = s.lead::text
                              and event.type = 'score-changed' and s.told_at is not null
                            order by position desc limit 1) e on true
                        where s.lead = any(?::uuid[])""", LeadScores::read, (Object) leads.toArray(UUID[]::new)).stream()
                .collect(toMap(LeadScore::lead, Function.identity()));
    }

    void save(Collection<LeadScore> scores) {
        if (scores.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into lead_score as s (lead, points, fit, intent, definition, version, as_of, cooled, had_points, changes_at, told_points, told_cooled, told_at)
                select * from unnest(?::uuid[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[], ?::int[],
                  ?::timestamptz[], ?::boolean[], ?::boolean[], ?::timestamptz[], ?::text[]::numeric[], ?::boolean[], ?::timestamptz[])
                on conflict (lead) do update set points = excluded.points, fit = excluded.fit, intent = excluded.intent,
                  definition = excluded.definition, version = excluded.version, as_of = excluded.as_of, cooled = excluded.cooled,
                  had_points = excluded.had_points, changes_at = excluded.changes_at, told_points = excluded.told_points, told_cooled = excluded.told_cooled,
                  told_at = excluded.told_at""",
                scores.stream().map(LeadScore::lead).toArray(UUID[]::new),
                texts(scores, LeadScore::points),
                texts(scores, LeadScore::fit),
                texts(scores, LeadScore::intent),
                scores.stream().map(LeadScore::definition).toArray(String[]::new),
                scores.stream().map(LeadScore::version).toArray(Integer[]::new),
                scores.stream().map(LeadScore::asOf).toArray(Instant[]::new),
                scores.stream().map(LeadScore::cooled).toArray(Boolean[]::new),
                scores.stream().map(LeadScore::hadPoints).toArray(Boolean[]::new),
                scores.stream().map(LeadScore::changesAt).toArray(Instant[]::new),
                scores.stream()
                        .map(score -> score.told()
                                .map(told -> told.points().toPlainString())
                                .orElse(null))
                        .toArray(String[]::new),
                scores.stream()
                        .map(score -> score.told().map(Told::cooled).orElse(false))
                        .toArray(Boolean[]::new),
                scores.stream()
                        .map(score -> score.told().map(Told::at).orElse(null))
                        .toArray(Instant[]::new));
    }

    /** A merged lead has none of its own. */
    void drop(Collection<UUID> leads) {
        if (!leads.isEmpty()) {
            sql.update("delete from lead_score where lead = any(?::uuid[])", (Object) leads.toArray(UUID[]::new));
        }
    }

    /** Leads that time alone has changed by now, the longest ago first. */
    List<UUID> changedBy(Instant now, int limit) {
        return sql.list(
                "select lead from lead_score where changes_at <= ? order by changes_at limit ?",
                row -> row.getObject("lead", UUID.class),
                now,
                limit);
    }

    /** Leads of which something is to be told, and the last word was long enough ago. */
    List<UUID> untold(Instant lastTold, int limit) {
        return sql.list(
                "select lead from lead_score where untold and told_at <= ? order by told_at limit ?",
                row -> row.getObject("lead", UUID.class),
                lastTold,
                limit);
    }

    void forget() {
        sql.update("update lead_score set changes_at = null");
    }

    private static String[] texts(Collection<LeadScore> scores, Function<LeadScore, BigDecimal> points) {
        return scores.stream().map(score -> points.apply(score).toPlainString()).toArray(String[]::new);
    }

    private static LeadScore read(ResultSet row) throws SQLException {
        BigDecimal toldPoints = row.getBigDecimal("told_points");
        Instant toldAt = Sql.instant(row, "last_told");
        return new LeadScore(
                row.getObject("lead", UUID.class),
                row.getBigDecimal("points"),
                row.getBigDecimal("fit"),
                row.getBigDecimal("intent"),
                row.getString("definition"),
                row.getInt("version"),
                Objects.requireNonNull(Sql.instant(row, "as_of")),
                row.getBoolean("cooled"),
                row.getBoolean("had_points"),
                Sql.instant(row, "changes_at"),
                toldPoints == null || toldAt == null
                        ? Optional.empty()
                        : Optional.of(new Told(toldPoints, row.getBoolean("told_cooled"), toldAt)));
    }
}
