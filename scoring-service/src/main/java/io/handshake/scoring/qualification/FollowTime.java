package io.handshake.scoring.qualification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Judges leads anew when time alone makes them qualify or cool, and tells scores that changed again within a second.
 *
 * <p>Replicas may take the same leads: whoever comes second waits for the lead's row and finds nothing left to do.
 */
@ApplicationScoped
class FollowTime {
    private static final int CHUNK = 500;

    private final LeadScores scores;
    private final Leads leads;
    private final QualifyLeads qualifyLeads;
    private final ReadAnew readAnew;
    private final InstantSource clock;

    FollowTime(LeadScores scores, Leads leads, QualifyLeads qualifyLeads, ReadAnew readAnew, InstantSource clock) {
        this.scores = scores;
        this.leads = leads;
        this.qualifyLeads = qualifyLeads;
        this.readAnew = readAnew;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (readAnew.isUnderWay()) {
            return;
        }
        repeat(this::judgeChanged);
        repeat(this::tellChanged);
    }

    /** Says whether there may be more. */
    boolean judgeChanged() {
        Instant now = clock.instant();
        List<UUID> due = scores.changedBy(now, CHUNK);
        List<UUID> first = leads.together(due);
        List<Lead> locked = leads.lock(first);
        Map<UUID, LeadScore> still = scores.of(first);
        qualifyLeads.among(locked.stream()
                .filter(lead ->
                        still.containsKey(lead.id()) && still.get(lead.id()).changesBy(now))
                .toList());
        return first.size() < due.size() || due.size() == CHUNK;
    }

    /** Says whether there may be more. */
    boolean tellChanged() {
        Instant now = clock.instant();
        List<UUID> untold = scores.untold(now.minus(LeadScore.PAUSE), CHUNK);
        qualifyLeads.tell(leads.lock(untold));
        return untold.size() == CHUNK;
    }

    private static void repeat(BooleanSupplier work) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(work::getAsBoolean);
        }
    }
}
