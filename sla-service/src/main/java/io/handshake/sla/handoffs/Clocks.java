package io.handshake.sla.handoffs;

import static io.handshake.sla.handoffs.Handoffs.column;
import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import io.handshake.sla.policies.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clocks on offers: started with them, stopped with them, and never told about a breach twice. */
@ApplicationScoped
class Clocks {

    private final Sql sql;

    Clocks(Sql sql) {
        this.sql = sql;
    }

    /** A clock that has not ended, its row locked. */
    private record Open(UUID id, UUID offer, String policy, int policyVersion, Countdown countdown, ClockState state) {}

    /** How a clock ended and how much of its time was used. */
    record Stopped(ClockState state, Duration elapsed) {}

    private record Row(
            UUID id,
            ClockState state,
            @Nullable Instant stoppedAt,
            @Nullable Instant announcedAt) {}

    void start(Collection<Handoff> offered, Policy policy, Instant now) {
        sql.update(
                """
                insert into clock (id, handoff, offer, policy, policy_version, target_seconds, started_at, due_at, state)
                select c.id, c.handoff, c.offer, ?, ?, ?, ?, ?, 'running'
                from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as c (id, handoff, offer)
                """,
                policy.key(),
                policy.version(),
                policy.target().toSeconds(),
                now,
                policy.countdown(now).dueAt(),
                column(offered, UUID[]::new, _ -> Ids.next()),
                column(offered, UUID[]::new, handoff -> handoff.id),
                column(offered, UUID[]::new, Handoff::openOffer));
    }

    /** Stops the clocks on the open offers of these hand-offs; one that ran out unnoticed is announced on the way. */
    Map<UUID, Stopped> stop(Collection<Handoff> offered, OfferEnd end, Instant now) {
        Map<UUID, Open> open = new HashMap<>();
        sql.list("""
                        select id, offer, policy, policy_version, target_seconds, started_at, state from clock
                        where offer = any(?::uuid[]) and stopped_at is null order by id for update
                        """, Clocks::open, (Object) column(offered, UUID[]::new, Handoff::openOffer))
                .forEach(clock -> open.put(clock.offer(), clock));

        Map<UUID, Stopped> stopped = new HashMap<>();
        List<Row> rows = offered.stream()
                .map(handoff -> {
                    Open clock = requireNonNull(open.get(handoff.openOffer()), "an open offer has a clock");
                    ClockState state = end.stop(clock.countdown(), now);
                    boolean unnoticed = state == ClockState.BREACHED && clock.state() == ClockState.RUNNING;
                    if (unnoticed) {
                        tellBreach(handoff, clock, now);
                    }
                    stopped.put(handoff.id, new Stopped(state, clock.countdown().elapsed(now)));
                    return new Row(clock.id(), state, now, unnoticed ? now : null);
                })
                .toList();
        write(rows);
        return stopped;
    }

    /** Announces clocks that have run out, each once whoever calls; the hand-offs come back changed but not yet written. */
    List<Handoff> announceBreaches(int limit, Instant now) {
        record Due(Handoff handoff, Open clock) {}
        List<Due> due = sql.list(
                """
                select h.id, h.lead, h.pass, h.stage, h.hand_to, h.qualified_at, h.state, h.rep, h.offer, h.first_offered_at, h.offered_at,
                       h.decided_at, h.reason, h.event_sequence,
                       c.id as clock, c.policy, c.policy_version, c.target_seconds, c.started_at
                from clock c join handoff h on h.id = c.handoff
                where c.state = 'running' and c.due_at < ?
                order by c.due_at, h.id limit ? for update skip locked
                """,
                row -> new Due(
                        Handoffs.read(row),
                        new Open(
                                row.getObject("clock", UUID.class),
                                row.getObject("offer", UUID.class),
                                row.getString("policy"),
                                row.getInt("policy_version"),
                                countdown(row),
                                ClockState.RUNNING)),
                now,
                limit);
        due.forEach(breach -> tellBreach(breach.handoff(), breach.clock(), now));
        write(due.stream()
                .map(breach -> new Row(breach.clock().id(), ClockState.BREACHED, null, now))
                .toList());
        return due.stream().map(Due::handoff).toList();
    }

    private static void tellBreach(Handoff handoff, Open clock, Instant now) {
        handoff.tell(
                clock.countdown().dueAt(),
                new HandoffFact.ClockBreached(
                        handoff.id,
                        handoff.lead,
                        handoff.pass,
                        clock.offer(),
                        requireNonNull(handoff.rep),
                        clock.id(),
                        clock.policy(),
                        clock.policyVersion(),
                        clock.countdown().dueAt(),
                        now));
    }

    private void write(List<Row> rows) {
        sql.update(
                """
                update clock k
                set state = c.state, stopped_at = c.stopped_at, announced_at = coalesce(k.announced_at, c.announced_at)
                from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                  as c (id, state, stopped_at, announced_at)
                where k.id = c.id
                """,
                column(rows, UUID[]::new, Row::id),
                column(rows, String[]::new, row -> row.state().wireName()),
                column(rows, Instant[]::new, Row::stoppedAt),
                column(rows, Instant[]::new, Row::announcedAt));
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getObject("offer", UUID.class),
                row.getString("policy"),
                row.getInt("policy_version"),
                countdown(row),
                ClockState.of(row.getString("state")));
    }

    private static Countdown countdown(ResultSet row) throws SQLException {
        return new Countdown(
                requireNonNull(Sql.instant(row, "started_at")), Duration.ofSeconds(row.getLong("target_seconds")));
    }
}
