package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.notifications.Notice;
import io.handshake.sla.notifications.NoticeKind;
import io.handshake.sla.notifications.Notices;
import io.handshake.sla.rows.Columns;
import io.handshake.sla.standing.Entries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of hand-offs: locked in order of id, changed in memory, written back all at once. */
@ApplicationScoped
class Handoffs {

    /** What {@link #read} reads of a hand-off h. */
    static final String COLUMNS = """
            h.id, h.lead, h.pass, h.stage, h.hand_to, h.qualified_at, h.gated, h.state, h.rep, h.offer, h.first_offered_at,
            h.offered_at, h.decided_at, h.reason, h.event_sequence, h.stranded
            """;

    private static final String LOCKED = "select " + COLUMNS + "from handoff h\n";

    private final Sql sql;
    private final EventLog events;
    private final Notices notices;

    Handoffs(Sql sql, EventLog events, Notices notices) {
        this.sql = sql;
        this.events = events;
        this.notices = notices;
    }

    /** Those of passes that are not over and that the side has not in hand, in the same order; one fact is still to be told. */
    List<Handoff> insert(List<Handoff> handoffs, Instant openedAt) {
        Columns<Handoff> columns = new Columns<>(handoffs);
        Set<UUID> inserted = new HashSet<>(sql.list(
                """
                insert into handoff (id, lead, pass, stage, hand_to, qualified_at, gated, opened_at, state, version, event_sequence)
                select distinct on (lead, pass, hand_to) w.*, ?, 'unrouted', 0, 1
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
                  as w (id, lead, pass, stage, hand_to, qualified_at, gated)
                where not exists (select from closed_pass c where c.lead = w.lead and c.pass = w.pass)
                  and not exists (select from handoff h
                                  where h.lead = w.lead and h.pass = w.pass and h.hand_to = w.hand_to and %s)
                order by lead, pass, hand_to, qualified_at, id
                returning id
                """.formatted(Entries.STANDS),
                row -> row.getObject("id", UUID.class),
                openedAt,
                columns.uuids(handoff -> handoff.id),
                columns.uuids(handoff -> handoff.lead),
                columns.ints(handoff -> handoff.pass),
                columns.texts(handoff -> handoff.stage),
                columns.texts(handoff -> handoff.to),
                columns.instants(handoff -> handoff.qualifiedAt),
                columns.flags(handoff -> handoff.gated)));
        return handoffs.stream()
                .filter(handoff -> inserted.contains(handoff.id))
                .toList();
    }

    /** The lead that it is about, if there is such a hand-off. */
    List<UUID> leadsOf(UUID id) {
        return sql.list("select lead from handoff where id = ?", row -> row.getObject("lead", UUID.class), id);
    }

    Optional<Handoff> lock(UUID id) {
        return sql.first(LOCKED + " where id = ? for update", Handoffs::read, id);
    }

    /** Those that there are. */
    List<Handoff> lock(Collection<UUID> ids) {
        return sql.list(LOCKED + " where id = any(?::uuid[]) order by id for update", Handoffs::read, (Object)
                ids.toArray(UUID[]::new));
    }

    /** The oldest that are offered to or were accepted by a rep, as far as they are in one of these states. */
    List<Handoff> lockOf(UUID rep, Collection<HandoffState> states, int limit) {
        return sql.list(
                LOCKED + " where rep = ? and state in ('offered', 'accepted', 'delivered') and state = any(?::text[])"
                        + " order by id limit ? for update",
                Handoffs::read,
                rep,
                new Columns<>(states).texts(HandoffState::wireName),
                limit);
    }

    /** Those of these passes that were neither refused nor cancelled. */
    List<Handoff> lockStandingOf(UUID[] leads, Integer[] passes) {
        return lockStanding("(h.lead, h.pass) in (select * from unnest(?::uuid[], ?::int[]))", leads, passes);
    }

    /** Those of these leads that were neither refused nor cancelled. */
    List<Handoff> lockStandingOf(Collection<UUID> leads) {
        return lockStanding("h.lead = any(?::uuid[])", (Object) leads.toArray(UUID[]::new));
    }

    private List<Handoff> lockStanding(String which, Object... arguments) {
        return sql.list(
                LOCKED + "where " + which + " and " + Entries.STANDS + " order by h.id for update",
                Handoffs::read,
                arguments);
    }

