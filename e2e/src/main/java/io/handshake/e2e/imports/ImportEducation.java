package io.handshake.e2e.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.Settled;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posts the leads of an online school by the agreed mapping, and compares what the product makes of them with what must come out. */
public final class ImportEducation {
    private static final String SOURCE = "school";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, Object> PRICE = Map.of("minor", 100_000, "currency", "EUR");

    private final Running running;
    private final List<Prospect> prospects;
    private final Map<String, String> leadIds = new HashMap<>();
    private final Instant started = Instant.now();

    public ImportEducation(Running running, Path file) {
        this.running = running;
        this.prospects = Prospect.read(file);
    }

    public int run() {
        Expected expected = Expected.of(prospects);
        say("Agreement: activity types, a definition signed by both sides, %d reps with %d leads a week each"
                .formatted(SchoolAgreement.REPS, SchoolAgreement.WEEKLY_CAPACITY));
        new SchoolAgreement(running).conclude();
        postLeads();
        Tally activities = postActivities();

        Numbers numbers = new Numbers(running);
        Settled.await(numbers::handshake, report -> report.handedOff() >= expected.qualified(), PATIENCE);
        Numbers.Handoffs handoffs = numbers.handoffs();
        say("Hand-offs: %,d, of which %,d were offered and %,d wait unrouted"
                .formatted(handoffs.total(), handoffs.offered(), handoffs.unrouted()));

        say("Opportunities: " + new Outcomes(as("sales"), SOURCE, PRICE).post(converted()));
        Numbers.Won won = Settled.await(numbers::won, now -> now.customers() >= expected.converted(), PATIENCE);
        Numbers.Handshake report = numbers.handshake();

        return new Comparison()
                .line(
                        "leads",
                        prospects.size(),
                        leadIds.values().stream().distinct().count())
                .line("activities", expected.activities(), activities.total())
                .line("qualified", expected.qualified(), handoffs.total())
                .line(
                        "  of them converted",
                        expected.qualifiedAndConverted(),
                        handoffs.among(converted().values()))
                .line("offered", expected.offered(), handoffs.offered())
                .line("unrouted", expected.unrouted(), handoffs.unrouted())
                .line("report: handed off", expected.qualified(), report.handedOff())
                .line("report: offered", expected.offered(), report.offered())
                .line("report: unrouted", expected.unrouted(), report.unrouted())
                .line("report: won", expected.converted(), won.opportunities())
                .line("report: customers", expected.converted(), won.customers())
                .print(Duration.between(started, Instant.now()));
    }

    private void postLeads() {
        Tally tally = new Tally();
        new Batches(partner(), "/v1/leads/batch", "leads", 1000)
                .post(prospects, ImportEducation::lead, (prospect, result) -> {
                    tally.count(result);
                    leadIds.put(prospect.id(), result.path("id").asText());
                });
        say("Leads: " + tally);
    }

    private Tally postActivities() {
        List<Prospect.Deed> deeds = prospects.stream()
                .flatMap(prospect -> prospect.deeds().stream())
                .toList();
        Tally tally = new Tally();
        new Batches(partner(), "/v1/activities", "activities", 500)
                .post(deeds, ImportEducation::activity, (_, result) -> tally.count(result));
        say("Activities: " + tally);
        return tally;
    }

    private Map<String, String> converted() {
        Map<String, String> converted = new HashMap<>();
        prospects.stream()
                .filter(Prospect::converted)
                .forEach(prospect -> converted.put(prospect.id(), leadIds.getOrDefault(prospect.id(), "")));
        return converted;
    }

    private static Map<String, Object> lead(Prospect prospect) {
        Map<String, Object> lead = new HashMap<>();
        lead.put("externalIds", List.of(Map.of("id", prospect.id())));
        lead.put("channel", prospect.origin());
        prospect.country().flatMap(Countries::code).ifPresent(country -> lead.put("country", country));
        prospect.occupation().ifPresent(occupation -> lead.put("segment", occupation));
        if (!prospect.source().isBlank()) {
            lead.put("campaign", prospect.source());
        }
        return lead;
    }

    private static Map<String, Object> activity(Prospect.Deed deed) {
        return Map.of("type", deed.type(), "eventId", deed.eventId(), "externalId", Map.of("id", deed.prospect()));
    }

    private Api partner() {
        String key = running.kept("partner-key-" + SOURCE, this::newPartnerKey);
        return running.api(Deployable.LEAD).as(Credential.key(key)).patient(PATIENCE);
    }

    private String newPartnerKey() {
        JsonNode made = as("admin")
                .post("/v1/partner-keys", Map.of("name", "Forms of the school", "source", SOURCE))
                .expect(201);
        return made.required("key").asText();
    }

    private Api as(String role) {
        return running.api(Deployable.LEAD).as(running.credential(role)).patient(PATIENCE);
    }

    private void say(String what) {
        System.out.printf(
                "%5.1f s  %s%n", Duration.between(started, Instant.now()).toMillis() / 1000.0, what);
    }
}
