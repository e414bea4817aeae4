package io.handshake.scoring.definition;

import io.handshake.scoring.score.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Versions as they stand at this moment: signed by whom, in force or not. */
@ApplicationScoped
class VersionViews {
    private final Signatures signatures;
    private final TakingEffect takingEffect;
    private final Timelines timelines;
    private final InstantSource clock;

    VersionViews(Signatures signatures, TakingEffect takingEffect, Timelines timelines, InstantSource clock) {
        this.signatures = signatures;
        this.takingEffect = takingEffect;
        this.timelines = timelines;
        this.clock = clock;
    }

    VersionView of(DefinitionVersion version) {
        List<Signature> given = signatures.under(version.id);
        Optional<Instant> from = inForceFrom(version);
        Timeline timeline = timelines.current();
        State state = State.of(version.id, from, given.size(), timeline, clock.instant());
        return VersionView.of(version, state, from, given);
    }

    private Optional<Instant> inForceFrom(DefinitionVersion version) {
        return version.shipped ? Optional.of(version.effectiveFrom) : takingEffect.of(version.id);
    }
}
