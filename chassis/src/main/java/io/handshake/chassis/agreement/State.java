package io.handshake.chassis.agreement;

import java.time.Instant;
import java.util.Locale;

/** How far a version has got. */
public enum State {
    DRAFT,
    SIGNED_BY_ONE,
    SCHEDULED,
    IN_FORCE,
    SUPERSEDED,
    EXPIRED;

    /** A version that is not on the timeline has not both signatures. */
    static State of(VersionId id, int signatures, Timeline timeline, Instant now) {
        return timeline.find(id)
                .map(version -> of(version, timeline, now))
                .orElse(signatures == 0 ? DRAFT : SIGNED_BY_ONE);
    }

    private static State of(Counting version, Timeline timeline, Instant now) {
        if (!version.begunBy(now)) {
            return timeline.overtaking(version).isPresent() ? SUPERSEDED : SCHEDULED;
        }
        if (timeline.at(now).counts(version)) {
            return IN_FORCE;
        }
        return version.signed() && timeline.expires(version) ? EXPIRED : SUPERSEDED;
    }

    /** As contracts write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
