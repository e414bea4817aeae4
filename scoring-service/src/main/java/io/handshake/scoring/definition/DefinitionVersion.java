package io.handshake.scoring.definition;

import io.handshake.chassis.http.ETags;
import io.handshake.chassis.security.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A text that two people can sign; it never changes. */
@Entity
@Table(name = "definition_version")
class DefinitionVersion {
    @EmbeddedId
    VersionId id;

    boolean shipped;

    String document;

    String hash;

    @Column(name = "effective_from")
    Instant effectiveFrom;

    @Column(name = "created_issuer")
    String createdIssuer;

    @Column(name = "created_subject")
    String createdSubject;

    @Column(name = "created_at")
    Instant createdAt;

    DefinitionVersion() {}

    DefinitionVersion(VersionId id, Agreement agreement, Caller author, Instant createdAt) {
        this.id = id;
        this.document = agreement.document();
        this.hash = Agreement.hash(document);
        this.effectiveFrom = agreement.effectiveFrom();
        this.createdIssuer = author.issuer();
        this.createdSubject = author.subject();
        this.createdAt = createdAt;
    }

    Agreement agreement() {
        return Agreement.read(document);
    }

    String etag() {
        return ETags.of(hash);
    }

    /** Signing cannot be backdated: it counts from the second signature at the earliest. */
    Instant inForceFrom(Instant signedAt) {
        return effectiveFrom.isAfter(signedAt) ? effectiveFrom : signedAt;
    }
}
