package io.handshake.scoring.definition;

import io.handshake.scoring.score.Timeline;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far a version has got. */
enum State {
    DRAFT,
    SIGNED_BY_ONE,
    SCHEDULED,
    IN_FORCE,
    SUPERSEDED;

    /** A version without both signatures has no instant from which it counts. */
    static State of(VersionId id, Optional<Instant> from, int signatures, Timeline timeline, Instant now) {
        if (from.isEmpty()) {
            return signatures == 0 ? DRAFT : SIGNED_BY_ONE;
        }
        if (from.get().isAfter(now)) {
            return timeline.at(from.get()).filter(id::names).isPresent() ? SCHEDULED : SUPERSEDED;
        }
        return timeline.at(now).filter(id::names).isPresent() ? IN_FORCE : SUPERSEDED;
    }

    /** As the contract writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
