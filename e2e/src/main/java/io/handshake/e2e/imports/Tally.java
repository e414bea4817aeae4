package io.handshake.e2e.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many items of all batches came to which outcome. */
final class Tally {
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private String firstFailure = "";

    void count(JsonNode result) {
        String outcome = result.required("outcome").asText();
        count(outcome);
        if (outcome.equals("failed") && firstFailure.isEmpty()) {
            firstFailure = result.path("errors").toString();
        }
    }

    void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    int total() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        String counts = outcomes.entrySet().stream()
                .map(outcome -> "%,d %s".formatted(outcome.getValue(), outcome.getKey()))
                .collect(Collectors.joining(", "));
        return firstFailure.isEmpty() ? counts : counts + ", the first for " + firstFailure;
    }
}
