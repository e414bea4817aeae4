package io.handshake.scoring.qualification;

import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.Pass;
import io.handshake.scoring.score.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All leads that lead-service has mentioned. */
@ApplicationScoped
class Leads {
    /** Leads that are judged in one transaction, and what they may have done together: that is what memory is needed for. */
    private static final int TOGETHER = 500;

    private static final long DONE_TOGETHER = 20_000;

    private final Sql sql;

    Leads(Sql sql) {
        this.sql = sql;
    }

    void meet(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.update("""
                    insert into lead (id) select id from unnest(?::uuid[]) as l (id) order by id
                    on conflict (id) do nothing""", (Object) ids.toArray(UUID[]::new));
        }
    }

    /** Nobody else judges or moves them before this transaction ends. */
    List<Lead> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select * from lead where id = any(?::uuid[]) order by id for no key update",
                        Leads::read,
                        (Object) ids.toArray(UUID[]::new));
    }

    List<Lead> find(Collection<UUID> ids) {
        return sql.list("select * from lead where id = any(?::uuid[])", Leads::read, (Object) ids.toArray(UUID[]::new));
    }

    /** A merged lead's id answers as an alias of the lead that survived. */
    Optional<Lead> findSurvivor(UUID id) {
        return sql.first(
                "select * from lead where id = (select coalesce(survivor, id) from lead where id = ?)",
                Leads::read,
                id);
    }

    /** The next leads by id that are no alias of another, so many that they can be judged together. */
    List<UUID> judgedAfter(@Nullable UUID last) {
        return judgedAfter(last, TOGETHER, DONE_TOGETHER);
    }

    /**
     * As many as told, and no more after those that together did as much as told; what each did is counted in the index alone, lead
     * by lead.
     */
    List<UUID> judgedAfter(@Nullable UUID last, int most, long mostDone) {
        String next = """
                select l.id, (select count(*) from contact_key k cross join lateral
                               (select from activity a where a.key = k.key and a.recorded_at > l.counts_after offset 0) as a
                              where k.lead = l.id) as done
                from lead l where l.survivor is null and %s order by l.id limit 1""";
        return sql.list(
                "with recursive chosen as ((select n.id, n.done, 1 as place from ("
                        + next.formatted("(?::uuid is null or l.id > ?::uuid)")
                        + ") as n) union all select n.id, c.done + n.done, c.place + 1 from chosen c cross join lateral ("
                        + next.formatted("l.id > c.id")
                        + ") as n where c.place < ? and c.done < ?) select id from chosen order by id",
                row -> row.getObject("id", UUID.class),
                last,
                last,
                most,
                mostDone);
    }

    /** The first of some, so many that they can be judged together. */
    List<UUID> together(List<UUID> ids) {
        return together(ids, DONE_TOGETHER);
    }

    /** No more after those that together did as much as told. */
    List<UUID> together(List<UUID> ids, long mostDone) {
        String done = """
                (select count(*) from lead l join contact_key k on k.lead = l.id cross join lateral
                  (select from activity a where a.key = k.key and a.recorded_at > l.counts_after offset 0) as a
                 where l.id = given.ids[%s])""";
        return sql.list(
                "with recursive given as (select ?::uuid[] as ids), chosen as (select 1 as place, "
                        + done.formatted("1")
                        + " as done from given union all select place + 1, done + "
                        + done.formatted("place + 1")
                        + " from chosen, given where place < cardinality(ids) and done < ?)"
                        + " select ids[place] as id from chosen, given where place <= cardinality(ids) order by place",
                row -> row.getObject("id", UUID.class),
                ids.toArray(UUID[]::new),
                mostDone);
    }

    void move(List<Lead> moved) {
        if (!moved.isEmpty()) {
            sql.update(
                    """
                    update lead l set pass = m.pass, standing = m.standing, counts_after = m.counts_after,
                      closed_at = m.closed_at, survivor = m.survivor
                    from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[])
                      as m (id, pass, standing, counts_after, closed_at, survivor)
                    where l.id = m.id""",
                    moved.stream().map(Lead::id).toArray(UUID[]::new),
                    moved.stream().map(lead -> lead.pass().number()).toArray(Integer[]::new),
                    moved.stream().map(lead -> lead.pass().standing().name()).toArray(String[]::new),
                    moved.stream().map(lead -> lead.pass().countsAfter()).toArray(Instant[]::new),
                    moved.stream().map(lead -> lead.pass().closedAt()).toArray(Instant[]::new),
                    moved.stream().map(Lead::survivor).toArray(UUID[]::new));
        }
    }

    /** Counts the events published about leads, each the next of its lead. */
    void count(List<NewEvent> facts) {
        if (!facts.isEmpty()) {
            sql.update(
                    """
                    update lead l set sequence = f.sequence
                    from (select id, max(sequence) as sequence from unnest(?::uuid[], ?::bigint[]) as f (id, sequence) group by id) f
                    where l.id = f.id""",
                    facts.stream().map(fact -> UUID.fromString(fact.subject())).toArray(UUID[]::new),
                    facts.stream().map(NewEvent::sequence).toArray(Long[]::new));
        }
    }

    /** Whoever has locked leads finishes first, and nobody locks any before this transaction ends. */
    void waitForJudges() {
        sql.update("lock table lead in exclusive mode");
    }

    /** What was qualified here stays decided; where they stand is to be told again. */
    void forget() {
        sql.update("""
                update lead set pass = default, standing = default, counts_after = default, closed_at = default,
                  survivor = default""");
    }

    private static Lead read(ResultSet row) throws SQLException {
        return new Lead(
                row.getObject("id", UUID.class),
                row.getObject("survivor", UUID.class),
                new Pass(
                        row.getInt("pass"),
                        Standing.valueOf(row.getString("standing")),
                        Objects.requireNonNull(Sql.instant(row, "counts_after")),
                        Objects.requireNonNull(Sql.instant(row, "closed_at"))),
                row.getInt("qualified_pass"),
                row.getLong("sequence"));
    }
}
