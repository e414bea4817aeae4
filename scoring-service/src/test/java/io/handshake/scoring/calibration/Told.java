package io.handshake.scoring.calibration;

import io.handshake.chassis.sql.Sql;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes as the feed would have told of them, written straight into the tables of the evidence. */
public final class Told {
    private final Sql sql;

    public Told(Sql sql) {
        this.sql = sql;
    }

    public UUID lead() {
        UUID lead = UUID.randomUUID();
        sql.update("insert into lead (id) values (?)", lead);
        sql.update("insert into contact_key (key, lead, since) values (?, ?, 'epoch')", lead, lead);
        return lead;
    }

    public UUID opened(Instant at) {
        UUID lead = lead();
        opened(lead, 1, at);
        return lead;
    }

    public void opened(UUID lead, int pass, Instant at) {
        sql.update(
                "insert into pass (lead, number, opened_at, counts_after) values (?, ?, ?, 'epoch')", lead, pass, at);
    }

    public void closed(UUID lead, int pass, String outcome) {
        sql.update("update pass set closed_at = now(), outcome = ? where lead = ? and number = ?", outcome, lead, pass);
    }

    public void entered(
            UUID lead, int pass, String milestone, Instant at, boolean inferred, @Nullable String handoffTo) {
        sql.update(
                "insert into milestone (lead, pass, milestone, entered_at, recorded_at, inferred, handoff_to)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                lead,
                pass,
                milestone,
                at,
                at,
                inferred,
                handoffTo);
    }

    public void qualified(UUID lead, int pass, long score) {
        sql.update(
                "insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, reason, qualified_at)"
                        + " values (?, ?, ?, 20, 'shipped', 1, 'epoch', 'activity', 'epoch')",
                lead,
                pass,
                score);
    }

    /** Qualified and handed over to sales at once. */
    public UUID handedOver(long score, Instant at) {
        UUID lead = opened(at);
        qualified(lead, 1, score);
        entered(lead, 1, "QUALIFIED", at, false, "SALES");
        return lead;
    }

    public void becameOpportunity(UUID lead, int pass, Instant at) {
        entered(lead, pass, "OPPORTUNITY", at, false, null);
    }

    /** An opportunity on a funnel that has no stage for it. */
    public void hasOpportunity(UUID lead, int pass, Instant at) {
        UUID opportunity = UUID.randomUUID();
        sql.update(
                "insert into opportunity (id, lead, pass, outcome, created_at) values (?, ?, ?, 'open', ?)",
                opportunity,
                lead,
                pass,
                at);
        sql.update("insert into opportunity_pass (opportunity, lead, pass) values (?, ?, ?)", opportunity, lead, pass);
    }

    public void scores(UUID lead, String points) {
        sql.update(
                "insert into lead_score (lead, points, fit, intent, definition, version, as_of)"
                        + " values (?, ?::numeric, 0, ?::numeric, 'shipped', 1, now())",
                lead,
                points,
                points);
    }

    public void known(UUID lead, long sequence, String attributes) {
        sql.update(
                "insert into lead_profile (lead, sequence, since, recorded_at, attributes) values (?, ?, 'epoch', 'epoch', ?::jsonb)",
                lead,
                sequence,
                attributes);
    }

    public void did(UUID key, String type, Instant at) {
        sql.update(
                "insert into activity (id, key, type, occurred_at, recorded_at) values (?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                key,
                type,
                at,
                at);
    }
}
