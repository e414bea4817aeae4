package io.handshake.scoring.definition;

import io.handshake.chassis.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Writes a version down, when it makes sense. */
@ApplicationScoped
class WriteVersion {
    private final DefinitionVersions versions;
    private final Sense sense;
    private final Caller caller;
    private final InstantSource clock;

    WriteVersion(DefinitionVersions versions, Sense sense, Caller caller, InstantSource clock) {
        this.versions = versions;
        this.sense = sense;
        this.caller = caller;
        this.clock = clock;
    }

    DefinitionVersion write(VersionId id, NewVersion proposed) {
        sense.require(proposed);
        DefinitionVersion version = new DefinitionVersion(id, Agreement.on(proposed), caller, clock.instant());
        versions.persist(version);
        return version;
    }
}
