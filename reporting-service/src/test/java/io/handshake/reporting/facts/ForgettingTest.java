package io.handshake.reporting.facts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ForgettingTest {

    private static final List<String> QUESTIONS = List.of(
            "funnel?mode=period",
            "funnel?mode=cohort",
            "handshake",
            "handshake?groupBy=rep",
            "handshake?groupBy=source");

    @Inject
    LeadInbox leads;

    @Inject
    SlaInbox sla;

    @Test
    void reportsAreAnsweredWhileAFeedIsForgotten() throws InterruptedException {
        Set<Integer> answers = new ConcurrentSkipListSet<>();
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newFixedThreadPool(QUESTIONS.size())) {
            QUESTIONS.forEach(question -> readers.submit(() -> {
                while (over.getCount() > 0) {
                    answers.add(ask(question));
                }
            }));
            for (int i = 0; i < 60; i++) {
                QuarkusTransaction.requiringNew().run(leads::forget);
                QuarkusTransaction.requiringNew().run(sla::forget);
            }
            over.countDown();
        }

        assertThat(answers).containsExactly(200);
    }

    private static int ask(String question) {
        return given().header("Authorization", TestTokens.bearer("auditor"))
                .get("/v1/reports/" + question)
                .statusCode();
    }
}
