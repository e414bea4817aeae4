package io.handshake.lead.partner;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells which source a key speaks for; what it learned is believed for ten seconds, so a revoked key dies soon. */
@ApplicationScoped
class KnownKeys {
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private record Known(byte[] secretHash, String source, Instant until) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Sql sql;
    private final InstantSource clock;

    KnownKeys(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The source of this key if it is known to be good, without asking the database. */
    Optional<String> recall(KeyText key) {
        return Optional.ofNullable(known.get(key.id()))
                .filter(believed -> clock.instant().isBefore(believed.until()))
                .flatMap(believed -> check(believed, key));
    }

    /** The source of this key if the database knows it as good. */
    Optional<String> look(KeyText key) {
        Instant until = clock.instant().plus(BELIEVED);
        Optional<Known> row = sql.first(
                "select secret_hash, source from partner_key where id = ? and revoked_at is null",
                found -> new Known(found.getBytes("secret_hash"), found.getString("source"), until),
                key.id());
        row.ifPresentOrElse(found -> known.put(key.id(), found), () -> known.remove(key.id()));
        return row.flatMap(found -> check(found, key));
    }

    private static Optional<String> check(Known known, KeyText key) {
        return MessageDigest.isEqual(known.secretHash(), key.hash()) ? Optional.of(known.source()) : Optional.empty();
    }
}
