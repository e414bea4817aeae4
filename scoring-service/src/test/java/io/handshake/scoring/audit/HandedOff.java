package io.handshake.scoring.audit;

import io.handshake.chassis.sql.Sql;
import java.time.Instant;
import java.util.UUID;

/** A lead that version 1 of the shipped definition qualified and that was handed to sales, as the evidence keeps it. */
final class HandedOff {
    static final Instant THEN = Instant.parse("2026-02-03T10:00:00Z");

    final UUID lead = UUID.randomUUID();
    private final Sql sql;
    private final Instant at;

    private HandedOff(Sql sql, Instant at) {
        this.sql = sql;
        this.at = at;
    }

    static HandedOff at(Sql sql, Instant at, String segment, String region) {
        return at(sql, at, segment, region, "activity");
    }

    static HandedOff at(Sql sql, Instant at, String segment, String region, String reason) {
        HandedOff it = new HandedOff(sql, at);
        it.known(1, at.minusSeconds(60), "{\"segment\":\"" + segment + "\",\"region\":\"" + region + "\"}");
        sql.update("""
                insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, reason, qualified_at)
                values (?, 1, 20, 20, 'shipped', 1, ?, ?, ?)""", it.lead, at, reason, at);
        sql.update("insert into pass (lead, number, opened_at, counts_after) values (?, 1, ?, 'epoch')", it.lead, at);
        it.entered("QUALIFIED", at, false, "SALES");
        return it;
    }

    HandedOff known(int sequence, Instant recordedAt, String attributes) {
        sql.update(
                "insert into lead_profile (lead, sequence, since, recorded_at, attributes) values (?, ?, ?, ?, ?::jsonb)",
                lead,
                sequence,
                recordedAt,
                recordedAt,
                attributes);
        return this;
    }

    HandedOff entered(String milestone, Instant when, boolean inferred, String handoffTo) {
        sql.update("""
                insert into milestone (lead, pass, milestone, entered_at, recorded_at, inferred, handoff_to)
                values (?, 1, ?, ?, ?, ?, nullif(?, ''))""", lead, milestone, when, when, inferred, handoffTo);
        return this;
    }

    HandedOff accepted() {
        return entered("ACCEPTED", at.plusSeconds(60), false, "");
    }

    HandedOff takenBack() {
        sql.update(
                "update milestone set reversed_at = ? where lead = ? and milestone = 'ACCEPTED'",
                at.plusSeconds(90),
                lead);
        return this;
    }

    HandedOff rejected() {
        sql.update("insert into refused_handoff (lead, pass, refused_at) values (?, 1, ?)", lead, at.plusSeconds(60));
        return closed("recycled");
    }

    HandedOff closed(String outcome) {
        sql.update(
                "update pass set closed_at = ?, outcome = ?, reason = 'no-need' where lead = ?",
                at.plusSeconds(60),
                outcome,
                lead);
        return this;
    }

    HandedOff owns(UUID key, int moves, Instant since) {
        sql.update("insert into key_word (key, moves, lead, since) values (?, ?, ?, ?)", key, moves, lead, since);
        return this;
    }

    HandedOff did(UUID key, String type, Instant recordedAt, String properties) {
        sql.update("""
                insert into activity (id, key, type, occurred_at, recorded_at, properties)
                values (gen_random_uuid(), ?, ?, ?, ?, nullif(?, '')::jsonb)""", key, type, recordedAt, recordedAt, properties);
        return this;
    }
}
