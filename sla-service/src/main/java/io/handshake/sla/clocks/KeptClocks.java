package io.handshake.sla.clocks;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.clock.Countdown;
import io.handshake.sla.clock.Pause;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policies.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clocks with the policy, the calendar and the pauses they run by, any number in one statement. */
@ApplicationScoped
public class KeptClocks {

    private final Sql sql;
    private final Policies policies;
    private final Calendars calendars;

    KeptClocks(Sql sql, Policies policies, Calendars calendars) {
        this.sql = sql;
        this.policies = policies;
        this.calendars = calendars;
    }

    /** Of some reps only: one on an offer made to one of them, or another one on a hand-off that one of them has. */
    public Optional<Clock> find(UUID id, UUID @Nullable [] only) {
        return sql.first("select " + ClockRow.COLUMNS + """
                        from clock c join handoff h on h.id = c.handoff left join offer o on o.id = c.offer
                        where c.id = ? and (?::uuid[] is null or case when o.id is null then h.rep else o.rep end = any(?::uuid[]))
                        """, ClockRow::read, id, only, only)
                .map(row -> of(List.of(row)).getFirst());
    }

    /** In the same order. */
    public List<Clock> of(Collection<ClockRow> rows) {
        Map<UUID, List<Pause>> pauses = pauses(rows);
        return rows.stream()
                .map(row -> clock(row, pauses.getOrDefault(row.handoff(), List.of())))
                .toList();
    }

    private Clock clock(ClockRow row, List<Pause> told) {
        Policy policy = policies.version(row.policy(), row.policyVersion());
        List<Pause> pauses = told.stream()
                .filter(pause -> policy.pauses().reasons().contains(pause.reason()))
                .toList();
        Countdown countdown = new Countdown(
                row.startedAt(),
                row.target(),
                calendars
                        .find(row.calendar(), row.calendarVersion())
                        .orElseThrow(() -> new IllegalStateException("versions of calendars stay"))
                        .hours(),
                pauses,
                policy.pauses().budget());
        return new Clock(row, policy, countdown);
    }

    /** An offer cannot be paused, so its clock needs no look. */
    private Map<UUID, List<Pause>> pauses(Collection<ClockRow> rows) {
        UUID[] handoffs = rows.stream()
                .filter(row -> row.offer() == null)
                .map(ClockRow::handoff)
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, List<Pause>> pauses = new HashMap<>();
        if (handoffs.length > 0) {
            sql.list(
                    "select handoff, reason, paused_at, resumed_at from handoff_pause where handoff = any(?::uuid[])",
                    row -> pauses.computeIfAbsent(row.getObject("handoff", UUID.class), _ -> new ArrayList<>())
                            .add(new Pause(
                                    row.getString("reason"),
                                    requireNonNull(Sql.instant(row, "paused_at")),
                                    Sql.instant(row, "resumed_at"))),
                    (Object) handoffs);
        }
        return pauses;
    }
}
