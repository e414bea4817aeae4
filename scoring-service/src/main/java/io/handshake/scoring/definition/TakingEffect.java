package io.handshake.scoring.definition;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.score.RuleSet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Versions that both sides have signed, and the moment from which each counts. */
@ApplicationScoped
class TakingEffect {
    private final Sql sql;
    private final Timelines timelines;
    private final DefinitionEvents events;
    private final InstantSource clock;

    TakingEffect(Sql sql, Timelines timelines, DefinitionEvents events, InstantSource clock) {
        this.sql = sql;
        this.timelines = timelines;
        this.events = events;
        this.clock = clock;
    }

    private record Signed(VersionId id, Instant from) {}

    /** Both have signed; when the time has come, it is in force with this transaction. */
    void begin(VersionId id, Instant from, Instant now) {
        sql.update(
                "insert into taking_effect (key, version, from_instant) values (?, ?, ?)",
                id.key(),
                id.version(),
                from);
        if (!from.isAfter(now)) {
            announce(new Signed(id, from));
        }
    }

    Optional<Instant> of(VersionId id) {
        return sql.first(
                "select from_instant from taking_effect where key = ? and version = ?",
                row -> Objects.requireNonNull(Sql.instant(row, "from_instant")),
                id.key(),
                id.version());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void announceAllDue() {
        while (anyDue()) {
            QuarkusTransaction.requiringNew().run(this::announceNext);
        }
    }

    private boolean anyDue() {
        return sql.first(
                        "select key from taking_effect where announced_at is null and from_instant <= ? limit 1",
                        row -> row.getString("key"),
                        clock.instant())
                .isPresent();
    }

    /** Whoever gets here first announces it; who judges at this moment is waited for, so that nobody is left out later. */
    void announceNext() {
        timelines.holdForChange();
        sql.first(
                        """
                        select key, version, from_instant from taking_effect
                        where announced_at is null and from_instant <= ?
                        order by from_instant, key, version limit 1
                        for update""",
                        row -> new Signed(
                                new VersionId(row.getString("key"), row.getInt("version")),
                                Objects.requireNonNull(Sql.instant(row, "from_instant"))),
                        clock.instant())
                .ifPresent(this::announce);
    }

    /** A version that a newer one overtook before its time came is never in force, and not announced. */
    private void announce(Signed due) {
        Optional<RuleSet> rules = timelines.current().at(due.from()).filter(due.id()::names);
        rules.ifPresent(inForce -> events.append(
                due.id(),
                due.from(),
                new DefinitionInForce(due.id().key(), due.id().version(), inForce.threshold(), due.from())));
        sql.update(
                "update taking_effect set announced_at = ?, scored_at = case when ? then scored_at else ? end where key = ? and version = ?",
                clock.instant(),
                rules.isPresent(),
                clock.instant(),
                due.id().key(),
                due.id().version());
    }
}
