package io.handshake.lead.lifecycle;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a page of what peers decided goes together with others who write the same leads. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class PagesOfPeersTest {
    @Inject
    ScoringInbox scoring;

    @Inject
    Sql sql;

    @Inject
    ObjectMapper json;

    @Test
    void aPageThatWaitsForALeadHoldsNoneThatComesAfterIt() throws Exception {
        List<String> leads = Stream.of(capturedLead(), capturedLead()).sorted().toList();
        List<FeedEvent> page = List.of(
                event("lead-qualified", Map.of("lead", leads.getLast(), "pass", 1, "reason", "threshold")),
                event("score-changed", Map.of("lead", leads.getFirst(), "score", 7.5)));
        try (ExecutorService pages = Executors.newSingleThreadExecutor()) {
            Future<?> applied = QuarkusTransaction.requiringNew().call(() -> {
                lock(leads.getFirst());
                Future<?> waiting =
                        pages.submit(() -> QuarkusTransaction.requiringNew().run(() -> scoring.apply(page)));
                untilAsserted(() -> assertThat(whoWaitForThis()).isEqualTo(1));
                lock(leads.getLast());
                return waiting;
            });
            applied.get();
        }
        as("sales").get("/v1/leads/" + leads.getLast()).then().body("stage", equalTo("MQL"));
        as("sales").get("/v1/leads/" + leads.getFirst()).then().body("score", equalTo(7.5f));
    }

    private FeedEvent event(String type, Map<String, ?> data) {
        Instant now = Instant.now();
        return new FeedEvent("1", type, "anything", null, now, now, json.valueToTree(data));
    }

    private void lock(String lead) {
        sql.list("select 1 from lead where id = ? for no key update nowait", row -> 1, UUID.fromString(lead));
    }

    private int whoWaitForThis() {
        return sql.list(
                        "select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))",
                        row -> row.getInt("pid"))
                .size();
    }
}
