package io.handshake.scoring.experiment;

import static io.handshake.scoring.ScoringProblem.LEADS_ARE_READ_AGAIN;
import static io.handshake.scoring.ScoringProblem.NOBODY_TO_TRY;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.event.EventLog;
import io.handshake.scoring.qualification.HandOverAnyway;
import io.handshake.scoring.statistics.LargestRemainder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Draws the members of an experiment that both sides signed, for good. */
@ApplicationScoped
class StartExperiment {
    private final DrawMembers drawMembers;
    private final Experiments experiments;
    private final HandOverAnyway handOver;
    private final Agreements agreements;
    private final EventLog events;
    private final InstantSource clock;

    StartExperiment(
            DrawMembers drawMembers,
            Experiments experiments,
            HandOverAnyway handOver,
            Agreements agreements,
            EventLog events,
            InstantSource clock) {
        this.drawMembers = drawMembers;
        this.experiments = experiments;
        this.handOver = handOver;
        this.agreements = agreements;
        this.events = events;
        this.clock = clock;
    }

    void start(Version version) {
        String key = version.id().key();
        if (handOver.isInterrupted()) {
            throw LEADS_ARE_READ_AGAIN.because(
                    "what leads did is being read again from the start, and nobody can be drawn"
                            + " until all of it is here; try again when scores change again, which takes minutes");
        }
        experiments.drawAlone();
        Plan plan = version.terms().content(Plan.class);
        Instant now = clock.instant();
        List<UUID> drawn = drawMembers.draw(key, plan, plan.size() + plan.controlSize(), now);
        List<Integer> arms = LargestRemainder.share(drawn.size(), List.of(plan.size(), plan.controlSize()));
        if (arms.getFirst() == 0) {
            throw NOBODY_TO_TRY.because(
                    "no lead that is not qualified meets the criterion now, other than those whom an"
                            + " experiment still counts; wait, or sign another criterion");
        }
        Start start = new Start(key, version.id().version(), arms.getFirst(), arms.getLast(), now);
        experiments.start(start);
        experiments.join(key, Member.of(drawn, start.treated(), plan.perDay(), now));
        events.append(
                "experiment/" + key,
                agreements.nextSequence(version.id()),
                now,
                new ExperimentStarted(key, start.version(), start.treated(), start.control()));
    }
}
