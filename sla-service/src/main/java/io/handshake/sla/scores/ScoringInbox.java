package io.handshake.sla.scores;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.sla.scores.Scores.Word;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows scoring-service: how leads score. */
@ApplicationScoped
class ScoringInbox implements Inbox {
    private final Scores scores;

    ScoringInbox(Scores scores) {
        this.scores = scores;
    }

    record ScoreChanged(UUID lead, double score, double fit, double intent, boolean cooled, Instant asOf) {}

    record LeadQualified(
            UUID lead,
            @Nullable Double score,
            @Nullable Double fit,
            @Nullable Double intent,
            @Nullable Instant crossedAt) {}

    @Override
    public String feed() {
        return "scoring";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Map<UUID, Word> latest = new TreeMap<>();
        events.forEach(event -> hear(event, latest));
        scores.note(latest.values());
    }

    @Override
    public void forget() {
        scores.feedBeginsAnew();
    }

    private static void hear(FeedEvent event, Map<UUID, Word> latest) {
        switch (event.type()) {
            case "score-changed" -> {
                ScoreChanged told = event.as(ScoreChanged.class);
                keep(
                        latest,
                        new Word(
                                told.lead(),
                                number(event),
                                told.score(),
                                told.fit(),
                                told.intent(),
                                told.cooled(),
                                told.asOf()));
            }
            case "lead-qualified" -> {
                LeadQualified told = event.as(LeadQualified.class);
                Double score = told.score();
                if (score != null) {
                    Instant asOf = told.crossedAt() == null ? event.occurredAt() : told.crossedAt();
                    keep(latest, new Word(told.lead(), number(event), score, told.fit(), told.intent(), false, asOf));
                }
            }
            default -> {
                // says nothing of a score
            }
        }
    }

    private static void keep(Map<UUID, Word> latest, Word word) {
        latest.merge(word.lead(), word, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }

    private static long number(FeedEvent event) {
        return requireNonNull(event.sequence(), "facts of a lead are counted");
    }
}
