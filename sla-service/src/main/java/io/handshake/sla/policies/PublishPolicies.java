package io.handshake.sla.policies;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.TakingEffect;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.event.EventLog;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes who signed a policy, and which one counts when its time has come. */
@ApplicationScoped
class PublishPolicies {
    private final TakingEffect takingEffect;
    private final Agreements agreements;
    private final Policies policies;
    private final EventLog log;

    PublishPolicies(TakingEffect takingEffect, Agreements agreements, Policies policies, EventLog log) {
        this.takingEffect = takingEffect;
        this.agreements = agreements;
        this.policies = policies;
        this.log = log;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void inForceWhenTheirTimeHasCome() {
        takingEffect.announceAllDue(Policies.KIND, this::inForce);
    }

    void signed(VersionId id, Signature signature) {
        append(id, signature.signedAt(), new PolicySigned(id.key(), id.version(), signature.role(), signature.hash()));
    }

    void inForce(Counting version) {
        VersionId id = version.id();
        PolicyContent content = policies.content(id);
        append(
                id,
                version.from(),
                new PolicyInForce(
                        id.key(),
                        id.version(),
                        content.title(),
                        PolicyScope.of(version.scope()),
                        version.from(),
                        version.until(),
                        content.clocks(),
                        content.pauses(),
                        content.lateEvidenceSeconds(),
                        content.reversible(),
                        content.unroutedTarget(),
                        content.offers()));
    }

    /** Other subjects may have the same key. */
    private void append(VersionId id, Instant occurredAt, Record fact) {
        log.append("policy/" + id.key(), agreements.nextSequence(id), occurredAt, fact);
    }
}
