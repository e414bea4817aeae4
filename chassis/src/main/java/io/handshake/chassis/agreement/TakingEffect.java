package io.handshake.chassis.agreement;

import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The moments from which versions count, each told once, whichever replica is first. */
@ApplicationScoped
public class TakingEffect {
    private final Sql sql;
    private final Timelines timelines;
    private final InstantSource clock;

    TakingEffect(Sql sql, Timelines timelines, InstantSource clock) {
        this.sql = sql;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** Both have signed; the version, when it is in force with this transaction. */
    Optional<Counting> begin(Counting version, Instant now) {
        boolean begun = version.begunBy(now);
        sql.update(
                "insert into agreement_taking_effect (kind, key, version, from_instant, announced_at) values (?, ?, ?, ?, ?)",
                version.id().kind(),
                version.id().key(),
                version.id().version(),
                version.from(),
                begun ? now : null);
        return begun ? Optional.of(version) : Optional.empty();
    }

    /** Tells of every version of a kind whose time has come, in order, each in a transaction of its own. */
    public void announceAllDue(String kind, Consumer<Counting> inForce) {
        while (anyDue(kind)) {
            QuarkusTransaction.requiringNew().run(() -> announceNext(kind, inForce));
        }
    }

    private boolean anyDue(String kind) {
        return sql.first(
                        "select key from agreement_taking_effect where kind = ? and announced_at is null and from_instant <= ? limit 1",
                        row -> true,
                        kind,
                        clock.instant())
                .isPresent();
    }

    /** A version that a newer one overtook before its time came is never in force, and not told of. */
    private void announceNext(String kind, Consumer<Counting> inForce) {
        timelines.holdForChange(kind);
        Instant now = clock.instant();
        sql.first(
                        """
                        update agreement_taking_effect set announced_at = ? where (kind, key, version) = (
                          select kind, key, version from agreement_taking_effect
                          where kind = ? and announced_at is null and from_instant <= ?
                          order by from_instant, key, version limit 1)
                        returning kind, key, version""",
                        row -> new VersionId(row.getString("kind"), row.getString("key"), row.getInt("version")),
                        now,
                        kind,
                        now)
                .ifPresent(id -> {
                    Timeline timeline = timelines.current(kind);
                    timeline.find(id)
                            .filter(due -> timeline.overtaking(due).isEmpty())
                            .ifPresent(inForce);
                });
    }
}
