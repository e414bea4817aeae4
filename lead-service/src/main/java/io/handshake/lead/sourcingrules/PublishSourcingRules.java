package io.handshake.lead.sourcingrules;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.TakingEffect;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.event.EventLog;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes who signed a rule, and which one counts when its time has come. */
@ApplicationScoped
class PublishSourcingRules {
    private final TakingEffect takingEffect;
    private final Agreements agreements;
    private final SourcingRules rules;
    private final EventLog log;

    PublishSourcingRules(TakingEffect takingEffect, Agreements agreements, SourcingRules rules, EventLog log) {
        this.takingEffect = takingEffect;
        this.agreements = agreements;
        this.rules = rules;
        this.log = log;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void inForceWhenTheirTimeHasCome() {
        takingEffect.announceAllDue(SourcingRules.KIND, this::inForce);
    }

    void signed(VersionId id, Signature signature) {
        append(
                id,
                signature.signedAt(),
                new SourcingRuleSigned(id.key(), id.version(), signature.role(), signature.hash()));
    }

    void inForce(Counting version) {
        VersionId id = version.id();
        SourcingContent content = rules.content(id);
        append(
                id,
                version.from(),
                new SourcingRuleInForce(
                        id.key(),
                        id.version(),
                        SourcingScope.of(version.scope()),
                        version.from(),
                        version.until(),
                        content.withLead(),
                        content.withoutLead(),
                        content.window()));
    }

    /** Other subjects may have the same key. */
    private void append(VersionId id, Instant occurredAt, Record fact) {
        log.append("sourcing-rule/" + id.key(), agreements.nextSequence(id), occurredAt, fact);
    }
}
