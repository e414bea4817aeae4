package io.handshake.sla.answering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.HandoffReading.Seer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reps said of hand-offs last: what came of those they accepted, or that they qualified those offered to them. */
@ApplicationScoped
class ConclusionReading {
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    ConclusionReading(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A rep finds its own words. */
    @Nullable
    ConclusionView of(UUID handoff, Seer seer) {
        return sql.first(
                        """
                        select rep, answers, text, concluded_at from handoff_conclusion
                        where handoff = ? and (?::uuid[] is null or rep = any(?::uuid[]))
                        union all
                        select rep, answers, null, qualified_at from qualified_while_offered
                        where handoff = ? and (?::uuid[] is null or rep = any(?::uuid[]))
                        order by concluded_at desc limit 1""",
                        row -> new ConclusionView(
                                row.getObject("rep", UUID.class),
                                answers(row.getString("answers")),
                                row.getString("text")),
                        handoff,
                        seer.only(),
                        seer.only(),
                        handoff,
                        seer.only(),
                        seer.only())
                .orElse(null);
    }

    /** Answers as they are kept. */
    @Nullable
    Map<String, Object> answers(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
