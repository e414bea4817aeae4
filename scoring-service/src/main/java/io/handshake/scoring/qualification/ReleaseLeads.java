package io.handshake.scoring.qualification;

import io.handshake.scoring.capacity.Capacity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/**
 * Lets leads that a new version qualifies through, those with the most points first, as far as the reps' capacity of the ISO week
 * (UTC) is not used up by leads that qualified in it. It begins when everybody has been judged, so that the best are known.
 */
@ApplicationScoped
class ReleaseLeads {
    private static final int CHUNK = 500;

    private final Capacity capacity;
    private final Releases releases;
    private final Qualifications qualifications;
    private final Leads leads;
    private final QualifyLeads qualifyLeads;
    private final ReadAnew readAnew;
    private final InstantSource clock;

    ReleaseLeads(
            Capacity capacity,
            Releases releases,
            Qualifications qualifications,
            Leads leads,
            QualifyLeads qualifyLeads,
            ReadAnew readAnew,
            InstantSource clock) {
        this.capacity = capacity;
        this.releases = releases;
        this.qualifications = qualifications;
        this.leads = leads;
        this.qualifyLeads = qualifyLeads;
        this.readAnew = readAnew;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseAll() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::releaseSome);
        }
    }

    /** Says whether there may be more. */
    boolean releaseSome() {
        if (!releases.isAnyWaiting() || releases.isUnderWay() || readAnew.isUnderWay() || !releases.claim()) {
            return false;
        }
        long free = Math.max(0, capacity.weekly() - qualifications.since(week(clock.instant())));
        long now = Math.min(free, CHUNK);
        List<UUID> best = releases.best(now);
        List<UUID> first = leads.together(best);
        qualifyLeads.release(leads.lock(first));
        releases.remove(first);
        return first.size() < best.size() || best.size() == CHUNK;
    }

    /** When the ISO week of an instant begins. */
    static Instant week(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
