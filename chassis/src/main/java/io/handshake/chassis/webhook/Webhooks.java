package io.handshake.chassis.webhook;

import static io.handshake.chassis.webhook.WebhookProblem.UNKNOWN_WEBHOOK;

import io.handshake.chassis.event.LogTail;
import io.handshake.chassis.http.ETags;
import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is told of what. */
@ApplicationScoped
public class Webhooks {
    private final Sql sql;
    private final LogTail log;
    private final InstantSource clock;
    private final CheckWebhook check;

    Webhooks(Sql sql, LogTail log, InstantSource clock, WebhooksConfig config, @All List<WebhookTypes> types) {
        this.sql = sql;
        this.log = log;
        this.clock = clock;
        Set<String> all = types.stream().flatMap(some -> some.all().stream()).collect(Collectors.toUnmodifiableSet());
        this.check = new CheckWebhook(all, config.allowPrivate());
    }

    /** It is told what happens from now on. */
    public WebhookSecret create(WebhookDeclaration told, String createdBy) {
        check.require(told);
        UUID id = Ids.next();
        String secret = Signatures.freshSecret();
        sql.update(
                """
                insert into webhook (id, url, types, description, active, secret, cursor, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                told.url(),
                told.types().toArray(String[]::new),
                told.description(),
                told.isActive(),
                secret,
                log.end(),
                createdBy,
                clock.instant());
        return new WebhookSecret(id, secret, null);
    }

    public WebhookView get(UUID id) {
        return read("where id = ?", id).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    /** By id, which is in the order of their creation. */
    public List<WebhookView> after(UUID id, int limit) {
        return read("where id > ? order by id limit ?", id, limit);
    }

    /** One that was inactive is told what happens from now on. */
    public WebhookView change(UUID id, @Nullable String ifMatch, WebhookDeclaration told) {
        WebhookView known = lock(id);
        ETags.require(ifMatch, ETags.of(known.version()));
        check.require(told);
        sql.update(
                """
                update webhook set url = ?, types = ?, description = ?, active = ?, gone = gone and not ?, version = version + 1
                where id = ?""",
                told.url(),
                told.types().toArray(String[]::new),
                told.description(),
                told.isActive(),
                told.isActive(),
                id);
        if (told.isActive() && !known.active()) {
            sql.update(
                    "update webhook set cursor = ?, claim = null, claimed_until = '-infinity' where id = ?",
                    log.end(),
                    id);
        }
        return get(id);
    }

    /** What waits to be told goes with it. */
    public void delete(UUID id) {
        if (sql.update("delete from webhook where id = ?", id) == 0) {
            throw unknown(id);
        }
    }

    /** Of two secrets at most the older one ends at once. */
    public WebhookSecret rotate(UUID id, SecretRotation told) {
        lock(id);
        Instant until = told.overlap().isZero() ? null : clock.instant().plus(told.overlap());
        String secret = Signatures.freshSecret();
        sql.update("""
                update webhook set old_secret = case when ?::timestamptz is null then null else secret end, old_secret_until = ?,
                  secret = ?, version = version + 1 where id = ?""", until, until, secret, id);
        return new WebhookSecret(id, secret, until);
    }

    WebhookView lock(UUID id) {
        return read("where id = ? for update", id).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    private List<WebhookView> read(String which, Object... arguments) {
        Instant now = clock.instant();
        return sql.list(
                "select " + WebhookView.COLUMNS + " from webhook " + which,
                row -> WebhookView.read(row, now),
                arguments);
    }

    private static RuntimeException unknown(UUID id) {
        return UNKNOWN_WEBHOOK.because("no webhook has the id " + id);
    }
}
