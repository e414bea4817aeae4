package io.handshake.sla.answering;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.OfferView.PassedOverView;
import io.handshake.sla.clock.ClockState;
import io.handshake.sla.clock.Countdown;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hand-offs as people see them; a clock shows what its instants say, announced or not. */
@ApplicationScoped
class HandoffReading {

    private static final String SELECT = """
            select h.id, h.lead, h.pass, h.stage, h.hand_to, h.state, h.rep, r.name as rep_name, h.qualified_at, h.opened_at,
                   h.offered_at, h.decided_at, h.reason, h.version,
                   c.state as clock_state, c.started_at, c.target_seconds, c.due_at, c.stopped_at
            from handoff h left join rep r on r.id = h.rep left join clock c on c.offer = h.offer
            """;

    private static final TypeReference<List<PassedOverView>> PASSED_OVER = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;
    private final InstantSource clock;

    HandoffReading(Sql sql, ObjectMapper json, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Which hand-offs to list; a null member does not restrict, and {@code own} keeps to what one rep has. */
    record Filter(
            @Nullable String state,
            @Nullable UUID rep,
            @Nullable UUID lead,
            @Nullable UUID own) {}

    /** Whose eyes see it: a rep sees no other rep's offers. */
    record Seer(@Nullable UUID onlyRep) {}

    List<HandoffView> list(Filter filter, UUID after, int limit) {
        StringBuilder where = new StringBuilder(" where h.id > ?");
        List<Object> arguments = new ArrayList<>(List.of(after));
        restrict(where, arguments, "h.state = ?", filter.state());
        restrict(where, arguments, "h.rep = ?", filter.rep());
        restrict(where, arguments, "h.rep = ?", filter.own());
        restrict(where, arguments, "h.lead = ?", filter.lead());
        arguments.add(limit);
        Instant now = clock.instant();
        return sql.list(SELECT + where + " order by h.id limit ?", row -> view(row, now), arguments.toArray());
    }

    /** A hand-off with its offers, at a version. */
    record Found(HandoffView handoff, long version) {

        private boolean wasOffered() {
            List<OfferView> offers = handoff.offers();
            return offers != null && !offers.isEmpty();
        }
    }

    /** A rep finds what was ever offered to that rep. */
    Optional<Found> find(UUID id, Seer seer) {
        Instant now = clock.instant();
        return sql.first(SELECT + " where h.id = ?", row -> new Found(view(row, now), row.getLong("version")), id)
                .map(found -> new Found(found.handoff().with(offers(id, seer, now)), found.version()))
                .filter(found -> seer.onlyRep() == null || found.wasOffered());
    }

    private List<OfferView> offers(UUID handoff, Seer seer, Instant now) {
        return sql.list("""
                select o.id, o.rep, r.name as rep_name, o.state, o.offered_at, o.ended_at, o.reason, o.reason_text,
                       o.why, o.why_text, o.passed_over, c.id as clock, c.policy, c.policy_version, c.state as clock_state, c.started_at,
                       c.target_seconds, c.due_at, c.stopped_at, c.announced_at
                from offer o join rep r on r.id = o.rep left join clock c on c.offer = o.id
                where o.handoff = ? and (?::uuid is null or o.rep = ?) order by o.id
                """, row -> offer(row, seer, now), handoff, seer.onlyRep(), seer.onlyRep());
    }

    private OfferView offer(ResultSet row, Seer seer, Instant now) throws SQLException {
        return new OfferView(
                row.getObject("id", UUID.class),
                row.getObject("rep", UUID.class),
                row.getString("rep_name"),
                row.getString("state"),
                requireNonNull(Sql.instant(row, "offered_at")),
                Sql.instant(row, "ended_at"),
                row.getString("reason"),
                row.getString("reason_text"),
                row.getString("why"),
                row.getString("why_text"),
                seer.onlyRep() == null ? passedOver(row.getString("passed_over")) : List.of(),
                row.getString("clock_state") == null ? null : clock(row, now));
    }

    private static ClockView clock(ResultSet row, Instant now) throws SQLException {
        Countdown countdown = countdown(row);
        Instant stoppedAt = Sql.instant(row, "stopped_at");
        return new ClockView(
                row.getObject("clock", UUID.class),
                row.getString("policy"),
                row.getInt("policy_version"),
                countdown.startedAt(),
                countdown.dueAt(),
                countdown.target().toSeconds(),
                state(row, countdown, now).wireName(),
                countdown.elapsed(stoppedAt == null ? now : stoppedAt).toSeconds(),
                stoppedAt,
                Sql.instant(row, "announced_at"));
    }

    private static HandoffView view(ResultSet row, Instant now) throws SQLException {
        boolean hasClock = row.getString("clock_state") != null;
        return new HandoffView(
                row.getObject("id", UUID.class),
                row.getObject("lead", UUID.class),
                row.getInt("pass"),
                row.getString("stage"),
                row.getString("hand_to"),
                row.getString("state"),
                row.getObject("rep", UUID.class),
                row.getString("rep_name"),
                requireNonNull(Sql.instant(row, "qualified_at")),
                requireNonNull(Sql.instant(row, "opened_at")),
                Sql.instant(row, "offered_at"),
                Sql.instant(row, "due_at"),
                hasClock ? state(row, countdown(row), now).wireName() : null,
                Sql.instant(row, "decided_at"),
                row.getString("reason"),
                null);
    }

    private static ClockState state(ResultSet row, Countdown countdown, Instant now) throws SQLException {
        ClockState stored = ClockState.of(row.getString("clock_state"));
        return stored == ClockState.RUNNING ? countdown.openAt(now) : stored;
    }

    private static Countdown countdown(ResultSet row) throws SQLException {
        return new Countdown(
                requireNonNull(Sql.instant(row, "started_at")), Duration.ofSeconds(row.getLong("target_seconds")));
    }

    private List<PassedOverView> passedOver(String text) {
        try {
            return json.readValue(text, PASSED_OVER);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void restrict(
            StringBuilder where, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            arguments.add(value);
        }
    }
}
