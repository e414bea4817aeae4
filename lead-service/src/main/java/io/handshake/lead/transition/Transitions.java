package io.handshake.lead.transition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnels.Funnels;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that happened to passes, and what was refused. */
@ApplicationScoped
class Transitions {
    /** Opened, entered or reversed, closed and refused in this order, when they were recorded in one instant. */
    private static final String OF_LEAD = """
            select lead, number as pass, 0 as rank, 0 as position, '' as mark, 'opened' as kind, null as from_stage, null as to_stage,
              null as outcome, opened_at as occurred_at, recorded_at, null as actor, null as reason, null as note, null as definition,
              null::int as definition_version, false as inferred, null as because, null::uuid as handoff, null::uuid as opportunity,
              null::text as answers, funnel, funnel_version
            from pass where lead = ?
            union all
            select lead, pass, 1, position, cause, 'entered', from_stage, stage, null, entered_at, recorded_at, actor, reason, note,
              definition, definition_version, inferred, null, handoff, opportunity, answers::text, null, null
            from stage_entry where lead = ?
            union all
            select lead, pass, 1, position, cause, 'reversed', stage, back_to, null, reversed_at, recorded_at, actor, reason, null,
              null, null, false, null, handoff, null, null, null, null
            from stage_reversal where lead = ?
            union all
            select lead, number, 2, 0, closed_by, 'closed', stage, null, outcome, closed_at, closed_recorded_at, closed_actor, reason,
              note, null, null, false, null, null, null, null, null, null
            from pass where lead = ? and closed_at is not null
            union all
            select lead, pass, 3, 0, cause, 'refused', null, to_stage, null, occurred_at, recorded_at, actor, reason, null, definition,
              definition_version, false, because, handoff, opportunity, null, null, null
            from refused_transition where lead = ?""";

    private static final String REFUSED = """
            select lead, pass, 3 as rank, 0 as position, cause as mark, 'refused' as kind, null as from_stage, to_stage, null as outcome,
              occurred_at, recorded_at, actor, reason, null as note, definition, definition_version, false as inferred, because, handoff,
              opportunity, null as answers, null as funnel, null as funnel_version
            from refused_transition""";

    /** Beside each its rep's name, where a rep moved it. */
    private static final String NAMED = """
            select told.*, (select name from rep_name where rep = case when told.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then told.actor::uuid end) as actor_name
            from (%s) as told""";

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final Sql sql;
    private final Funnels funnels;
    private final ObjectMapper json;

    Transitions(Sql sql, Funnels funnels, ObjectMapper json) {
        this.sql = sql;
        this.funnels = funnels;
        this.json = json;
    }

    /** Where a transition stands in the order of its list. */
    record Place(Instant recordedAt, UUID lead, int pass, int rank, int position, String mark) {}

    record Placed(Place place, TransitionView transition) {}

    /** Of one lead over all its passes, in the order they were recorded. */
    List<Placed> of(UUID lead, @Nullable Place after, int limit) {
        Place start = after == null ? new Place(Instant.EPOCH, lead, 0, 0, 0, "") : after;
        return sql.list(
                NAMED.formatted(OF_LEAD)
                        + " where (recorded_at, pass, rank, position, mark) > (?, ?, ?, ?, ?)"
                        + " order by recorded_at, pass, rank, position, mark limit ?",
                this::placed,
                lead,
                lead,
                lead,
                lead,
                lead,
                start.recordedAt(),
                start.pass(),
                start.rank(),
                start.position(),
                start.mark(),
                limit);
    }

    /** What one fact did to a lead; the last thing it did comes last. */
    List<TransitionView> by(UUID lead, String mark) {
        return sql
                .list(
                        NAMED.formatted(OF_LEAD) + " where mark = ? order by rank, position",
                        this::placed,
                        lead,
                        lead,
                        lead,
                        lead,
                        lead,
                        mark)
                .stream()
                .map(Placed::transition)
                .toList();
    }

    /** Refused decisions, newest first. */
    List<Placed> refused(@Nullable Place after, int limit) {
        return after == null
                ? sql.list(
                        NAMED.formatted(
                                REFUSED + " order by recorded_at desc, lead desc, pass desc, cause desc limit ?"),
                        this::placed,
                        limit)
                : sql.list(
                        NAMED.formatted(REFUSED
                                + " where (recorded_at, lead, pass, cause) < (?, ?, ?, ?)"
                                + " order by recorded_at desc, lead desc, pass desc, cause desc limit ?"),
                        this::placed,
                        after.recordedAt(),
                        after.lead(),
                        after.pass(),
                        after.mark(),
                        limit);
    }

    private Placed placed(ResultSet row) throws SQLException {
        UUID lead = row.getObject("lead", UUID.class);
        String mark = row.getString("mark");
        Instant recordedAt = Objects.requireNonNull(Sql.instant(row, "recorded_at"));
        int pass = row.getInt("pass");
        String kind = row.getString("kind");
        TransitionView transition = new TransitionView(
                lead,
                pass,
                kind,
                row.getString("from_stage"),
                kind.equals("opened") ? firstStage(row) : row.getString("to_stage"),
                row.getString("outcome"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                recordedAt,
                mark.isEmpty() ? null : mark.split(" ", 2)[0],
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("reason"),
                row.getString("note"),
                row.getString("definition"),
                row.getObject("definition_version", Integer.class),
                row.getBoolean("inferred"),
                kind.equals("refused"),
                row.getString("because"),
                row.getObject("handoff", UUID.class),
                row.getObject("opportunity", UUID.class),
                answers(row.getString("answers")));
        return new Placed(
                new Place(recordedAt, lead, pass, row.getInt("rank"), row.getInt("position"), mark), transition);
    }

    private String firstStage(ResultSet row) throws SQLException {
        return funnels.version(row.getString("funnel"), row.getInt("funnel_version"))
                .entry()
                .key();
    }

    private Map<String, Object> answers(@Nullable String stored) {
        try {
            return stored == null ? Map.of() : json.readValue(stored, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
