package io.handshake.chassis.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.handshake.chassis.sql.Sql;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells again what could not be told. Any replica takes what is due; the try is counted before the call, and what came of it is
 * written only while no later try was counted.
 */
@ApplicationScoped
class Retries {
    private static final Logger LOG = Logger.getLogger(Retries.class);
    /** Of one webhook at the same time, so that one that does not answer takes nothing from the others. */
    private static final int OF_ONE = 4;
    /** When it is tried again after the replica was killed in the middle. */
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private static final String TAKE = """
            with due as (
              select d.id from webhook w
              cross join lateral (
                select id from webhook_delivery
                where webhook = w.id and state = 'waiting' and next_at <= ? order by next_at limit ?
                for update skip locked) d
              where w.active and w.id <> all(?::uuid[]))
            update webhook_delivery d set attempts = d.attempts + 1, next_at = ?, last_at = ?
            from due, webhook w where d.id = due.id and w.id = d.webhook
            returning d.id, d.webhook, d.attempts, d.message, d.type, d.subject, d.event,
            """ + Receiver.COLUMNS;

    private final boolean offered;
    private final Sql sql;
    private final InstantSource clock;
    private final Post post;
    private final Claims claims;
    private final WebhooksConfig config;

    /** How many calls of each webhook have not come to an end; it is called again when all have. */
    private final Map<UUID, Integer> calls = new ConcurrentHashMap<>();

    Retries(
            @All List<WebhookTypes> types,
            Sql sql,
            InstantSource clock,
            Post post,
            Claims claims,
            WebhooksConfig config) {
        this.offered = !types.isEmpty();
        this.sql = sql;
        this.clock = clock;
        this.post = post;
        this.claims = claims;
        this.config = config;
    }

    private record Due(UUID id, UUID webhook, int attempts, Message message, Receiver receiver) {}

    @Scheduled(every = "1s", concurrentExecution = SKIP)
    @RunOnVirtualThread
    synchronized void look() {
        if (offered) {
            List<Due> taken = takeDue();
            taken.forEach(due -> calls.merge(due.webhook(), 1, Integer::sum));
            taken.forEach(due -> Thread.ofVirtual().name("webhook-retry").start(() -> again(due)));
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forget() {
        sql.update(
                "delete from webhook_delivery where state <> 'waiting' and last_at < ?",
                clock.instant().minus(config.keep()));
    }

    private List<Due> takeDue() {
        Instant now = clock.instant();
        return sql.list(
                TAKE, row -> due(row, now), now, OF_ONE, calls.keySet().toArray(UUID[]::new), now.plus(TAKEN), now);
    }

    private static Due due(ResultSet row, Instant now) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                row.getInt("attempts"),
                new Message(
                        row.getString("message"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("event")),
                Receiver.read(row, now));
    }

    private void again(Due due) {
        try {
            switch (post.tell(due.receiver(), due.message())) {
                case Outcome.Delivered(int status) -> settle(due, "delivered", null, status, null);
                case Outcome.Failed failed -> failed(due, failed);
                case Outcome.Gone _ -> {
                    claims.end(due.webhook());
                    settle(due, "failed", null, Outcome.Gone.STATUS, "answered 410; the webhook is inactive now");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf(e, "webhook delivery %s: what came of it could not be kept; it is tried again", due.id());
        } finally {
            calls.computeIfPresent(due.webhook(), (_, open) -> open == 1 ? null : open - 1);
        }
    }

    private void failed(Due due, Outcome.Failed failed) {
        Instant next = new RetrySchedule(config.retries())
                .after(
                        due.attempts(),
                        failed.retryAfter(),
                        ThreadLocalRandom.current().nextDouble())
                .map(clock.instant()::plus)
                .orElse(null);
        settle(due, next == null ? "failed" : "waiting", next, failed.status(), failed.why());
    }

    private void settle(
            Due due, String state, @Nullable Instant next, @Nullable Integer status, @Nullable String error) {
        sql.update("""
                update webhook_delivery set state = ?, next_at = ?::timestamptz, status = ?::int, error = ?::text
                where id = ? and attempts = ? and state = 'waiting'""", state, next, status, error, due.id(), due.attempts());
    }
}
