package io.handshake.lead.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A partner's API key; of its secret only the hash is known. */
@Entity
@Table(name = "partner_key")
class PartnerKey {
    @Id
    String id;

    String name;
    String source;
    byte[] secretHash;
    Instant createdAt;
    String createdBy;

    @Nullable
    Instant revokedAt;

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
