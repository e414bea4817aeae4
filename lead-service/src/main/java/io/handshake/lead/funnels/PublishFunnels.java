package io.handshake.lead.funnels;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.TakingEffect;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.event.EventLog;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes who signed a funnel, and which one counts when its time has come. */
@ApplicationScoped
class PublishFunnels {
    private final TakingEffect takingEffect;
    private final Agreements agreements;
    private final Funnels funnels;
    private final EventLog log;

    PublishFunnels(TakingEffect takingEffect, Agreements agreements, Funnels funnels, EventLog log) {
        this.takingEffect = takingEffect;
        this.agreements = agreements;
        this.funnels = funnels;
        this.log = log;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void inForceWhenTheirTimeHasCome() {
        takingEffect.announceAllDue(Funnels.KIND, this::inForce);
    }

    void signed(VersionId id, Signature signature) {
        append(id, signature.signedAt(), new FunnelSigned(id.key(), id.version(), signature.role(), signature.hash()));
    }

    void inForce(Counting version) {
        VersionId id = version.id();
        FunnelContent content = funnels.content(id);
        append(
                id,
                version.from(),
                new FunnelInForce(
                        id.key(),
                        id.version(),
                        content.title(),
                        FunnelScope.of(version.scope()),
                        version.from(),
                        version.until(),
                        content.stages()));
    }

    /** Other subjects may have the same key. */
    private void append(VersionId id, Instant occurredAt, Record fact) {
        log.append("funnel/" + id.key(), agreements.nextSequence(id), occurredAt, fact);
    }
}
