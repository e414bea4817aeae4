package io.handshake.scoring.experiment;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.TakingEffect;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.event.EventLog;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes who signed a plan, and that it may start when its time has come. */
@ApplicationScoped
class PublishExperiments {
    private final TakingEffect takingEffect;
    private final Timelines timelines;
    private final Agreements agreements;
    private final EventLog log;

    PublishExperiments(TakingEffect takingEffect, Timelines timelines, Agreements agreements, EventLog log) {
        this.takingEffect = takingEffect;
        this.timelines = timelines;
        this.agreements = agreements;
        this.log = log;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void inForceWhenTheirTimeHasCome() {
        takingEffect.announceAllDue(Experiments.KIND, this::inForce);
    }

    void signed(VersionId id, Signature signature) {
        append(
                id,
                signature.signedAt(),
                new ExperimentSigned(id.key(), id.version(), signature.role(), signature.hash()));
    }

    void inForce(Counting version) {
        VersionId id = version.id();
        Plan plan = timelines.terms(id).content(Plan.class);
        append(
                id,
                version.from(),
                new ExperimentInForce(
                        id.key(),
                        id.version(),
                        version.from(),
                        plan.size(),
                        plan.targetRate(),
                        plan.baselineRate(),
                        plan.maturityDays()));
    }

    private void append(VersionId id, Instant occurredAt, Record fact) {
        log.append("experiment/" + id.key(), agreements.nextSequence(id), occurredAt, fact);
    }
}
