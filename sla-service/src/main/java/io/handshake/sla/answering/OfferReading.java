package io.handshake.sla.answering;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.HandoffReading.Seer;
import io.handshake.sla.answering.OfferView.PassedOverView;
import io.handshake.sla.answering.ShowClocks.Draft;
import io.handshake.sla.clocks.ClockRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Offers as people see them. */
@ApplicationScoped
class OfferReading {

    private static final TypeReference<List<PassedOverView>> PASSED_OVER = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;
    private final ShowClocks shown;
    private final ConclusionReading conclusions;

    OfferReading(Sql sql, ObjectMapper json, ShowClocks shown, ConclusionReading conclusions) {
        this.sql = sql;
        this.json = json;
        this.shown = shown;
        this.conclusions = conclusions;
    }

    /** Those of a hand-off in their order; a rep sees its own. */
    List<OfferView> of(UUID handoff, Seer seer, Instant now) {
        return shown.finish(
                sql.list("""
                        select o.id, o.rep, r.name as rep_name, o.state, o.offered_at, o.ended_at, o.reversed_at, o.reversed_by,
                               o.reason, o.reason_text, o.answers, o.why, o.why_text,
                               (select coalesce(jsonb_agg(other || jsonb_build_object('repName', p.name) order by place), '[]')
                                from jsonb_array_elements(o.passed_over) with ordinality as t (other, place)
                                  join rep p on p.id = (other ->> 'rep')::uuid) as passed_over,
                        """ + ClockRow.COLUMNS + """
                        from offer o join rep r on r.id = o.rep left join clock c on c.offer = o.id
                        where o.handoff = ? and (?::uuid[] is null or o.rep = any(?::uuid[])) order by o.id
                        """, row -> offer(row, seer), handoff, seer.only(), seer.only()),
                now);
    }

    /** Whose acceptance was taken back, and by which user. */
    record Reversed(UUID rep, String by) {}

    /** What was taken back at this instant; an offer that somebody answered has a clock. */
    Optional<Reversed> reversed(UUID handoff, Instant at) {
        return sql.first(
                """
                select o.rep, o.reversed_by from offer o join clock c on c.offer = o.id
                where o.handoff = ? and o.reversed_at = ?
                """, row -> new Reversed(row.getObject("rep", UUID.class), row.getString("reversed_by")), handoff, at);
    }

    private Draft<OfferView> offer(ResultSet row, Seer seer) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID rep = row.getObject("rep", UUID.class);
        String repName = row.getString("rep_name");
        String state = row.getString("state");
        Instant offeredAt = requireNonNull(Sql.instant(row, "offered_at"));
        Instant endedAt = Sql.instant(row, "ended_at");
        Instant reversedAt = Sql.instant(row, "reversed_at");
        String takenBackBy = row.getString("reversed_by");
        String reason = row.getString("reason");
        String text = row.getString("reason_text");
        Map<String, Object> answers = conclusions.answers(row.getString("answers"));
        String why = row.getString("why");
        String whyText = row.getString("why_text");
        List<PassedOverView> passedOver = seer.only() == null ? passedOver(row.getString("passed_over")) : List.of();
        return new Draft<>(
                ClockRow.readIfAny(row),
                clock -> new OfferView(
                        id,
                        rep,
                        repName,
                        state,
                        offeredAt,
                        endedAt,
                        reversedAt,
                        takenBackBy,
                        reason,
                        text,
                        answers,
                        why,
                        whyText,
                        passedOver,
                        clock));
    }

    private List<PassedOverView> passedOver(String text) {
        try {
            return json.readValue(text, PASSED_OVER);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
