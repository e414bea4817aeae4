package io.handshake.sla.handoffs;

import static java.util.stream.Collectors.groupingBy;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The clocks of hand-offs that meet: of open ones of one kind the earliest start survives, with the hand-off that stays. */
@ApplicationScoped
class MeetingClocks {
    private final Sql sql;
    private final Clocks clocks;

    MeetingClocks(Sql sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** Those that go still have to end, and with them the clocks they keep; the one that stays is still to be written. */
    void keepEarliest(Handoff stays, List<Handoff> going, Instant now) {
        if (going.isEmpty()) {
            return;
        }
        clocks.lockOpenOf(Stream.concat(Stream.of(stays), going.stream()).toList()).stream()
                .collect(groupingBy(clock -> clock.row().kind()))
                .values()
                .forEach(open -> keepEarliestOf(open, stays, now));
    }

    private void keepEarliestOf(List<Clock> open, Handoff stays, Instant now) {
        Clock earliest = open.stream()
                .min(Comparator.comparing((Clock clock) -> clock.row().startedAt())
                        .thenComparing(clock -> !isOf(stays, clock)))
                .orElseThrow();
        open.stream()
                .filter(own -> isOf(stays, own) && own != earliest)
                .filter(own -> own.countdown().droppedAt(now) == ClockState.CANCELLED)
                .forEach(own -> replace(stays, own, earliest, now));
    }

    private void replace(Handoff stays, Clock own, Clock earliest, Instant now) {
        clocks.write(List.of(clocks.stop(stays, own, ClockState.CANCELLED, now, now)));
        sql.update(
                "update clock set handoff = ? where id = ?",
                stays.id,
                earliest.row().id());
        Clock moved = clocks.lockOpenOf(List.of(stays)).stream()
                .filter(clock -> clock.row().id().equals(earliest.row().id()))
                .findFirst()
                .orElseThrow();
        clocks.write(List.of(ClockChange.retimed(moved)));
        stays.tell(now, TellClocks.started(stays, moved));
    }

    private static boolean isOf(Handoff stays, Clock clock) {
        return clock.row().handoff().equals(stays.id);
    }
}
