package io.handshake.scoring.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All signatures ever given. */
@ApplicationScoped
class Signatures implements PanacheRepositoryBase<Signature, Signature.SignatureId> {
    List<Signature> under(VersionId version) {
        return list(
                "from Signature s where s.id.key = ?1 and s.id.version = ?2 order by s.signedAt, s.id.role",
                version.key(),
                version.version());
    }
}
