package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.scoring.audit.ClosedAudit;
import io.handshake.scoring.audit.LatestAudit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows versions as they stand at this moment, with how often their definition changes and what was audited of it last. */
@ApplicationScoped
class VersionViews {
    private final Timelines timelines;
    private final Proposals proposals;
    private final LatestAudit latestAudit;
    private final InstantSource clock;

    VersionViews(Timelines timelines, Proposals proposals, LatestAudit latestAudit, InstantSource clock) {
        this.timelines = timelines;
        this.proposals = proposals;
        this.latestAudit = latestAudit;
        this.clock = clock;
    }

    Function<Standing, VersionView> now() {
        Timeline timeline = timelines.current(Rules.KIND);
        Instant now = clock.instant();
        Map<VersionId, Instant> proposed = proposals.unsigned();
        Map<String, Optional<ClosedAudit>> audits = new HashMap<>();
        return standing -> {
            VersionId id = standing.version().id();
            return VersionView.of(
                    standing,
                    proposed.containsKey(id),
                    Cadence.of(standing, timeline, now),
                    audits.computeIfAbsent(id.key(), latestAudit::of).orElse(null));
        };
    }
}
