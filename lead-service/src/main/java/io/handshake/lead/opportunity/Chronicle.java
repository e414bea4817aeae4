package io.handshake.lead.opportunity;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.security.Caller;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.opportunity.OpportunityLeads.Link;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes down what an opportunity goes through, each turn under the number of the fact, and publishes the fact. */
@ApplicationScoped
class Chronicle {
    private final Sql sql;
    private final EventLog log;
    private final Caller caller;
    private final InstantSource clock;

    Chronicle(Sql sql, EventLog log, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.log = log;
        this.caller = caller;
        this.clock = clock;
    }

    void opened(Opportunity it, List<Link> links) {
        if (it.stage != null) {
            enteredStage(it, it.occurredAt);
        }
        if (it.amountMinor != null) {
            isWorth(it, it.occurredAt);
        }
        publish(it, it.occurredAt, OpportunityCreated.of(it, links));
    }

    void changed(Opportunity it, List<Link> links, List<String> changed, Instant when) {
        it.eventSequence++;
        if (changed.contains("stage")) {
            enteredStage(it, when);
        }
        if (changed.contains("amount")) {
            isWorth(it, when);
        }
        publish(it, when, OpportunityChanged.of(it, links, changed));
    }

    void closed(Opportunity it, List<Link> links, boolean newAmount, Instant when) {
        it.eventSequence++;
        if (newAmount) {
            isWorth(it, when);
        }
        ended(it, when);
        publish(
                it,
                when,
                "won".equals(it.outcome) ? OpportunityWon.of(it, links, when) : OpportunityLost.of(it, links, when));
    }

    void reopened(Opportunity it, List<Link> links, String outcome, NewReopening told, Instant when) {
        it.eventSequence++;
        wentOn(it, told, when);
        publish(it, when, OpportunityReopened.of(it, links, outcome, told.reason(), when));
    }

    private void publish(Opportunity it, Instant when, Record fact) {
        log.append(it.id.toString(), it.eventSequence, when, fact);
    }

    private void enteredStage(Opportunity it, Instant when) {
        sql.update(
                "insert into opportunity_stage (opportunity, sequence, stage, entered_at, recorded_at, actor) values (?, ?, ?, ?, ?, ?)",
                it.id,
                it.eventSequence,
                it.stage,
                when,
                clock.instant(),
                caller.subject());
    }

    private void isWorth(Opportunity it, Instant when) {
        sql.update(
                "insert into opportunity_amount (opportunity, sequence, amount_minor, currency, changed_at, recorded_at, actor) values (?, ?, ?, ?, ?, ?, ?)",
                it.id,
                it.eventSequence,
                it.amountMinor,
                it.currency,
                when,
                clock.instant(),
                caller.subject());
    }

    private void ended(Opportunity it, Instant when) {
        sql.update(
                """
                insert into opportunity_outcome (opportunity, sequence, outcome, reason, note, amount_minor, currency, closed_at, recorded_at, actor)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                it.id,
                it.eventSequence,
                it.outcome,
                it.reason,
                it.note,
                it.amountMinor,
                it.currency,
                when,
                clock.instant(),
                caller.subject());
    }

    private void wentOn(Opportunity it, NewReopening told, Instant when) {
        sql.update(
                "insert into opportunity_reopening (opportunity, sequence, reason, note, reopened_at, recorded_at, actor) values (?, ?, ?, ?, ?, ?, ?)",
                it.id,
                it.eventSequence,
                told.reason(),
                told.note(),
                when,
                clock.instant(),
                caller.subject());
    }
}
