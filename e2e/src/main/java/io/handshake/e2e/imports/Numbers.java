package io.handshake.e2e.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Pages;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the product says came of the import. */
record Numbers(Running running) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Hand-offs that were ever opened, and those of them that a rep was ever offered. */
    record Handoffs(Set<String> leads, long offered) {
        long total() {
            return leads.size();
        }

        long unrouted() {
            return total() - offered;
        }

        long among(Collection<String> others) {
            return others.stream().filter(leads::contains).count();
        }
    }

    Handoffs handoffs() {
        List<JsonNode> all = Pages.all(as(Deployable.SLA, "sales"), "/v1/handoffs");
        Set<String> leads = new HashSet<>();
        all.forEach(handoff -> leads.add(handoff.required("lead").asText()));
        long offered = all.stream()
                .filter(handoff -> !handoff.required("offeredAt").isNull())
                .count();
        return new Handoffs(leads, offered);
    }

    /** The handshake report's view of the same hand-offs. */
    record Handshake(long handedOff, long offered, long unrouted) {}

    Handshake handshake() {
        JsonNode report = report("/v1/reports/handshake");
        return new Handshake(
                report.required("handedOff").asLong(),
                report.required("offered").asLong(),
                report.required("unrouted").asLong());
    }

    /** What the funnel report says was won: opportunities, and passes that became customers. */
    record Won(long opportunities, long customers) {}

    Won won() {
        JsonNode report = report("/v1/reports/funnel?mode=period");
        long customers = 0;
        for (JsonNode stage : report.required("stages")) {
            if (stage.required("milestone").asText().equals("CUSTOMER")) {
                customers += stage.required("entered").asLong()
                        + stage.required("inferred").asLong();
            }
        }
        return new Won(report.required("opportunities").required("won").asLong(), customers);
    }

    private JsonNode report(String path) {
        return as(Deployable.REPORTING, "marketing").get(path).expect(200);
    }

    private Api as(Deployable deployable, String role) {
        return running.api(deployable).as(running.credential(role)).patient(PATIENCE);
    }
}
