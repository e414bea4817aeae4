package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.clocks.KeptClocks;
import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The clocks on hand-offs and their offers: started with them, stopped with them, and never told about a breach twice. */
@ApplicationScoped
class Clocks {

    private final Sql sql;
    private final KeptClocks kept;
    private final StartClocks starting;

    Clocks(Sql sql, KeptClocks kept, StartClocks starting) {
        this.sql = sql;
        this.kept = kept;
        this.starting = starting;
    }

    /** How a clock ended and how much of its time was used. */
    record Stopped(ClockState state, Duration elapsed) {}

    /** The clocks on the open offers of these hand-offs, by hand-off. */
    Map<UUID, Clock> offered(Collection<Handoff> handoffs, Instant now) {
        return starting.start(ClockKind.ACCEPT, handoffs, now);
    }

    /** The clocks that run from when a hand-off is to be offered; none starts anew while one was not dropped. */
    void opened(Collection<Handoff> handoffs, Instant now) {
        start(
                ClockKind.WORK_BY,
                handoffs.stream().filter(handoff -> handoff.gated).toList(),
                now);
    }

    void accepted(Handoff handoff, Instant now) {
        start(ClockKind.FIRST_TOUCH, List.of(handoff), now);
        start(ClockKind.OUTCOME, List.of(handoff), now);
    }

    /** Whoever accepted said what came of it: that is answered, and what else runs has lost its question. */
    void concluded(Handoff handoff, Instant now) {
        List<ClockChange> changes = new ArrayList<>();
        for (Clock clock : lockOpenOf(List.of(handoff))) {
            Countdown countdown = clock.countdown();
            boolean answered = clock.row().kind() == ClockKind.OUTCOME;
            changes.add(
                    stop(handoff, clock, answered ? countdown.answeredAt(now) : countdown.droppedAt(now), now, now));
        }
        write(changes);
    }

    private void start(ClockKind kind, Collection<Handoff> handoffs, Instant now) {
        Map<UUID, Clock> started = starting.start(kind, handoffs, now);
        for (Handoff handoff : handoffs) {
            Clock clock = started.get(handoff.id);
            if (clock != null) {
                handoff.tell(now, TellClocks.started(handoff, clock));
            }
        }
    }

    /** Stops the clocks on the open offers of these hand-offs; one that ran out unnoticed is announced on the way. */
    Map<UUID, Stopped> stop(Collection<Handoff> offered, OfferEnd end, Instant now) {
        List<Clock> open = lock(
                "c.offer = any(?::uuid[]) and c.stopped_at is null", new Columns<>(offered).uuids(Handoff::openOffer));
        Map<UUID, Stopped> stopped = end(offered, open, end, now);
        offered.forEach(handoff -> requireNonNull(stopped.get(handoff.id), "an open offer has a clock"));
        return stopped;
    }

    /** Stops what else runs on hand-offs that are over, or with nobody; like an answer when somebody refused for good. */
    void stopOthers(Collection<Handoff> handoffs, OfferEnd end, Instant now) {
        if (!handoffs.isEmpty()) {
            end(handoffs, lockOpenOf(handoffs), end, now);
        }
    }

    private Map<UUID, Stopped> end(Collection<Handoff> handoffs, List<Clock> clocks, OfferEnd end, Instant now) {
        Map<UUID, Handoff> byId = handoffs.stream().collect(toMap(handoff -> handoff.id, handoff -> handoff));
        Map<UUID, Stopped> stopped = new HashMap<>();
        List<ClockChange> changes = new ArrayList<>();
        for (Clock clock : clocks) {
            Handoff handoff = requireNonNull(byId.get(clock.row().handoff()));
            ClockState state = end.stop(clock.countdown(), now);
            changes.add(stop(handoff, clock, state, now, now));
            stopped.put(handoff.id, new Stopped(state, clock.countdown().elapsed(now)));
        }
        write(changes);
        return stopped;
    }

    /** Stops a clock, or moves its stop; a breach that this proves wrong is taken back, one that nobody noticed announced. */
    ClockChange stop(Handoff handoff, Clock clock, ClockState state, Instant at, Instant now) {
        ClockRow row = clock.row();
        boolean unnoticed = state == ClockState.BREACHED && row.announcedAt() == null;
        boolean wrong = state != ClockState.BREACHED && row.state() == ClockState.BREACHED;
        if (unnoticed) {
            handoff.tell(clock.countdown().dueAt(), TellClocks.breached(handoff, clock, now));
        }
        if (wrong) {
            handoff.tell(now, TellClocks.retracted(handoff, clock, at, now));
        }
        if (row.offer() == null) {
            handoff.tell(at, TellClocks.stopped(handoff, clock, state, at));
        }
        return new ClockChange(
                row.id(),
                state,
                at,
                unnoticed ? now : row.announcedAt(),
                wrong ? now : row.retractedAt(),
                clock.countdown().dueAt(),
                null,
                row.told());
    }

    /** The clocks on a hand-off that are about no one offer and no reversed acceptance, those that have stopped too. */
    List<Clock> lockOthersOf(Handoff handoff) {
        return lock("c.handoff = ? and c.offer is null and not c.reversed", handoff.id);
    }

    /** The open clocks on these hand-offs that are about no one offer. */
    List<Clock> lockOpenOf(Collection<Handoff> handoffs) {
        return lock(
                "c.handoff = any(?::uuid[]) and c.offer is null and c.stopped_at is null",
                new Columns<>(handoffs).uuids(handoff -> handoff.id));
    }

    private List<Clock> lock(String which, Object argument) {
        return kept.of(sql.list(
                "select " + ClockRow.COLUMNS + " from clock c where " + which + " order by c.id for update",
                ClockRow::read,
                argument));
    }

    void write(List<ClockChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Columns<ClockChange> columns = new Columns<>(changes);
        sql.update(
                """
                update clock k
                set state = c.state, stopped_at = c.stopped_at, announced_at = c.announced_at, retracted_at = c.retracted_at,
                    due_at = c.due_at, next_at = c.next_at, told = c.told
                from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                            ?::timestamptz[], ?::int[])
                  as c (id, state, stopped_at, announced_at, retracted_at, due_at, next_at, told)
                where k.id = c.id
                """,
                columns.uuids(ClockChange::id),
                columns.texts(change -> change.state().wireName()),
                columns.instants(ClockChange::stoppedAt),
                columns.instants(ClockChange::announcedAt),
                columns.instants(ClockChange::retractedAt),
                columns.instants(ClockChange::dueAt),
                columns.instants(ClockChange::nextAt),
                columns.ints(ClockChange::told));
    }
}
