package io.handshake.scoring.definition;

import static io.handshake.scoring.ScoringProblem.UNKNOWN_DEFINITION_VERSION;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** All versions of all definitions. */
@ApplicationScoped
class DefinitionVersions implements PanacheRepositoryBase<DefinitionVersion, VersionId> {
    DefinitionVersion get(VersionId id) {
        return findByIdOptional(id).orElseThrow(() -> UNKNOWN_DEFINITION_VERSION.because("there is no " + id));
    }
}
