package io.handshake.lead.partner;

import static io.handshake.lead.LeadProblem.PARTNER_KEY_ENDED;
import static io.handshake.lead.LeadProblem.PARTNER_KEY_REPLACED;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A partner's API key; of its secret only the hash is known. */
@Entity
@Table(name = "partner_key")
class PartnerKey {
    static final String LIVE = "live";
    static final String TEST = "test";

    @Id
    String id;

    @Version
    long version;

    String name;
    String source;
    String scopes;
    String mode;
    int perMinute;
    int burst;
    byte[] secretHash;
    String family;
    Instant createdAt;
    String createdBy;

    @Nullable
    String successor;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant revokedAt;

    @Nullable
    @Column(insertable = false, updatable = false)
    Instant lastUsedAt;

    static PartnerKey of(NewPartnerKey wanted, KeyText text, Instant now, String by) {
        PartnerKey key = new PartnerKey();
        key.name = wanted.name();
        key.source = wanted.source();
        key.mode = wanted.modeOrLive();
        key.allow(Scope.join(wanted.scopesOrUsual()), wanted.rateLimitOrUsual());
        key.family = text.id();
        return key.begin(text, now, by);
    }

    /** The key that takes this one's place; this one goes on working for a while. */
    PartnerKey rotate(KeyText text, Duration overlap, Instant now, String by) {
        requireAlive(now);
        if (successor != null) {
            throw PARTNER_KEY_REPLACED.because("its successor is " + successor + "; rotate that one");
        }
        PartnerKey next = new PartnerKey();
        next.name = name;
        next.source = source;
        next.mode = mode;
        next.allow(scopes, limit());
        next.family = family;
        successor = text.id();
        expiresAt = now.plus(overlap);
        return next.begin(text, now, by);
    }

    void change(PartnerKeyChange change, Instant now) {
        requireAlive(now);
        if (change.name() != null) {
            name = change.name();
        }
        Collection<Scope> wanted = change.scopes() == null ? Scope.split(scopes) : Scope.of(change.scopes());
        allow(Scope.join(wanted), change.rateLimit() == null ? limit() : change.rateLimit());
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    RateLimit limit() {
        return new RateLimit(perMinute, burst);
    }

    private PartnerKey begin(KeyText text, Instant now, String by) {
        id = text.id();
        secretHash = text.hash();
        createdAt = now;
        createdBy = by;
        return this;
    }

    private void allow(String scopes, RateLimit limit) {
        this.scopes = scopes;
        perMinute = limit.perMinute();
        burst = limit.burstOrMinute();
    }

    private void requireAlive(Instant now) {
        if (revokedAt != null || (expiresAt != null && !now.isBefore(expiresAt))) {
            throw PARTNER_KEY_ENDED.because("it was revoked or has expired; issue a new one");
        }
    }
}
