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

    /** The next leads by id that are no alias of another. */
    List<UUID> judgedAfter(@Nullable UUID last, int limit) {
        return sql.list(
                "select id from lead where survivor is null and (?::uuid is null or id > ?::uuid) order by id limit ?",
                row -> row.getObject("id", UUID.class),
                last,
                last,
                limit);
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
