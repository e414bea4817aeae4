package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.clocks.Clock;
import io.handshake.sla.criteria.Answers;
import io.handshake.sla.handoffs.Clocks.Stopped;
import io.handshake.sla.routing.PassedOver;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of offers: which rep a hand-off was put before, why no other, and how it ended. */
@ApplicationScoped
class Offers {

    private final Sql sql;
    private final ObjectMapper json;
    private final Clocks clocks;

    Offers(Sql sql, ObjectMapper json, Clocks clocks) {
        this.sql = sql;
        this.json = json;
        this.clocks = clocks;
    }

    /** A hand-off that has just been given an offer, why to this rep, and who was passed over. */
    record Made(Handoff handoff, String why, List<PassedOver> passedOver) {}

    /** The clocks of the new offers, by hand-off. */
    Map<UUID, Clock> open(Collection<Made> made, Instant now) {
        insert(made, "open", now, null);
        return clocks.offered(made.stream().map(Made::handoff).toList(), now);
    }

    /** Notes what is put into the hands of reps: nobody is asked, and no clock runs. */
    void assign(Collection<Made> made, Instant now) {
        insert(made, "assigned", now, now);
    }

    private void insert(Collection<Made> made, String state, Instant now, @Nullable Instant endedAt) {
        if (made.isEmpty()) {
            return;
        }
        Columns<Made> columns = new Columns<>(made);
        sql.update(
                """
                insert into offer (id, handoff, rep, state, offered_at, ended_at, why, passed_over)
                select o.id, o.handoff, o.rep, ?, ?, ?::timestamptz, o.why, o.passed_over::jsonb
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[]) as o (id, handoff, rep, why, passed_over)
                """,
                state,
                now,
                endedAt,
                columns.uuids(offer -> requireNonNull(offer.handoff().offer)),
                columns.uuids(offer -> offer.handoff().id),
                columns.uuids(offer -> requireNonNull(offer.handoff().rep)),
                columns.texts(Made::why),
                columns.texts(offer -> text(offer.passedOver())));
    }

    /** Keeps what was answered with the acceptance. */
    void answered(Handoff handoff, Answers answers) {
        if (!answers.all().isEmpty()) {
            sql.update("update offer set answers = ?::jsonb where id = ?", json(answers.all()), handoff.openOffer());
        }
    }

    /** Notes that an acceptance does not hold; the rep it was handed on to, if any, has done with it too. */
    void reverse(Handoff handoff, UUID accepted, String by, String reason, @Nullable String text, Instant now) {
        sql.update("""
                update offer set state = 'reversed', reversed_at = ?, reversed_by = ?, reason = ?, reason_text = ?
                where id in (?, ?)
                """, now, by, reason, text, accepted, requireNonNull(handoff.offer));
    }

    /** How often an acceptance of it was taken back; an offer that somebody answered has a clock. */
    int reversals(Handoff handoff) {
        return sql.first("""
                        select count(*) as n from offer o join clock c on c.offer = o.id
                        where o.handoff = ? and o.state = 'reversed'
                        """, row -> row.getInt("n"), handoff.id).orElseThrow();
    }

    /** Whose offers of each of these ended in one of these states. */
    Map<UUID, Set<UUID>> hadBy(Collection<Handoff> handoffs, String... states) {
        Map<UUID, Set<UUID>> had = new HashMap<>();
        sql.list(
                "select handoff, rep from offer where handoff = any(?::uuid[]) and state = any(?::text[])",
                row -> had.computeIfAbsent(row.getObject("handoff", UUID.class), _ -> new HashSet<>())
                        .add(row.getObject("rep", UUID.class)),
                new Columns<>(handoffs).uuids(handoff -> handoff.id),
                states);
        return had;
    }

    /** How many offers of each have expired. */
    Map<UUID, Integer> expired(Collection<Handoff> handoffs) {
        Map<UUID, Integer> expired = new HashMap<>();
        sql.list(
                "select handoff, count(*) as n from offer where handoff = any(?::uuid[]) and state = 'expired' group by 1",
                row -> expired.put(row.getObject("handoff", UUID.class), row.getInt("n")),
                (Object) new Columns<>(handoffs).uuids(handoff -> handoff.id));
        return expired;
    }

    /** Keeps what somebody said who had these made. */
    void explain(Collection<UUID> ids, String text) {
        sql.update("update offer set why_text = ? where id = any(?::uuid[])", text, new Columns<>(ids).uuids(id -> id));
    }

    /** Ends the open offers of these hand-offs; says how the clock of each ended. */
    Map<UUID, Stopped> end(Collection<Handoff> offered, OfferEnd end, Instant now) {
        return end(offered, end, null, null, now);
    }

    Map<UUID, Stopped> end(
            Collection<Handoff> offered, OfferEnd end, @Nullable String reason, @Nullable String text, Instant now) {
        if (offered.isEmpty()) {
            return Map.of();
        }
        sql.update("""
                update offer set state = ?, ended_at = ?, reason = ?, reason_text = ?
                where id = any(?::uuid[]) and state = 'open'
                """, end.wireName(), now, reason, text, new Columns<>(offered).uuids(Handoff::openOffer));
        return clocks.stop(offered, end, now);
    }

    private String text(List<PassedOver> passedOver) {
        return json(passedOver.stream().map(OfferFact.Other::of).toList());
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
