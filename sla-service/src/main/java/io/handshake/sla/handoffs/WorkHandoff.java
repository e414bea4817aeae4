package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.policy.ClockKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is done with a hand-off by whoever holds it: getting in touch, waiting for good reason, going on. */
@ApplicationScoped
public class WorkHandoff {
    private static final Set<ClockKind> TOUCHED = EnumSet.of(ClockKind.FIRST_TOUCH, ClockKind.WORK_BY);

    private final Sql sql;
    private final Handoffs handoffs;
    private final Clocks clocks;
    private final Evidence evidence;
    private final InstantSource clock;

    WorkHandoff(Sql sql, Handoffs handoffs, Clocks clocks, Evidence evidence, InstantSource clock) {
        this.sql = sql;
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.evidence = evidence;
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
        evidence.give(handoff, TOUCHED, occurredAt, now, now);
        handoffs.write(List.of(handoff));
        return touch;
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
