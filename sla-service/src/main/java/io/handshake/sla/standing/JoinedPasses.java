package io.handshake.sla.standing;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Passes that went on as another lead's since the two turned out to be one person: what came before is about that one. */
@ApplicationScoped
public class JoinedPasses {

    /** How far the clocks of lead-service's replicas may differ; a merged lead does nothing that this could be taken for. */
    public static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    /** The first merge that took the pass of {@code way} along, as it stood there. */
    static final String NEXT = """
            select j.survivor, j.survivor_pass, j.joined_at, j.moves from joined_pass j
            where j.lead = way.lead and j.pass = way.pass
              and case when way.moves > 0 then j.moves > way.moves
                       else j.joined_at >= way.at - case when j.parted then interval '0' else ?::int * interval '1 second' end
                  end
            order by j.moves limit 1
            """;

    private final Sql sql;

    JoinedPasses(Sql sql) {
        this.sql = sql;
    }

    /** {@code moves} is how often the lead's own key had moved with this merge. */
    public record Join(UUID lead, int moves, int pass, UUID survivor, int survivorPass, Instant at) {}

    /** No pass joins another until the transaction ends, so that no hand-off is opened past a merge. Any number may hold it. */
    public void holdStill() {
        sql.update("lock table joined_pass in share mode");
    }

    /** Nobody opens a hand-off or closes a pass until the transaction ends. */
    public void lock() {
        sql.update("lock table joined_pass in exclusive mode");
    }

    /** Notes that a pass joined another, and says whether that is news. */
    public boolean note(Join join) {
        return sql.update("""
                        insert into joined_pass (lead, moves, pass, survivor, survivor_pass, joined_at, parted)
                        values (?, ?, ?, ?, ?, ?, false) on conflict do nothing
                        """, join.lead(), join.moves(), join.pass(), join.survivor(), join.survivorPass(), join.at())
                == 1;
    }

    /** The lead is itself again: what it does from now on is its own. */
    public void part(UUID lead, int moves) {
        sql.update("update joined_pass set parted = true where lead = ? and moves < ?", lead, moves);
    }

    /** What each of these is about by now, in the same order: itself, or the pass it joined, at last. */
    public List<Stand> follow(List<Stand> stands) {
        return sql.list(
                """
                with recursive way (n, step, lead, pass, at, moves) as (
                  select n, 0, lead, pass, at, moves
                  from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::int[]) with ordinality as s (lead, pass, at, moves, n)
                  union all
                  select way.n, way.step + 1, next.survivor, next.survivor_pass, next.joined_at, 0
                  from way cross join lateral (
                """ + NEXT + """
                  ) as next)
                select distinct on (n) lead, pass, at, moves from way order by n, step desc
                """,
                row -> new Stand(
                        row.getObject("lead", UUID.class),
                        row.getInt("pass"),
                        requireNonNull(Sql.instant(row, "at")),
                        row.getInt("moves")),
                stands.stream().map(Stand::lead).toArray(UUID[]::new),
                stands.stream().map(Stand::pass).toArray(Integer[]::new),
                stands.stream().map(Stand::at).toArray(Instant[]::new),
                stands.stream().map(Stand::moves).toArray(Integer[]::new),
                (int) CLOCKS_DIFFER.toSeconds());
    }

    /** Whether another lead's pass has joined one of these. */
    public boolean anyJoined(Collection<ClosedPasses.Closed> passes) {
        return sql.first(
                        """
                        select 1 from joined_pass
                        where (survivor, survivor_pass) in (select * from unnest(?::uuid[], ?::int[])) limit 1
                        """,
                        row -> 1,
                        passes.stream().map(ClosedPasses.Closed::lead).toArray(UUID[]::new),
                        passes.stream().map(ClosedPasses.Closed::pass).toArray(Integer[]::new))
                .isPresent();
    }

    /** These leads and all that their passes have ever led to. */
    public Set<UUID> reachedFrom(Collection<UUID> leads) {
        return new HashSet<>(
                sql.list("""
                with recursive reached (lead) as (
                  select unnest(?::uuid[])
                  union select j.survivor from reached join joined_pass j using (lead))
                select lead from reached
                """, row -> row.getObject("lead", UUID.class), (Object) leads.toArray(UUID[]::new)));
    }
}
