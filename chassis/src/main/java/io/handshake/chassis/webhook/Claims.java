package io.handshake.chassis.webhook;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which replica tells which webhook: leases in the database. Each carries a claim that is new whenever a replica takes it, and
 * whatever is written about the telling names the claim, so that a replica that was frozen and thaws changes nothing.
 */
@ApplicationScoped
class Claims {
    private final Sql sql;
    private final InstantSource clock;
    private final WebhooksConfig config;

    Claims(Sql sql, InstantSource clock, WebhooksConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** Somebody else tells this webhook now, or it is not told any more. */
    static final class Outrun extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outrun() {
            super("somebody else tells this webhook now", null, false, false);
        }
    }

    record Claim(UUID webhook, UUID claim) {}

    /** A webhook as it is now, and how far it has been told. */
    record Held(Receiver receiver, List<String> types, String cursor) {
        static Held read(ResultSet row, Instant now) throws SQLException {
            return new Held(
                    Receiver.read(row, now),
                    List.of((String[]) row.getArray("types").getArray()),
                    row.getString("cursor"));
        }
    }

    /** What could not be told, and when it is tried again; never when there is no such time. */
    record Parked(Message message, Outcome.Failed outcome, Optional<Instant> next) {}

    /** Takes what nobody has. */
    List<Claim> take(int limit) {
        return sql.list(
                """
                update webhook set claim = gen_random_uuid(), claimed_until = now() + ? * interval '1 second'
                where id in (select id from webhook where active and claimed_until < now()
                             order by id limit ? for update skip locked)
                returning id, claim""",
                row -> new Claim(row.getObject("id", UUID.class), row.getObject("claim", UUID.class)),
                leaseSeconds(),
                limit);
    }

    void renew(Collection<Claim> claims) {
        sql.update(
                "update webhook set claimed_until = now() + ? * interval '1 second' where active and claim = any(?::uuid[])",
                leaseSeconds(),
                claims.stream().map(Claim::claim).toArray(UUID[]::new));
    }

    /** Gives them back at once, so that other replicas go on without waiting for the leases to end. */
    void release(Collection<Claim> claims) {
        sql.update("update webhook set claim = null, claimed_until = '-infinity' where claim = any(?::uuid[])", (Object)
                claims.stream().map(Claim::claim).toArray(UUID[]::new));
    }

    /** Empty when it is not to be told by this claim any more. */
    Optional<Held> look(Claim claim) {
        Instant now = clock.instant();
        return sql.first(
                "select " + Receiver.COLUMNS
                        + ", w.types, w.cursor from webhook w where id = ? and claim = ? and active",
                row -> Held.read(row, now),
                claim.webhook(),
                claim.claim());
    }

    /** Moves on, and keeps what could not be told on the way, both or neither. */
    @Transactional(TxType.REQUIRES_NEW)
    void move(Claim claim, String from, String to, List<Parked> parked) {
        int moved = sql.update(
                "update webhook set cursor = ? where id = ? and claim = ? and cursor = ?",
                to,
                claim.webhook(),
                claim.claim(),
                from);
        if (moved == 0) {
            throw new Outrun();
        }
        if (!parked.isEmpty()) {
            park(claim.webhook(), parked);
        }
    }

    private void park(UUID webhook, List<Parked> parked) {
        Instant now = clock.instant();
        sql.update(
                """
                insert into webhook_delivery (webhook, attempts, first_at, last_at, id, message, type, subject, event, state,
                                              next_at, status, error)
                select ?, 1, ?, ?, p.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                                   ?::timestamptz[], ?::int[], ?::text[]) p""",
                webhook,
                now,
                now,
                parked.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                parked.stream().map(p -> p.message().id()).toArray(String[]::new),
                parked.stream().map(p -> p.message().type()).toArray(String[]::new),
                parked.stream().map(p -> p.message().subject()).toArray(String[]::new),
                parked.stream().map(p -> p.message().text()).toArray(String[]::new),
                parked.stream()
                        .map(p -> p.next().isPresent() ? "waiting" : "failed")
                        .toArray(String[]::new),
                parked.stream().map(p -> p.next().orElse(null)).toArray(Instant[]::new),
                parked.stream().map(p -> p.outcome().status()).toArray(Integer[]::new),
                parked.stream().map(p -> p.outcome().why()).toArray(String[]::new));
    }

    /** The receiver wants to hear no more. */
    void end(UUID webhook) {
        sql.update(
                "update webhook set active = false, gone = true, version = version + 1 where id = ? and active",
                webhook);
    }

    private double leaseSeconds() {
        return config.lease().toMillis() / 1000.0;
    }
}
