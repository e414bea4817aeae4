package io.handshake.e2e.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Answer;
import io.handshake.e2e.api.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tells of the deals that were won; telling twice changes nothing. */
record Outcomes(Api sales, String source, Map<String, Object> price) {
    private static final int AT_ONCE = 8;

    /** From the id in the other system to the lead. */
    Tally post(Map<String, String> leadByExternalId) {
        Tally tally = new Tally();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> calls = leadByExternalId.entrySet().stream()
                    .<Callable<String>>map(deal -> () -> win(deal.getKey(), deal.getValue()))
                    .toList();
            for (Future<String> call : workers.invokeAll(calls)) {
                tally.count(call.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        return tally;
    }

    private String win(String externalId, String lead) {
        Answer created = sales.post(
                "/v1/opportunities",
                Map.of("lead", lead, "externalId", Map.of("source", source, "id", externalId), "amount", price));
        JsonNode opportunity = created.expect(200, 201);
        if (opportunity.path("outcome").asText().equals("won")) {
            return "won before";
        }
        sales.post("/v1/opportunities/" + opportunity.required("id").asText() + "/outcome", Map.of("outcome", "won"))
                .expect(200, 201);
        return "won";
    }
}
