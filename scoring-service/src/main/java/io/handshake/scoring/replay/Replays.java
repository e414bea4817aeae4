package io.handshake.scoring.replay;

import static io.handshake.scoring.ScoringProblem.UNKNOWN_REPLAY;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All replays, and the passes each has found. */
@ApplicationScoped
class Replays {
    /** Class of the advisory locks of those that are in hand. */
    private static final int LOCKS = 4246;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** A pass once for each side by which it qualifies. */
    private static final String QUALIFIED = """
             lateral (values (p.crossed_at, true, p.crossed_in_force_at is null),
                             (p.crossed_in_force_at, false, p.crossed_at is null)) as q (at, replayed, alone)
            where q.at is not null
            """;

    private final Sql sql;

    Replays(Sql sql) {
        this.sql = sql;
    }

    void begin(Replay replay, String issuer) {
        sql.update(
                """
                insert into replay (id, definition, version, reps, known_at, requested_issuer, requested_subject, state, leads_in_all)
                select ?, ?, ?, ?, ?, ?, ?, 'running', count(*) from lead where survivor is null""",
                replay.id(),
                replay.definition(),
                replay.version(),
                replay.reps(),
                replay.knownAt(),
                issuer,
                replay.subject());
    }

    Replay get(UUID id) {
        return sql.first("select * from replay where id = ?", Replays::read, id)
                .orElseThrow(() -> UNKNOWN_REPLAY.because("no replay has this id"));
    }

    List<Replay> of(String definition, int version, Instant before, UUID last, int limit) {
        return sql.list("""
                select * from replay where definition = ? and version = ? and (known_at, id) < (?, ?)
                order by known_at desc, id desc limit ?""", Replays::read, definition, version, before, last, limit);
    }

    /**
     * The oldest that runs and that no replica has in hand, until this transaction ends; none while the past is being read again
     * from the start.
     */
    Optional<Replay> claim() {
        return sql.list("""
                select * from replay where state = 'running' and not exists (select from feed_read_anew)
                order by known_at, id""", Replays::read).stream().filter(this::claims).findFirst();
    }

    private boolean claims(Replay replay) {
        return sql.first(
                        "select pg_try_advisory_xact_lock(?, hashtext(?)) as claimed",
                        row -> row.getBoolean("claimed"),
                        LOCKS,
                        replay.id().toString())
                .orElse(false);
    }

    /** Says whether it still runs, and nobody else has gone on with it. */
    boolean advance(UUID id, @Nullable UUID after, UUID through, int leads, int passes) {
        return sql.update("""
                        update replay set through = ?, leads_done = leads_done + ?, passes_done = passes_done + ?
                        where id = ? and state = 'running' and through is not distinct from ?::uuid""", through, leads, passes, id, after) == 1;
    }

    /** Nothing changes when it has ended already. */
    void end(UUID id, String state, Instant at, @Nullable String error) {
        sql.update(
                "update replay set state = ?, ended_at = ?, error = ? where id = ? and state = 'running'",
                state,
                at,
                error,
                id);
        addUp(id, 0);
    }

    /** What was found among the leads done since the last time, if they are so many. */
    void addUp(UUID id, int leads) {
        sql.update("""
                with due as (select id, through, summed_through from replay where id = ? and leads_done - leads_summed >= ? for update),
                  summed as (update replay r set summed_through = due.through, leads_summed = leads_done from due where r.id = due.id)
                insert into replay_week as w (replay, begins, replayed, passes, opportunities, alone)
                select due.id, date_trunc('week', q.at, 'UTC'), q.replayed, count(*), count(*) filter (where p.opportunity),
                  count(*) filter (where q.alone)
                from due join replayed_pass p on p.replay = due.id and p.lead > coalesce(due.summed_through, ?) and p.lead <= due.through,""" + QUALIFIED + """
                group by 1, 2, 3
                on conflict (replay, begins, replayed) do update set passes = w.passes + excluded.passes,
                  opportunities = w.opportunities + excluded.opportunities, alone = w.alone + excluded.alone""", id, leads, BEFORE_ALL);
    }

    void add(UUID replay, List<ReplayedPass> passes) {
        if (passes.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into replayed_pass (replay, lead, pass, crossed_at, score, crossed_in_force_at, opportunity)
                select ?, * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::text[]::numeric[], ?::timestamptz[], ?::boolean[])""",
                replay,
                passes.stream().map(ReplayedPass::lead).toArray(UUID[]::new),
                passes.stream().map(ReplayedPass::pass).toArray(Integer[]::new),
                passes.stream().map(ReplayedPass::crossedAt).toArray(Instant[]::new),
                passes.stream()
                        .map(pass -> pass.score() == null ? null : pass.score().toPlainString())
                        .toArray(String[]::new),
                passes.stream().map(ReplayedPass::crossedInForceAt).toArray(Instant[]::new),
                passes.stream().map(ReplayedPass::opportunity).toArray(Boolean[]::new));
    }

    /** All of them unless one change is asked for. */
    List<ReplayedPass> passes(UUID replay, @Nullable String change, UUID lastLead, int lastPass, int limit) {
        return sql.list(
                """
                select * from replayed_pass where replay = ? and (?::text is null or change = ?) and (lead, pass) > (?, ?)
                order by lead, pass limit ?""",
                row -> new ReplayedPass(
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        row.getString("change"),
                        Sql.instant(row, "crossed_at"),
                        row.getBigDecimal("score"),
                        Sql.instant(row, "crossed_in_force_at"),
                        row.getBoolean("opportunity")),
                replay,
                change,
                change,
                lastLead,
                lastPass,
                limit);
    }

    /**
     * How many passes qualified in an ISO week, by the version replayed or by what was in force, and what came of them.
     *
     * @param alone those of them that do not qualify by the other
     */
    record Week(Instant begins, boolean replayed, long qualified, long opportunities, long alone) {}

    /** What is added up, and what was found since. */
    List<Week> weeks(UUID replay) {
        return sql.list(
                """
                select begins, replayed, sum(passes) as qualified, sum(opportunities) as opportunities, sum(alone) as alone
                from (select begins, replayed, passes, opportunities, alone from replay_week where replay = ?
                      union all
                      select date_trunc('week', q.at, 'UTC'), q.replayed, 1, p.opportunity::int, q.alone::int
                      from replay r join replayed_pass p on p.replay = r.id and p.lead > coalesce(r.summed_through, ?),""" + QUALIFIED + " and r.id = ?) weeks group by 1, 2 order by 1, 2",
                row -> new Week(
                        Objects.requireNonNull(Sql.instant(row, "begins")),
                        row.getBoolean("replayed"),
                        row.getLong("qualified"),
                        row.getLong("opportunities"),
                        row.getLong("alone")),
                replay,
                BEFORE_ALL,
                replay);
    }

    private static Replay read(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getString("definition"),
                row.getInt("version"),
                row.getObject("reps", Integer.class),
                Objects.requireNonNull(Sql.instant(row, "known_at")),
                row.getString("requested_subject"),
                row.getString("state"),
                row.getLong("leads_in_all"),
                row.getLong("leads_done"),
                row.getLong("passes_done"),
                row.getObject("through", UUID.class),
                Sql.instant(row, "ended_at"),
                row.getString("error"));
    }
}
