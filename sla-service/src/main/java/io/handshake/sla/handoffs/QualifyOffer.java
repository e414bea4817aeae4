package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.criteria.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Where sales qualifies before it accepts: what the rep who is asked finds out about the lead first. The offer goes on. */
@ApplicationScoped
public class QualifyOffer {
    private final Sql sql;
    private final ObjectMapper json;
    private final Handoffs handoffs;
    private final InstantSource clock;

    QualifyOffer(Sql sql, ObjectMapper json, Handoffs handoffs, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.handoffs = handoffs;
        this.clock = clock;
    }

    /** The lead is worth an opportunity; false when that was said before, by this rep or another. */
    public boolean qualify(Handoff handoff, Supplier<Answers> asked) {
        if (isQualified(handoff.id)) {
            return false;
        }
        Answers answers = asked.get();
        Instant now = clock.instant();
        UUID rep = requireNonNull(handoff.rep);
        sql.update(
                "insert into qualified_while_offered (handoff, rep, answers, qualified_at) values (?, ?, ?::jsonb, ?)",
                handoff.id,
                rep,
                text(answers.all()),
                now);
        handoff.tell(
                now, new ConclusionFact.HandoffQualified(handoff.id, handoff.lead, handoff.pass, rep, answers.told()));
        handoffs.write(List.of(handoff));
        return true;
    }

    boolean isQualified(UUID handoff) {
        return sql.first("select 1 from qualified_while_offered where handoff = ?", row -> true, handoff)
                .isPresent();
    }

    private String text(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
