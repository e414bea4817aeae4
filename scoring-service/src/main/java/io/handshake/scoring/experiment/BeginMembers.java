package io.handshake.scoring.experiment;

import static java.util.stream.Collectors.toSet;

import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.qualification.HandOverAnyway;
import io.handshake.scoring.qualification.HandOverAnyway.Came;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Hands over the members that are due, and lets the time of all that are due begin, some hundreds at a time. */
@ApplicationScoped
class BeginMembers {
    private static final int CHUNK = 500;

    private final Sql sql;
    private final HandOverAnyway handOver;
    private final InstantSource clock;

    BeginMembers(Sql sql, HandOverAnyway handOver, InstantSource clock) {
        this.sql = sql;
        this.handOver = handOver;
        this.clock = clock;
    }

    /**
     * A member that is due.
     *
     * @param now the lead it is by now: itself, or the one it was merged into
     */
    private record Due(String key, int number, UUID now, boolean treated) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beginAllDue() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::beginNext);
        }
    }

    /** Says whether there may be more; what another replica has in hand is left to it. */
    boolean beginNext() {
        Instant now = clock.instant();
        List<Due> due = sql.list(
                """
                select m.key, m.number, m.arm = 'treated' as treated, coalesce(l.survivor, l.id, m.lead) as now
                from (select * from experiment_member where begun_at is null and due_at <= ?
                  order by due_at, key, number limit ? for update skip locked) m
                left join lead l on l.id = m.lead""",
                row -> new Due(
                        row.getString("key"),
                        row.getInt("number"),
                        row.getObject("now", UUID.class),
                        row.getBoolean("treated")),
                now,
                CHUNK);
        if (due.isEmpty() || handOver.isInterrupted()) {
            return false;
        }
        Set<UUID> treated = due.stream().filter(Due::treated).map(Due::now).collect(toSet());
        Map<UUID, Came> came = handOver.handOver(treated);
        List<Due> begun = due.stream()
                .filter(member -> !member.treated() || came.get(member.now()) != Came.MERGED)
                .toList();
        save(begun, came, now);
        return begun.size() == CHUNK;
    }

    private void save(List<Due> begun, Map<UUID, Came> came, Instant now) {
        if (begun.isEmpty()) {
            return;
        }
        sql.update(
                """
                update experiment_member m set begun_at = ?, handed_over = b.handed_over,
                  matures_at = ?::timestamptz + make_interval(secs => 86400 * (v.document::jsonb #>> '{content,maturityDays}')::int)
                from unnest(?::text[], ?::int[], ?::boolean[]) as b (key, number, handed_over)
                  join experiment_start s on s.key = b.key
                  join agreement_version v on v.kind = 'experiment' and v.key = s.key and v.version = s.version
                where m.key = b.key and m.number = b.number""",
                now,
                now,
                begun.stream().map(Due::key).toArray(String[]::new),
                begun.stream().map(Due::number).toArray(Integer[]::new),
                begun.stream()
                        .map(member -> member.treated() && came.get(member.now()) == Came.HANDED_OVER)
                        .toArray(Boolean[]::new));
    }
}
