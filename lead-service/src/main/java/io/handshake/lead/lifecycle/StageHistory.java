package io.handshake.lead.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where is kept what moved passes: the stages they entered, the entries that hold no more, and the facts behind both. */
@ApplicationScoped
class StageHistory {
    private final Sql sql;
    private final ObjectMapper json;

    StageHistory(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Tells journeys, which know their passes, what moved these and what was heard of them. */
    void read(UUID[] leads, Map<UUID, Journey> journeys) {
        sql.list(
                """
                select e.lead, e.pass, e.position, e.stage, e.entered_at, e.handoff, e.cause,
                  r.position as reversed_as, r.cause as reversed_by
                from stage_entry e left join stage_reversal r on (r.lead, r.pass, r.reversed) = (e.lead, e.pass, e.position)
                where e.lead = any(?::uuid[]) order by e.lead, e.pass, e.position""",
                row -> {
                    entered(row, of(row, journeys));
                    return row.getRow();
                },
                (Object) leads);
        sql.list(
                """
                select lead, pass, cause from refused_transition where lead = any(?::uuid[])
                union all select lead, number, closed_by from pass where lead = any(?::uuid[]) and closed_by is not null""",
                row -> {
                    of(row, journeys).heard(row.getInt("pass"), row.getString("cause"));
                    return row.getRow();
                },
                leads,
                leads);
    }

    private static Journey of(ResultSet row, Map<UUID, Journey> journeys) throws SQLException {
        return Objects.requireNonNull(journeys.get(row.getObject("lead", UUID.class)));
    }

    private static void entered(ResultSet row, Journey journey) throws SQLException {
        int pass = row.getInt("pass");
        Entered entered = Objects.requireNonNull(journey.passes.get(pass)).entered;
        String cause = row.getString("cause");
        journey.heard(pass, cause);
        String reversedBy = row.getString("reversed_by");
        if (reversedBy != null) {
            journey.heard(pass, reversedBy);
            entered.reached(row.getInt("reversed_as"));
            return;
        }
        entered.add(new Entered.Held(
                row.getInt("position"),
                row.getString("stage"),
                Objects.requireNonNull(Sql.instant(row, "entered_at")),
                row.getObject("handoff", UUID.class),
                cause));
    }

    void save(List<Journey> touched, Instant now) {
        saveSteps(touched, now);
        saveReversals(touched, now);
    }

    private void saveSteps(List<Journey> touched, Instant now) {
        record Taken(UUID lead, Journey.Step step) {}
        List<Taken> taken = touched.stream()
                .flatMap(journey -> journey.steps.stream().map(step -> new Taken(journey.lead, step)))
                .toList();
        if (taken.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into stage_entry (recorded_at, lead, pass, position, from_stage, stage, inferred, entered_at, actor, cause,
                  reason, note, definition, definition_version, handoff, opportunity, answers)
                select ?, lead, pass, position, from_stage, stage, inferred, entered_at, actor, cause,
                  reason, note, definition, definition_version, handoff, opportunity, answers::jsonb
                from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::int[], ?::uuid[], ?::uuid[], ?::text[])
                  as taken (lead, pass, position, from_stage, stage, inferred, entered_at, actor, cause,
                    reason, note, definition, definition_version, handoff, opportunity, answers)""",
                now,
                column(taken, UUID[]::new, Taken::lead),
                column(taken, Integer[]::new, it -> it.step().pass()),
                column(taken, Integer[]::new, it -> it.step().position()),
                column(taken, String[]::new, it -> it.step().entry().from().key()),
                column(taken, String[]::new, it -> it.step().entry().to().key()),
                column(taken, Boolean[]::new, it -> it.step().entry().inferred()),
                column(taken, Instant[]::new, it -> it.step().cause().occurredAt()),
                column(taken, String[]::new, it -> it.step().cause().actor()),
                column(taken, String[]::new, it -> it.step().cause().mark()),
                column(taken, String[]::new, it -> it.step().cause().reason()),
                column(taken, String[]::new, it -> it.step().cause().note()),
                column(taken, String[]::new, it -> it.step().cause().definition()),
                column(taken, Integer[]::new, it -> it.step().cause().definitionVersion()),
                column(taken, UUID[]::new, it -> it.step().cause().handoff()),
                column(taken, UUID[]::new, it -> it.step().cause().opportunity()),
                column(taken, String[]::new, it -> json(it.step().answers())));
    }

    private void saveReversals(List<Journey> touched, Instant now) {
        record Told(UUID lead, Journey.Reversal reversal) {}
        List<Told> told = touched.stream()
                .flatMap(journey -> journey.reversals.stream().map(reversal -> new Told(journey.lead, reversal)))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into stage_reversal (recorded_at, lead, pass, position, reversed, stage, back_to, reversed_at, actor, cause,
                  reason, handoff)
                select ?, * from unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                  ?::text[], ?::text[], ?::uuid[])""",
                now,
                column(told, UUID[]::new, Told::lead),
                column(told, Integer[]::new, it -> it.reversal().pass()),
                column(told, Integer[]::new, it -> it.reversal().position()),
                column(told, Integer[]::new, it -> it.reversal().reversed()),
                column(told, String[]::new, it -> it.reversal().left().key()),
                column(told, String[]::new, it -> it.reversal().back().key()),
                column(told, Instant[]::new, it -> it.reversal().cause().occurredAt()),
                column(told, String[]::new, it -> it.reversal().cause().actor()),
                column(told, String[]::new, it -> it.reversal().cause().mark()),
                column(told, String[]::new, it -> it.reversal().cause().reason()),
                column(told, UUID[]::new, it -> it.reversal().cause().handoff()));
    }

    private @Nullable String json(Map<String, Object> answers) {
        try {
            return answers.isEmpty() ? null : json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R, C> Object column(List<R> rows, IntFunction<C[]> array, Function<R, ? extends @Nullable C> cell) {
        return rows.stream().map(cell).toArray(array);
    }
}
