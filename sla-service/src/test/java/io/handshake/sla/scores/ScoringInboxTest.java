package io.handshake.sla.scores;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ScoringInboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");

    @Inject
    ScoringInbox inbox;

    @Inject
    Sql sql;

    private final UUID lead = UUID.randomUUID();

    private record Known(
            double score, @Nullable Double fit, @Nullable Double intent, boolean cooled, Instant asOf) {}

    @Test
    void theWordWithTheHighestNumberCountsInWhateverOrderTheyCome() {
        apply(changed(3, 22.5, false), changed(2, 12, true));
        assertThat(known()).isEqualTo(new Known(22.5, 8d, 14.5, false, AT));

        apply(changed(2, 12, true));
        assertThat(known().score()).isEqualTo(22.5);

        apply(changed(4, 7.000000001, true));
        assertThat(known()).isEqualTo(new Known(7.000000001, 8d, known().intent(), true, AT));
    }

    @Test
    void aQualificationTellsTheScoreOfTheCrossing() {
        apply(qualified(1, 20d, 12d, 8d));

        assertThat(known()).isEqualTo(new Known(20, 12d, 8d, false, AT));
    }

    @Test
    void aQualificationFromBeforeTheSidesWereToldApartHasTheTotalOnly() {
        apply(qualified(1, 20d, null, null));

        assertThat(known()).isEqualTo(new Known(20, null, null, false, AT));
    }

    @Test
    void aFeedThatBeginsAnewIsHeardUnderItsNewNumbers() {
        apply(changed(9, 30, false));
        QuarkusTransaction.requiringNew().run(inbox::forget);

        apply(changed(1, 11, false));

        assertThat(known().score()).isEqualTo(11);
    }

    private Known known() {
        return sql.first(
                        "select score, fit, intent, cooled, as_of from lead_score where lead = ?",
                        row -> new Known(
                                row.getDouble("score"),
                                row.getObject("fit", Double.class),
                                row.getObject("intent", Double.class),
                                row.getBoolean("cooled"),
                                requireNonNull(Sql.instant(row, "as_of"))),
                        lead)
                .orElseThrow();
    }

    private void apply(FeedEvent... events) {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(events)));
    }

    private FeedEvent changed(long sequence, double score, boolean cooled) {
        return event(
                "score-changed",
                sequence,
                Map.of(
                        "lead",
                        lead.toString(),
                        "score",
                        score,
                        "fit",
                        8,
                        "intent",
                        score - 8,
                        "definition",
                        "shipped",
                        "version",
                        1,
                        "cooled",
                        cooled,
                        "asOf",
                        AT.toString()));
    }

    private FeedEvent qualified(long sequence, double score, @Nullable Double fit, @Nullable Double intent) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("lead", lead.toString());
        told.put("pass", 1);
        told.put("score", score);
        told.put("fit", fit);
        told.put("intent", intent);
        told.put("crossedAt", AT.toString());
        return event("lead-qualified", sequence, told);
    }

    private FeedEvent event(String type, long sequence, Map<String, ?> data) {
        return new FeedEvent(Long.toString(sequence), type, lead.toString(), sequence, AT, AT, JSON.valueToTree(data));
    }
}
