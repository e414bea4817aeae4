package io.handshake.scoring.definition;

import io.handshake.chassis.security.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** One person's name under one version, given for one side. */
@Entity
class Signature {
    @EmbeddedId
    SignatureId id;

    String issuer;

    String subject;

    String hash;

    @Column(name = "signed_at")
    Instant signedAt;

    @Embeddable
    record SignatureId(String key, int version, String role) {}

    Signature() {}

    Signature(DefinitionVersion version, String role, Caller caller, Instant signedAt) {
        this.id = new SignatureId(version.id.key(), version.id.version(), role);
        this.issuer = caller.issuer();
        this.subject = caller.subject();
        this.hash = version.hash;
        this.signedAt = signedAt;
    }

    boolean isBy(Caller caller) {
        return issuer.equals(caller.issuer()) && subject.equals(caller.subject());
    }
}
