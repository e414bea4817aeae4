package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a version has come into force or has ended, judges all leads that are not qualified yet, some hundreds at a time. */
@ApplicationScoped
class ScoreAnew {
    private final Sql sql;
    private final Leads leads;
    private final QualifyLeads qualifyLeads;
    private final InstantSource clock;

    ScoreAnew(Sql sql, Leads leads, QualifyLeads qualifyLeads, InstantSource clock) {
        this.sql = sql;
        this.leads = leads;
        this.qualifyLeads = qualifyLeads;
        this.clock = clock;
    }

    private record Work(
            String key, int version, String cause, @Nullable UUID scoredThrough) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scoreAll() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::scoreNextChunk);
        }
    }

    /** Claims the work of one version; a replica that has it already is left alone, one that died leaves where it was. */
    boolean scoreNextChunk() {
        Optional<Work> work = sql.first(
                """
                select key, version, cause, scored_through from scoring_anew
                where begun and scored_at is null
                order by since, key, version, cause limit 1
                for update skip locked""",
                row -> new Work(
                        row.getString("key"),
                        row.getInt("version"),
                        row.getString("cause"),
                        row.getObject("scored_through", UUID.class)));
        work.ifPresent(this::score);
        return work.isPresent();
    }

    private void score(Work work) {
        List<UUID> chunk = leads.judgedAfter(work.scoredThrough());
        qualifyLeads.among(leads.lock(chunk));
        sql.update(
                "update scoring_anew set scored_through = ?, scored_at = ? where key = ? and version = ? and cause = ?",
                chunk.isEmpty() ? work.scoredThrough() : chunk.getLast(),
                chunk.isEmpty() ? clock.instant() : null,
                work.key(),
                work.version(),
                work.cause());
    }
}
