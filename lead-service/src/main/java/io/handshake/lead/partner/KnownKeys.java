package io.handshake.lead.partner;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what a key allows; what it learned is believed for ten seconds, so a revoked key dies soon. */
@ApplicationScoped
class KnownKeys {
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private record Known(byte[] secretHash, Grant grant, Instant until) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Sql sql;
    private final LastUse use;
    private final InstantSource clock;

    KnownKeys(Sql sql, LastUse use, InstantSource clock) {
        this.sql = sql;
        this.use = use;
        this.clock = clock;
    }

    /** What this key allows if it is known to be good, without asking the database. */
    Optional<Grant> recall(KeyText key) {
        Instant now = clock.instant();
        return Optional.ofNullable(known.get(key.id()))
                .filter(believed -> now.isBefore(believed.until()))
                .flatMap(believed -> check(believed, key, now));
    }

    /** What this key allows if the database knows it as good. */
    Optional<Grant> look(KeyText key) {
        Instant now = clock.instant();
        Optional<Known> row = sql.first(
                "select * from partner_key where id = ? and revoked_at is null",
                found -> new Known(found.getBytes("secret_hash"), grant(found), now.plus(BELIEVED)),
                key.id());
        row.ifPresentOrElse(found -> known.put(key.id(), found), () -> known.remove(key.id()));
        return row.flatMap(found -> check(found, key, now));
    }

    private Optional<Grant> check(Known known, KeyText key, Instant now) {
        if (!MessageDigest.isEqual(known.secretHash(), key.hash())
                || !known.grant().holdsAt(now)) {
            return Optional.empty();
        }
        use.note(key.id(), now);
        return Optional.of(known.grant());
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("id"),
                row.getString("family"),
                row.getString("name"),
                row.getString("source"),
                Scope.split(row.getString("scopes")),
                row.getString("mode").equals(PartnerKey.TEST),
                new RateLimit(row.getInt("per_minute"), row.getInt("burst")),
                Sql.instant(row, "expires_at"));
    }
}
