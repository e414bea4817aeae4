package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When the feed has been read again from the start, judges all leads, some hundreds at a time. */
@ApplicationScoped
class JudgeAfterReadingAnew {
    private final Sql sql;
    private final ReadAnew readAnew;
    private final Leads leads;
    private final QualifyLeads qualifyLeads;

    JudgeAfterReadingAnew(Sql sql, ReadAnew readAnew, Leads leads, QualifyLeads qualifyLeads) {
        this.sql = sql;
        this.readAnew = readAnew;
        this.leads = leads;
        this.qualifyLeads = qualifyLeads;
    }

    private record Work(@Nullable UUID judgedThrough) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void judgeAll() {
        QuarkusTransaction.requiringNew().run(readAnew::end);
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::judgeNextChunk);
        }
    }

    private boolean judgeNextChunk() {
        Optional<Work> work = sql.first(
                "select judged_through from feed_read_anew where reached for no key update skip locked",
                row -> new Work(row.getObject("judged_through", UUID.class)));
        work.ifPresent(this::judge);
        return work.isPresent();
    }

    private void judge(Work work) {
        List<UUID> chunk = leads.judgedAfter(work.judgedThrough());
        qualifyLeads.among(leads.lock(chunk));
        if (chunk.isEmpty()) {
            sql.update("delete from feed_read_anew where reached");
        } else {
            sql.update("update feed_read_anew set judged_through = ? where reached", chunk.getLast());
        }
    }
}
