package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** Shows versions as they stand at this moment, with how often their definition changes. */
@ApplicationScoped
class VersionViews {
    private final Timelines timelines;
    private final Proposals proposals;
    private final InstantSource clock;

    VersionViews(Timelines timelines, Proposals proposals, InstantSource clock) {
        this.timelines = timelines;
        this.proposals = proposals;
        this.clock = clock;
    }

    Function<Standing, VersionView> now() {
        Timeline timeline = timelines.current(Rules.KIND);
        Instant now = clock.instant();
        Map<VersionId, Instant> proposed = proposals.unsigned();
        return standing -> VersionView.of(
                standing, proposed.containsKey(standing.version().id()), Cadence.of(standing, timeline, now));
    }
}
