package io.handshake.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import java.util.Map;
import java.util.TreeMap;

/** The funnel as reporting-service sees it. */
public record FunnelReport(Api reportingService) {

    /** How often each stage was entered, skipped ones included. */
    public Map<String, Long> entries() {
        JsonNode report = reportingService.get("/v1/reports/funnel?mode=period").expect(200);
        Map<String, Long> entries = new TreeMap<>();
        for (JsonNode stage : report.required("stages")) {
            long all = stage.required("entered").asLong()
                    + stage.required("inferred").asLong();
            if (all > 0) {
                entries.put(stage.required("stage").asText(), all);
            }
        }
        return entries;
    }
}
