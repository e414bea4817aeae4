package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.clocks.KeptClocks;
import io.handshake.sla.policy.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells of promises about to be broken, broken, and broken for long; what is broken does not depend on it. */
@ApplicationScoped
class AnnounceBreaches {

    private static final String SELECT = "select " + Handoffs.COLUMNS + ", " + ClockRow.COLUMNS
            + " from clock c join handoff h on h.id = c.handoff where c.next_at <= ?";

    /** A range of the index on next_at, whatever else is kept. */
    static final String DUE = SELECT + " and not c.expires order by c.next_at limit ?";

    /** Those with whose breach an offer ends. */
    static final String EXPIRING = SELECT + " and c.expires order by c.next_at limit ?";

    private final Sql sql;
    private final Handoffs handoffs;
    private final Clocks clocks;
    private final KeptClocks kept;
    private final InstantSource clock;

    AnnounceBreaches(Sql sql, Handoffs handoffs, Clocks clocks, KeptClocks kept, InstantSource clock) {
        this.sql = sql;
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.kept = kept;
        this.clock = clock;
    }

    /** One round, in the running transaction; rows that another replica is at are passed by. */
    int announce(int limit) {
        Instant now = clock.instant();
        Due due = lock(DUE, now, limit);
        tell(due.clocks(), due.about(), now);
        handoffs.write(due.about().values());
        return due.clocks().size();
    }

    /** Whether an offer is to end, or something is to be told of one that may. */
    boolean isAnyExpiring(Instant now) {
        return sql.first("select 1 from clock where expires and next_at <= ? limit 1", row -> 1, now)
                .isPresent();
    }

    /** Clocks that have something to tell, with their hand-offs. */
    record Due(List<Clock> clocks, Map<UUID, Handoff> about) {}

    Due lock(String which, Instant now, int limit) {
        Map<UUID, Handoff> about = new HashMap<>();
        List<ClockRow> rows = sql.list(
                which + " for update skip locked",
                row -> {
                    Handoff read = Handoffs.read(row);
                    about.putIfAbsent(read.id, read);
                    return ClockRow.read(row);
                },
                now,
                limit);
        return new Due(kept.of(rows), about);
    }

    /** The hand-offs are not yet written. */
    void tell(List<Clock> told, Map<UUID, Handoff> about, Instant now) {
        clocks.write(told.stream()
                .map(due -> tell(requireNonNull(about.get(due.row().handoff())), due, now))
                .toList());
    }

    /** Everything whose time has come; a warning of what is broken by now is passed over. */
    private static ClockChange tell(Handoff handoff, Clock due, Instant now) {
        ClockRow row = due.row();
        List<Mark> marks = due.marks();
        boolean broken = due.countdown().openAt(now) == ClockState.BREACHED;
        Instant announcedAt = row.announcedAt();
        int told = row.told();
        for (; told < marks.size() && !due.at(marks.get(told)).isAfter(now); told++) {
            Mark mark = marks.get(told);
            boolean breach = mark instanceof Mark.Breach;
            if (breach || !(broken && mark instanceof Mark.Warning)) {
                Instant at = breach ? due.countdown().dueAt() : due.at(mark);
                handoff.tell(at, TellClocks.reached(handoff, due, mark, now));
            }
            announcedAt = breach ? now : announcedAt;
        }
        return new ClockChange(
                row.id(),
                announcedAt == null ? row.state() : ClockState.BREACHED,
                null,
                announcedAt,
                row.retractedAt(),
                due.countdown().dueAt(),
                due.nextAt(told),
                told);
    }
}
