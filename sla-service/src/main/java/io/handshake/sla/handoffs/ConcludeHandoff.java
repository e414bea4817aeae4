package io.handshake.sla.handoffs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.criteria.Answers;
import io.handshake.sla.reasons.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What whoever holds a hand-off says came of it. Of two at once the first to lock the hand-off wins. */
@ApplicationScoped
public class ConcludeHandoff {
    private final Sql sql;
    private final ObjectMapper json;
    private final Handoffs handoffs;
    private final Clocks clocks;
    private final InstantSource clock;

    ConcludeHandoff(Sql sql, ObjectMapper json, Handoffs handoffs, Clocks clocks, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.handoffs = handoffs;
        this.clocks = clocks;
        this.clock = clock;
    }

    public Optional<Handoff> lock(UUID id) {
        return handoffs.lock(id);
    }

    /** The lead is worth an opportunity. */
    public void qualify(Handoff handoff, Answers answers) {
        Instant now = clock.instant();
        HandoffFact fact = new ConclusionFact.HandoffQualified(
                handoff.id, handoff.lead, handoff.pass, requireNonNull(handoff.rep), answers.told());
        conclude(handoff, HandoffState.QUALIFIED, null, fact, text(answers.all()), null, now);
    }

    /** The lead is worth an opportunity, as found by whoever has the offer where sales qualifies before it accepts. The offer goes on. */
    public void qualifyOffer(Handoff handoff, Answers answers) {
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
    }

    /** Whether it was qualified while it was offered, to this rep or another. */
    public boolean isQualified(Handoff handoff) {
        return sql.first("select 1 from qualified_while_offered where handoff = ?", row -> true, handoff.id)
                .isPresent();
    }

    /** The lead is out. */
    public void disqualify(Handoff handoff, ReasonCode reason, @Nullable String text) {
        HandoffFact fact = new ConclusionFact.HandoffDisqualified(
                handoff.id,
                handoff.lead,
                handoff.pass,
                requireNonNull(handoff.rep),
                reason.wireName(),
                reason.group().wireName());
        conclude(handoff, HandoffState.DISQUALIFIED, reason.wireName(), fact, null, text, clock.instant());
    }

    /** Marketing gets the lead back to nurture it. */
    public void giveBack(Handoff handoff, ReasonCode reason, @Nullable String text) {
        HandoffFact fact = new ConclusionFact.HandoffReturned(
                handoff.id,
                handoff.lead,
                handoff.pass,
                requireNonNull(handoff.rep),
                reason.wireName(),
                reason.group().wireName());
        conclude(handoff, HandoffState.RETURNED, reason.wireName(), fact, null, text, clock.instant());
    }

    private void conclude(
            Handoff handoff,
            HandoffState end,
            @Nullable String reason,
            HandoffFact fact,
            @Nullable String answers,
            @Nullable String text,
            Instant now) {
        sql.update(
                "insert into handoff_conclusion (handoff, rep, answers, text, concluded_at) values (?, ?, ?::jsonb, ?, ?)",
                handoff.id,
                handoff.rep,
                answers,
                text,
                now);
        clocks.concluded(handoff, now);
        handoff.tell(now, fact);
        handoff.decided(end, reason, now);
        handoffs.write(List.of(handoff));
    }

    private String text(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
