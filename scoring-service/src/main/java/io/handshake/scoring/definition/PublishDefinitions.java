package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Signature;
import io.handshake.chassis.agreement.TakingEffect;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.Version;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** Publishes who signed a definition and which one counts when its time has come, and has leads scored anew then. */
@ApplicationScoped
class PublishDefinitions {
    private final TakingEffect takingEffect;
    private final Timelines timelines;
    private final Agreements agreements;
    private final Rules rules;
    private final Proposals proposals;
    private final Sql sql;
    private final EventLog log;
    private final InstantSource clock;

    PublishDefinitions(
            TakingEffect takingEffect,
            Timelines timelines,
            Agreements agreements,
            Rules rules,
            Proposals proposals,
            Sql sql,
            EventLog log,
            InstantSource clock) {
        this.takingEffect = takingEffect;
        this.timelines = timelines;
        this.agreements = agreements;
        this.rules = rules;
        this.proposals = proposals;
        this.sql = sql;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whatHasCome() {
        takingEffect.announceAllDue(Rules.KIND, this::inForce);
        if (anyEnded()) {
            QuarkusTransaction.requiringNew().run(this::ended);
        }
    }

    void proposed(Version draft) {
        VersionId id = draft.id();
        Instant now = clock.instant();
        if (proposals.put(id, now)) {
            append(id, now, new DefinitionProposed(id.key(), id.version(), draft.hash()));
        }
    }

    void signed(VersionId id, Signature signature) {
        append(
                id,
                signature.signedAt(),
                new DefinitionSigned(id.key(), id.version(), signature.role(), signature.hash()));
    }

    /** The caller holds it for change: whoever judged as of an earlier instant has finished. */
    void inForce(Counting version) {
        VersionId id = version.id();
        append(
                id,
                version.from(),
                new DefinitionInForce(
                        id.key(),
                        id.version(),
                        rules.content(id).threshold(),
                        DefinitionScope.of(version.scope()),
                        version.from(),
                        version.until()));
        sql.update("delete from scoring_anew where key = ? and not begun", id.key());
        scoreAnew(id, "in-force", version.from(), true);
        if (version.until() != null) {
            scoreAnew(id, "ended", version.until(), false);
        }
    }

    private void scoreAnew(VersionId id, String cause, Instant since, boolean begun) {
        sql.update(
                "insert into scoring_anew (key, version, cause, since, begun) values (?, ?, ?, ?, ?)",
                id.key(),
                id.version(),
                cause,
                since,
                begun);
    }

    private boolean anyEnded() {
        return sql.first(
                        "select key from scoring_anew where not begun and since <= ? limit 1",
                        row -> true,
                        clock.instant())
                .isPresent();
    }

    /** What is less specific counts again: who judges by the version that ended is waited for. */
    private void ended() {
        timelines.holdForChange(Rules.KIND);
        sql.update("update scoring_anew set begun = true where not begun and since <= ?", clock.instant());
    }

    private void append(VersionId id, Instant occurredAt, Record fact) {
        log.append(id.key(), agreements.nextSequence(id), occurredAt, fact);
    }
}
