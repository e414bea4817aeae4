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
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    /** The first merge that took the pass of {@code way} along, as it stood there; what a lead does once parted is its own. */
    private static final String NEXT = """
            select j.survivor, j.survivor_pass, j.joined_at from joined_pass j
            where j.lead = way.lead and j.pass = way.pass
              and case when way.moves > 0 then j.moves > way.moves
                       else j.joined_at >= way.at - ?::int * interval '1 second'
                            and not exists (select from parted_lead p
                                            where p.lead = j.lead and p.moves > j.moves and p.parted_at <= way.at)
                  end
            order by j.moves limit 1
            """;

    private final Sql sql;

    JoinedPasses(Sql sql) {
        this.sql = sql;
    }

    /** {@code moves} is how often the lead's own key had moved with this merge. */
    public record Join(UUID lead, int moves, int pass, UUID survivor, int survivorPass, Instant at) {}

    /** Notes that a pass joined another, and says whether that is news. */
    public boolean note(Join join) {
        return sql.update("""
                        insert into joined_pass (lead, moves, pass, survivor, survivor_pass, joined_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """, join.lead(), join.moves(), join.pass(), join.survivor(), join.survivorPass(), join.at())
                == 1;
    }

    /** Notes that a lead is itself again, and says whether that is news. */
    public boolean notePart(UUID lead, int moves, Instant at) {
        return sql.update(
                        "insert into parted_lead (lead, moves, parted_at) values (?, ?, ?) on conflict do nothing",
                        lead,
                        moves,
                        at)
                == 1;
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

    /** These leads and all whose passes have ever led to them. */
    public Set<UUID> leadingTo(Collection<UUID> leads) {
        return new HashSet<>(
                sql.list("""
                with recursive source (lead) as (
                  select unnest(?::uuid[])
                  union select j.lead from source join joined_pass j on j.survivor = source.lead)
                select lead from source
                """, row -> row.getObject("lead", UUID.class), (Object) leads.toArray(UUID[]::new)));
    }
}
