package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.Past;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What leads that did very much did up to an instant, added up. Written by whoever has locked the lead. */
@ApplicationScoped
class RunningScores {
    private static final String KEYS =
            "(select md5(string_agg(k.key || ' ' || k.moves, ',' order by k.key))::uuid from contact_key k where k.lead = r.lead)";

    private final Sql sql;

    RunningScores(Sql sql) {
        this.sql = sql;
    }

    /** By lead, if it has the same contact keys as then. */
    Map<UUID, RunningScore> of(Collection<UUID> leads) {
        return sql
                .list(
                        "select * from running_score r where lead = any(?::uuid[]) and keys = " + KEYS,
                        RunningScores::read,
                        (Object) leads.toArray(UUID[]::new))
                .stream()
                .collect(toMap(RunningScore::lead, Function.identity()));
    }

    void save(List<RunningScore> scores) {
        if (scores.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into running_score (lead, counts_after, recorded_until, until, awaited, ground, sums, keys)
                select r.*, %s
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::uuid[], ?::bytea[])
                  as r (lead, counts_after, recorded_until, until, awaited, ground, sums)
                on conflict (lead) do update set counts_after = excluded.counts_after, recorded_until = excluded.recorded_until,
                  until = excluded.until, awaited = excluded.awaited, ground = excluded.ground, sums = excluded.sums,
                  keys = excluded.keys""".formatted(KEYS),
                scores.stream().map(RunningScore::lead).toArray(UUID[]::new),
                scores.stream().map(RunningScore::countsAfter).toArray(Instant[]::new),
                scores.stream().map(RunningScore::recordedUntil).toArray(Instant[]::new),
                scores.stream().map(score -> score.past().until()).toArray(Instant[]::new),
                scores.stream().map(RunningScore::awaited).toArray(Boolean[]::new),
                scores.stream().map(RunningScore::ground).toArray(UUID[]::new),
                scores.stream().map(score -> score.past().written()).toArray(byte[][]::new));
    }

    /** Something of these leads has arrived that was recorded at the instant told with each: what is added up as far does not hold any more. */
    void drop(Map<UUID, Instant> leads) {
        if (!leads.isEmpty()) {
            List<Map.Entry<UUID, Instant>> each = List.copyOf(leads.entrySet());
            sql.update(
                    """
                    delete from running_score r using unnest(?::uuid[], ?::timestamptz[]) as o (lead, instant)
                    where r.lead = o.lead and r.recorded_until >= o.instant""",
                    each.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                    each.stream().map(Map.Entry::getValue).toArray(Instant[]::new));
        }
    }

    void forget() {
        sql.update("delete from running_score");
    }

    private static RunningScore read(ResultSet row) throws SQLException {
        return new RunningScore(
                row.getObject("lead", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "counts_after")),
                Objects.requireNonNull(Sql.instant(row, "recorded_until")),
                row.getBoolean("awaited"),
                row.getObject("ground", UUID.class),
                Past.of(Objects.requireNonNull(Sql.instant(row, "until")), row.getBytes("sums")));
    }
}
