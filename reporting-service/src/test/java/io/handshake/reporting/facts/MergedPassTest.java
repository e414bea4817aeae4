package io.handshake.reporting.facts;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How passes end when leads turn out to be one person, and hand-offs follow. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MergedPassTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @Inject
    LeadInbox leads;

    @Inject
    SlaInbox sla;

    @Inject
    Sql sql;

    private final String lead = UUID.randomUUID().toString();
    private final String survivor = UUID.randomUUID().toString();
    private final String another = UUID.randomUUID().toString();

    private static FeedEvent event(String type, String subject, int second, Map<String, @Nullable Object> data) {
        Instant at = BEGIN.plusSeconds(second);
        return new FeedEvent("0", type, subject, null, at, at, JSON.valueToTree(data));
    }

    private FeedEvent opened(int pass, int second) {
        return event(
                "pass-opened",
                lead,
                second,
                Map.of(
                        "lead",
                        lead,
                        "pass",
                        pass,
                        "funnel",
                        "f",
                        "funnelVersion",
                        1,
                        "stage",
                        "Lead",
                        "milestone",
                        "LEAD"));
    }

    private FeedEvent closed(int pass, int second) {
        return event("pass-closed", lead, second, Map.of("lead", lead, "pass", pass, "outcome", "won"));
    }

    private FeedEvent merged(String into, int moves, @Nullable Integer pass, int second) {
        Map<String, @Nullable Object> data = new HashMap<>(Map.of("lead", into, "merged", lead, "keys", keys(moves)));
        data.put("mergedPass", pass);
        return event("lead-merged", into, second, data);
    }

    private FeedEvent unmerged(String from, int moves, int second) {
        return event("lead-unmerged", from, second, Map.of("lead", from, "unmerged", lead, "keys", keys(moves)));
    }

    private List<Map<String, Object>> keys(int moves) {
        return List.of(
                Map.of("key", UUID.randomUUID().toString(), "kind", "email", "moves", 9),
                Map.of("key", lead, "kind", "lead", "moves", moves));
    }

    private void apply(FeedEvent... events) {
        QuarkusTransaction.requiringNew().run(() -> leads.apply(List.of(events)));
    }

    private List<String> passes() {
        return sql.list(
                "select concat_ws(' ', number, outcome, extract(epoch from closed_at - ?)::int) from pass"
                        + " where lead = ?::uuid order by number",
                row -> row.getString(1),
                BEGIN,
                lead);
    }

    @Test
    void theOpenPassOfAMergedLeadEndsAsMergedAndItsEntriesStay() {
        apply(opened(1, 0), merged(survivor, 2, 1, 60));

        assertThat(passes()).containsExactly("1 merged 60");
        assertThat(sql.list("select stage from stage_entry where lead = ?::uuid", row -> row.getString(1), lead))
                .containsExactly("Lead");
    }

    @Test
    void anUnmergeTakesThatBack() {
        apply(opened(1, 0), merged(survivor, 2, 1, 60));

        apply(unmerged(survivor, 3, 90));

        assertThat(passes()).containsExactly("1");
    }

    @Test
    void aLeadWithoutAnOpenPassEndsNone() {
        apply(opened(1, 0), closed(1, 30), merged(survivor, 2, null, 60));

        assertThat(passes()).containsExactly("1 won 30");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theWordsOfSeveralLeadsEndAlikeInWhateverOrderTheyArrive(int seed) {
        Random random = new Random(seed);
        List<Queue<FeedEvent>> subjects = new ArrayList<>(List.of(
                new ArrayDeque<>(List.of(opened(1, 0), closed(1, 110), opened(2, 120))),
                new ArrayDeque<>(List.of(merged(survivor, 2, 1, 60), unmerged(survivor, 3, 90))),
                new ArrayDeque<>(List.of(merged(another, 4, 2, 150)))));
        while (!subjects.isEmpty()) {
            apply(subjects.get(random.nextInt(subjects.size())).remove());
            subjects.removeIf(Queue::isEmpty);
        }

        assertThat(passes()).containsExactly("1 won 110", "2 merged 150");
    }

    @Test
    void aHandoffIsAboutTheLeadItMovedTo() {
        String handoff = UUID.randomUUID().toString();
        Map<String, @Nullable Object> opened =
                Map.of("handoff", handoff, "lead", lead, "pass", 1, "to", "SALES", "qualifiedAt", BEGIN.toString());
        Map<String, @Nullable Object> moved = Map.of(
                "handoff", handoff, "lead", survivor, "pass", 3, "fromLead", lead, "fromPass", 1, "why", "merged");
        for (List<FeedEvent> page : List.of(
                List.of(event("handoff-opened", handoff, 0, opened)),
                List.of(event("handoff-moved", handoff, 60, moved)))) {
            QuarkusTransaction.requiringNew().run(() -> sla.apply(page));
        }

        assertThat(sql.list(
                        "select lead || ' ' || pass || ' ' || hand_to from handoff where id = ?::uuid",
                        row -> row.getString(1),
                        handoff))
                .containsExactly(survivor + " 3 SALES");
    }
}
