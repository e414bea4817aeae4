package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.policy.ClockKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is done with a hand-off by whoever holds it: getting in touch, waiting for good reason, going on. */
@ApplicationScoped
public class WorkHandoff {

    private final Sql sql;
    private final Handoffs handoffs;
    private final Clocks clocks;
    private final InstantSource clock;

    WorkHandoff(Sql sql, Handoffs handoffs, Clocks clocks, InstantSource clock) {
        this.sql = sql;
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.clock = clock;
    }

    public Optional<Handoff> lock(UUID id) {
        return handoffs.lock(id);
    }

    /** A touch as it is kept. */
    public record Touch(UUID id, UUID rep, String kind, String outcome, Instant occurredAt, Instant recordedAt) {}

    /** Keeps a touch; it stops the clocks that wait for the first, and takes back a breach that it proves wrong. */
    public Touch touch(Handoff handoff, String kind, String outcome, Instant occurredAt) {
        Instant now = clock.instant();
        Touch touch = new Touch(Ids.next(), requireNonNull(handoff.rep), kind, outcome, occurredAt, now);
        sql.update("""
                insert into touch (id, handoff, rep, kind, outcome, occurred_at, recorded_at) values (?, ?, ?, ?, ?, ?, ?)
                """, touch.id(), handoff.id, touch.rep(), kind, outcome, occurredAt, now);
        handoff.tell(
                occurredAt,
                new WorkFact.HandoffTouched(
                        handoff.id, handoff.lead, handoff.pass, touch.id(), touch.rep(), kind, outcome));
        List<ClockChange> changes = new ArrayList<>();
        for (Clock waiting : clocks.lockOthersOf(handoff)) {
            if (waiting.row().kind() == ClockKind.OUTCOME) {
                continue;
            }
            Instant at = counts(waiting, occurredAt, now);
            Instant before = waiting.row().stoppedAt();
            if (waiting.row().state() != ClockState.CANCELLED && (before == null || at.isBefore(before))) {
                changes.add(clocks.stop(handoff, waiting, waiting.countdown().answeredAt(at), at, now));
            }
        }
        clocks.write(changes);
        handoffs.write(List.of(handoff));
        return touch;
    }

    /** A touch counts from when it happened, but not in the future, unless it is reported too long after the clock was due. */
    private static Instant counts(Clock waiting, Instant occurredAt, Instant now) {
        Instant latest = waiting.countdown().dueAt().plus(waiting.policy().lateEvidence());
        Instant at = now.isAfter(latest) || occurredAt.isAfter(now) ? now : occurredAt;
        Instant started = waiting.row().startedAt();
        return at.isBefore(started) ? started : at;
    }

    /** For which reasons at least one of its open clocks can stand still; empty when none is open. */
    public Optional<Set<String>> pauseReasons(Handoff handoff) {
        List<Clock> open = open(handoff);
        Set<String> reasons = new TreeSet<>();
        open.forEach(clock -> reasons.addAll(clock.policy().pauses().reasons()));
        return open.isEmpty() ? Optional.empty() : Optional.of(reasons);
    }

    /** Lets the clocks stand still; false when they do already. */
    public boolean pause(Handoff handoff, String reason) {
        Instant now = clock.instant();
        int paused = sql.update(
                "insert into handoff_pause (handoff, reason, paused_at) values (?, ?, ?) on conflict do nothing",
                handoff.id,
                reason,
                now);
        if (paused == 1) {
            handoff.tell(now, new WorkFact.HandoffPaused(handoff.id, handoff.lead, handoff.pass, reason));
            retime(handoff);
        }
        return paused == 1;
    }

    /** Lets the clocks run again; false when they do already. */
    public boolean resume(Handoff handoff) {
        Instant now = clock.instant();
        int resumed = sql.update("""
                update handoff_pause set resumed_at = greatest(?, paused_at + interval '1 microsecond')
                where handoff = ? and resumed_at is null
                """, now, handoff.id);
        if (resumed == 1) {
            handoff.tell(now, new WorkFact.HandoffResumed(handoff.id, handoff.lead, handoff.pass));
            retime(handoff);
        }
        return resumed == 1;
    }

    private void retime(Handoff handoff) {
        clocks.write(open(handoff).stream().map(ClockChange::retimed).toList());
        handoffs.write(List.of(handoff));
    }

    private List<Clock> open(Handoff handoff) {
        return clocks.lockOthersOf(handoff).stream()
                .filter(kept -> kept.row().isOpen())
                .toList();
    }
}
