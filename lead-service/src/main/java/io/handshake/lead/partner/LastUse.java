package io.handshake.lead.partner;

import io.handshake.chassis.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Remembers when keys were last used, and writes it down once a minute, never in a partner's call. */
@ApplicationScoped
class LastUse {
    private static final Logger LOG = Logger.getLogger(LastUse.class);

    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    private final Sql sql;

    LastUse(Sql sql) {
        this.sql = sql;
    }

    void note(String key, Instant at) {
        unwritten.put(key, at);
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        List<Map.Entry<String, Instant>> uses = List.copyOf(unwritten.entrySet());
        if (uses.isEmpty()) {
            return;
        }
        sql.update(
                """
                update partner_key k set last_used_at = greatest(k.last_used_at, u.at)
                from unnest(?::text[], ?::timestamptz[]) as u (id, at) where k.id = u.id""",
                uses.stream().map(Map.Entry::getKey).toArray(String[]::new),
                uses.stream().map(Map.Entry::getValue).toArray(Instant[]::new));
        uses.forEach(use -> unwritten.remove(use.getKey(), use.getValue()));
    }

    /** What is not written when the service ends is lost, which may not keep it from ending. */
    void writeAtTheEnd(@Observes ShutdownEvent end) {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.warnf("the last use of %d keys is not written: %s", unwritten.size(), e.getMessage());
        }
    }
}
