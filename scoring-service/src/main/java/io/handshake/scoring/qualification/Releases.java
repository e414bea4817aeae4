package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Leads that qualify because a version took effect, and wait until sales has capacity for them. */
@ApplicationScoped
class Releases {
    private static final int LOCK = 4245;

    private final Sql sql;

    Releases(Sql sql) {
        this.sql = sql;
    }

    /** One of them waits from the instant the version took effect. */
    record Waiting(UUID lead, int pass, Instant since, BigDecimal points) {}

    /** Of the leads that were judged, these wait now and the others do not. */
    void keep(Collection<UUID> judged, Collection<Waiting> waiting) {
        Set<UUID> gone = new HashSet<>(judged);
        waiting.forEach(one -> gone.remove(one.lead()));
        remove(gone);
        if (!waiting.isEmpty()) {
            sql.update(
                    """
                    insert into awaiting_release as w (lead, pass, since, points)
                    select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::text[]::numeric[])
                    on conflict (lead) do update set pass = excluded.pass, since = excluded.since, points = excluded.points
                    where (w.pass, w.since, w.points) is distinct from (excluded.pass, excluded.since, excluded.points)""",
                    waiting.stream().map(Waiting::lead).toArray(UUID[]::new),
                    waiting.stream().map(Waiting::pass).toArray(Integer[]::new),
                    waiting.stream().map(Waiting::since).toArray(Instant[]::new),
                    waiting.stream().map(one -> one.points().toPlainString()).toArray(String[]::new));
        }
    }

    void remove(Collection<UUID> leads) {
        if (!leads.isEmpty()) {
            sql.update("delete from awaiting_release where lead = any(?::uuid[])", (Object) leads.toArray(UUID[]::new));
        }
    }

    /** Whether a version has come into force or ended, and not all leads have been judged by that yet. */
    boolean isUnderWay() {
        return sql.first("select from scoring_anew where begun and scored_at is null limit 1", row -> true)
                .isPresent();
    }

    /** Whether this replica alone releases until the transaction ends. */
    boolean claim() {
        return sql.first("select pg_try_advisory_xact_lock(?, 0) as claimed", row -> row.getBoolean("claimed"), LOCK)
                .orElseThrow();
    }

    /** Those with the most points. */
    List<UUID> best(long limit) {
        return sql.list(
                "select lead from awaiting_release order by points desc, lead limit ?",
                row -> row.getObject("lead", UUID.class),
                limit);
    }

    boolean isAnyWaiting() {
        return sql.first("select from awaiting_release limit 1", row -> true).isPresent();
    }

    long waiting() {
        return sql.first("select count(*) as leads from awaiting_release", row -> row.getLong("leads"))
                .orElseThrow();
    }
}
