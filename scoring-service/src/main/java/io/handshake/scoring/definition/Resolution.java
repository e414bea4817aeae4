package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which version counts for some leads at an instant, and why no other does.
 *
 * @param others those that are for such leads too
 */
record Resolution(Counting counts, List<Other> others) {
    private static final Comparator<Other> ORDER = Comparator.<Other, Instant>comparing(
                    other -> other.version().from())
            .reversed()
            .thenComparing(other -> other.version().id().key())
            .thenComparing(other -> other.version().id().version());

    record Other(Counting version, Why why) {}

    /** Why a version that is for such leads does not count for them. */
    enum Why {
        LESS_SPECIFIC,
        SHIPPED,
        SUPERSEDED,
        EXPIRED,
        NOT_YET_BEGUN
    }

    static Resolution of(Timeline timeline, Map<String, String> lead, Instant at) {
        Timeline.Moment moment = timeline.at(at);
        Counting counts = moment.of(lead)
                .orElseThrow(() -> new IllegalStateException("the shipped definition counts when no other does"));
        return new Resolution(
                counts,
                timeline.versions().stream()
                        .filter(version -> version.scope().matches(lead))
                        .filter(version -> !version.id().equals(counts.id()))
                        .map(version -> new Other(version, why(version, timeline, moment, at)))
                        .sorted(ORDER)
                        .toList());
    }

    private static Why why(Counting version, Timeline timeline, Timeline.Moment moment, Instant at) {
        if (moment.standing().contains(version)) {
            return version.signed() ? Why.LESS_SPECIFIC : Why.SHIPPED;
        }
        if (!version.begunBy(at)) {
            return timeline.overtaking(version).isPresent() ? Why.SUPERSEDED : Why.NOT_YET_BEGUN;
        }
        return timeline.expires(version) ? Why.EXPIRED : Why.SUPERSEDED;
    }
}
