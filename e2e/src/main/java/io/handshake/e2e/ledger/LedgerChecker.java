package io.handshake.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Feed;
import io.handshake.e2e.api.Pages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks for everything that was acknowledged, and compares lead-service's truth with what reporting-service says. */
public final class LedgerChecker {
    private final Api leadService;
    private final Api reportingService;

    /** Both with a credential that may read leads, the feed and reports. */
    public LedgerChecker(Api leadService, Api reportingService) {
        this.leadService = leadService;
        this.reportingService = reportingService;
    }

    /** What is wrong, one line each. */
    public List<String> check(Ledger ledger) {
        List<JsonNode> leads = Pages.all(leadService, "/v1/leads");
        List<JsonNode> events = Feed.all(leadService);
        Findings findings = new Findings();
        findings.eachOnce(
                "lead",
                ledger.leads(),
                leads.stream().map(lead -> lead.required("id").asText()).toList());
        findings.eachOnce("activity", ledger.activities(), activities(events));
        sequencesHaveNoGap(events, findings);
        findings.same("entries per stage, feed against leads", entriesOf(leads), entriesOnFeed(events));
        findings.same(
                "entries per stage, reporting against leads",
                entriesOf(leads),
                new FunnelReport(reportingService).entries());
        return findings.all();
    }

    private static List<String> activities(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.required("type").asText().equals("activity-recorded"))
                .map(event -> event.required("data").required("activity").asText())
                .toList();
    }

    /** Per subject 1, 2, 3, ... in the order of the feed. */
    private static void sequencesHaveNoGap(List<JsonNode> events, Findings findings) {
        Map<String, Long> last = new HashMap<>();
        for (JsonNode event : events) {
            if (event.path("sequence").isNumber()) {
                String subject = event.required("subject").asText();
                long sequence = event.required("sequence").asLong();
                findings.same("sequence of " + subject, last.getOrDefault(subject, 0L) + 1, sequence);
                last.put(subject, sequence);
            }
        }
    }

    private static Map<String, Long> entriesOf(List<JsonNode> leads) {
        Map<String, Long> entries = new TreeMap<>();
        for (JsonNode lead : leads) {
            for (JsonNode pass : lead.required("passes")) {
                pass.required("stages")
                        .forEach(entered ->
                                entries.merge(entered.required("stage").asText(), 1L, Long::sum));
            }
        }
        return entries;
    }

    private static Map<String, Long> entriesOnFeed(List<JsonNode> events) {
        Map<String, Long> entries = new TreeMap<>();
        for (JsonNode event : events) {
            JsonNode data = event.required("data");
            switch (event.required("type").asText()) {
                case "pass-opened" -> entries.merge(data.required("stage").asText(), 1L, Long::sum);
                case "stage-entered" -> entries.merge(data.required("to").asText(), 1L, Long::sum);
                default -> {
                    // moves nobody
                }
            }
        }
        return entries;
    }
}