    /** Those that are offered to or were taken by a rep, but for what was taken of passes that are over. */
    List<Handoff> lockOpenOf(UUID rep) {
        return sql.list(LOCKED + """
                where rep = ? and (state = 'offered' or state in ('accepted', 'delivered')
                  and not exists (select from closed_pass c where c.lead = h.lead and c.pass = h.pass))
                order by id for update
                """, Handoffs::read, rep);
    }

    /** What waited since this rep left does not any more. */
    void isBack(UUID rep) {
        sql.update("""
                with back as (
                  update handoff set stranded = false, version = version + 1 where rep = ? and stranded returning id)
                delete from waiting_handoff where handoff in (select id from back)
                """, rep);
    }

    /** Writes back what changed and publishes what happened; what waits no more leaves the queue. */
    void write(Collection<Handoff> changed) {
        if (changed.isEmpty()) {
            return;
        }
        leaveQueue(changed.stream().filter(Handoff::waitsNoMore).toList());
        events.append(
                changed.stream().flatMap(handoff -> handoff.untold.stream()).toList());
        notices.add(changed.stream().flatMap(Handoffs::noticesOf).toList());
        changed.forEach(handoff -> handoff.untold.clear());
        Columns<Handoff> columns = new Columns<>(changed);
        sql.update(
                """
                update handoff h
                set lead = c.lead, pass = c.pass, state = c.state, rep = c.rep, offer = c.offer, first_offered_at = c.first_offered_at,
                    offered_at = c.offered_at, decided_at = c.decided_at, reason = c.reason,
                    event_sequence = c.event_sequence, stranded = c.stranded, version = h.version + 1
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::uuid[], ?::uuid[], ?::timestamptz[],
                            ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bigint[], ?::boolean[])
                  as c (id, lead, pass, state, rep, offer, first_offered_at, offered_at, decided_at, reason, event_sequence,
                        stranded)
                where h.id = c.id
                """,
                columns.uuids(handoff -> handoff.id),
                columns.uuids(handoff -> handoff.lead),
                columns.ints(handoff -> handoff.pass),
                columns.texts(handoff -> handoff.state.wireName()),
                columns.uuids(handoff -> handoff.rep),
                columns.uuids(handoff -> handoff.offer),
                columns.instants(handoff -> handoff.firstOfferedAt),
                columns.instants(handoff -> handoff.offeredAt),
                columns.instants(handoff -> handoff.decidedAt),
                columns.texts(handoff -> handoff.reason),
                columns.longs(handoff -> handoff.eventSequence),
                columns.flags(Handoff::isStranded));
    }

    private static Stream<Notice> noticesOf(Handoff handoff) {
        return handoff.untold.stream()
                .flatMap(event -> new WhoIsTold(handoff.id, event.occurredAt(), handoff.to).of(event.fact()).stream())
                .filter(notice -> notice.kind() != NoticeKind.TAKEN_AWAY || !handoff.isWith(notice.rep()));
    }

    private void leaveQueue(Collection<Handoff> over) {
        if (!over.isEmpty()) {
            sql.update("delete from waiting_handoff where handoff = any(?::uuid[])", (Object)
                    new Columns<>(over).uuids(handoff -> handoff.id));
        }
    }

    static Handoff read(ResultSet row) throws SQLException {
        Handoff handoff = new Handoff(
                row.getObject("id", UUID.class),
                row.getObject("lead", UUID.class),
                row.getInt("pass"),
                row.getString("stage"),
                row.getString("hand_to"),
                requireNonNull(Sql.instant(row, "qualified_at")),
                row.getBoolean("gated"));
        handoff.isNew = false;
        handoff.state = HandoffState.of(row.getString("state"));
        handoff.eventSequence = row.getLong("event_sequence");
        handoff.rep = row.getObject("rep", UUID.class);
        handoff.offer = row.getObject("offer", UUID.class);
        handoff.firstOfferedAt = Sql.instant(row, "first_offered_at");
        handoff.offeredAt = Sql.instant(row, "offered_at");
        handoff.decidedAt = Sql.instant(row, "decided_at");
        handoff.reason = row.getString("reason");
        handoff.stranded = row.getBoolean("stranded");
        handoff.waited = handoff.state == HandoffState.UNROUTED || handoff.isStranded();
        return handoff;
    }
}
