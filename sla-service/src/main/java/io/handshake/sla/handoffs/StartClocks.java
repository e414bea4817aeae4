package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.calendars.CalendarVersion;
import io.handshake.sla.calendars.Calendars;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.known.KnownLead;
import io.handshake.sla.known.KnownLeads;
import io.handshake.sla.policies.Policies;
import io.handshake.sla.policies.Policy;
import io.handshake.sla.policy.ClockKind;
import io.handshake.sla.policy.Hours;
import io.handshake.sla.policy.Promise;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts the clocks that the policies in force promise, each with the calendar in force, any number in a few statements. */
@ApplicationScoped
class StartClocks {

    private final Sql sql;
    private final Policies policies;
    private final Calendars calendars;
    private final KnownLeads leads;

    StartClocks(Sql sql, Policies policies, Calendars calendars, KnownLeads leads) {
        this.sql = sql;
        this.policies = policies;
        this.calendars = calendars;
        this.leads = leads;
    }

    /** The clocks by hand-off; none where the policy promises nothing of this kind, or it has been promised already. */
    Map<UUID, Clock> start(ClockKind kind, Collection<Handoff> handoffs, Instant now) {
        if (handoffs.isEmpty()) {
            return Map.of();
        }
        Function<Map<String, String>, Policy> inForce = policies.inForce(now);
        Map<UUID, KnownLead> known =
                leads.of(handoffs.stream().map(handoff -> handoff.lead).toList());
        List<Due> due = handoffs.stream()
                .flatMap(handoff -> {
                    KnownLead lead = requireNonNull(known.get(handoff.lead));
                    Policy policy = inForce.apply(lead.traits());
                    return policy.promise(kind).stream()
                            .map(promise -> new Due(handoff, policy, promise, lead.country()));
                })
                .toList();
        ClockCalendars choose = calendars(due, now);
        Map<UUID, Clock> inserted = new HashMap<>();
        insert(due.stream().map(one -> clock(one, choose, now)).toList())
                .forEach(clock -> inserted.put(clock.row().handoff(), clock));
        return inserted;
    }

    /** A clock that is to start on a hand-off. */
    private record Due(
            Handoff handoff,
            Policy policy,
            Promise promise,
            @Nullable String country) {}

    private ClockCalendars calendars(List<Due> due, Instant now) {
        return new ClockCalendars(
                calendars,
                now,
                calendarsOfReps(due.stream()
                        .filter(one -> one.promise().hours().of().needsRep())
                        .map(one -> one.handoff().rep)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new)));
    }

    private Map<UUID, Hours.OfRep> calendarsOfReps(UUID[] reps) {
        Map<UUID, Hours.OfRep> found = new HashMap<>();
        if (reps.length > 0) {
            sql.list(
                    """
                    select r.id, r.calendar, t.calendar as of_team from rep r left join team t on t.key = r.team
                    where r.id = any(?::uuid[])
                    """,
                    row -> found.put(
                            row.getObject("id", UUID.class),
                            new Hours.OfRep(row.getString("calendar"), row.getString("of_team"))),
                    (Object) reps);
        }
        return found;
    }

    private static Clock clock(Due due, ClockCalendars choose, Instant now) {
        Handoff handoff = due.handoff();
        Policy policy = due.policy();
        Promise promise = due.promise();
        ClockCalendars.Found found = choose.of(promise.hours(), due.country(), handoff.rep);
        CalendarVersion calendar = found.calendar();
        ClockRow row = new ClockRow(
                Ids.next(),
                handoff.id,
                promise.kind() == ClockKind.ACCEPT ? handoff.openOffer() : null,
                promise.kind(),
                policy.key(),
                policy.version(),
                calendar.key(),
                calendar.version(),
                found.standsIn(),
                promise.target(),
                now,
                ClockState.RUNNING,
                null,
                0,
                null,
                null);
        Countdown countdown = new Countdown(
                now,
                promise.target(),
                calendar.hours(),
                List.of(),
                policy.pauses().budget());
        return new Clock(row, policy, countdown);
    }

    private List<Clock> insert(List<Clock> clocks) {
        if (clocks.isEmpty()) {
            return List.of();
        }
        Map<UUID, Clock> wanted = new HashMap<>();
        clocks.forEach(clock -> wanted.put(clock.row().id(), clock));
        Columns<Clock> columns = new Columns<>(clocks);
        return sql.list(
                """
                insert into clock (id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in,
                                   target_seconds, started_at, due_at, next_at, expires, told, state)
                select id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in, target_seconds,
                       started_at, due_at, next_at, expires, 0, 'running'
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::int[], ?::boolean[],
                            ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::boolean[])
                  as c (id, handoff, offer, kind, policy, policy_version, calendar, calendar_version, stands_in, target_seconds,
                        started_at, due_at, next_at, expires)
                on conflict do nothing returning id
                """,
                row -> requireNonNull(wanted.get(row.getObject("id", UUID.class))),
                columns.uuids(clock -> clock.row().id()),
                columns.uuids(clock -> clock.row().handoff()),
                columns.uuids(clock -> clock.row().offer()),
                columns.texts(clock -> clock.row().kind().wireName()),
                columns.texts(clock -> clock.row().policy()),
                columns.ints(clock -> clock.row().policyVersion()),
                columns.texts(clock -> clock.row().calendar()),
                columns.ints(clock -> clock.row().calendarVersion()),
                columns.flags(clock -> clock.row().standsIn()),
                columns.longs(clock -> clock.row().target().toSeconds()),
                columns.instants(clock -> clock.row().startedAt()),
                columns.instants(clock -> clock.countdown().dueAt()),
                columns.instants(clock -> clock.nextAt(0)),
                columns.flags(Clock::expires));
    }
}
