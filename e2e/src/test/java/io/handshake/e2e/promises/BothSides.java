package io.handshake.e2e.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Answer;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.Feed;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What sales and marketing of one installation agree, and leads that qualify under it. */
record BothSides(Installation installation) {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final int BATCH = 50;

    /** What was signed last counts in every process by then. */
    private static final Duration COUNTS_EVERYWHERE = Duration.ofSeconds(3);

    Api as(String role, Deployable deployable) {
        return installation.api(deployable).as(installation.credential(role)).patient(PATIENCE);
    }

    void rep(String userSub, int weeklyCapacity) {
        as("sales", Deployable.SLA)
                .post(
                        "/v1/reps",
                        Map.of("name", "Rep " + userSub, "userSub", userSub, "weeklyCapacity", weeklyCapacity))
                .expect(201);
    }

    /** An answer within so many seconds, for leads of this segment. */
    void promise(String segment, int seconds, Map<String, ?> more) {
        Map<String, Object> policy = new HashMap<>(more);
        policy.putAll(agreement(segment));
        policy.put(
                "clocks",
                List.of(Map.of(
                        "kind", "accept", "targetSeconds", seconds, "calendar", Map.of("of", "fixed", "key", "24x7"))));
        as("marketing", Deployable.SLA).post("/v1/policies", policy).expect(201);
        sign(Deployable.SLA, "/v1/policies/" + segment);
    }

    /** A funnel for leads of this segment, whose stages are those of another. */
    void funnel(String segment, String like) {
        Map<String, Object> funnel = new HashMap<>(agreement(segment));
        funnel.put(
                "stages",
                as("marketing", Deployable.LEAD)
                        .get("/v1/funnels/" + like + "/versions/1")
                        .expect(200)
                        .required("stages"));
        as("marketing", Deployable.LEAD).post("/v1/funnels", funnel).expect(201);
        sign(Deployable.LEAD, "/v1/funnels/" + segment);
    }

    private static Map<String, Object> agreement(String segment) {
        return Map.of("key", segment, "title", segment, "scope", Map.of("segment", segment), "effectiveFrom", LONG_AGO);
    }

    private void sign(Deployable where, String agreement) {
        for (String role : List.of("marketing", "sales")) {
            Api side = as(role, where);
            Answer version = side.get(agreement + "/versions/1");
            version.expect(200);
            side.with("If-Match", version.headers().firstValue("ETag").orElseThrow())
                    .post(agreement + "/versions/1/signatures", Map.of("role", role))
                    .expect(200, 201);
        }
        Pause.of(COUNTS_EVERYWHERE);
    }

    /** Posts so many people of a segment who take part in a webinar and look at the prices; the ids of their leads. */
    List<String> qualify(String segment, int people) {
        Api partner = installation
                .api(Deployable.LEAD)
                .as(Credential.key(installation.partnerKey()))
                .patient(PATIENCE);
        List<String> ids = new ArrayList<>();
        while (ids.size() < people) {
            List<Map<String, Object>> leads = new ArrayList<>();
            List<Map<String, Object>> activities = new ArrayList<>();
            for (int n = 0; n < Math.min(BATCH, people - ids.size()); n++) {
                String email = UUID.randomUUID() + "@example.org";
                leads.add(Map.of("email", email, "segment", segment));
                for (String type : List.of("webinar", "pricing-page")) {
                    activities.add(Map.of("type", type, "email", email, "eventId", type + " " + email));
                }
            }
            partner.post("/v1/leads/batch", Map.of("leads", leads))
                    .expect(200)
                    .required("results")
                    .forEach(result -> ids.add(result.required("id").asText()));
            partner.post("/v1/activities", Map.of("activities", activities)).expect(200);
        }
        return ids;
    }

    /** The hand-off of a lead, once it is in this state. */
    JsonNode handoff(String lead, String state) {
        Api sales = as("sales", Deployable.SLA);
        eventually(
                "a hand-off that is " + state,
                () -> sales.get("/v1/handoffs?lead=" + lead + "&state=" + state)
                                .expect(200)
                                .required("items")
                                .size()
                        == 1);
        String id = sales.get("/v1/handoffs?lead=" + lead)
                .expect(200)
                .at("/items/0/id")
                .asText();
        return sales.get("/v1/handoffs/" + id).expect(200);
    }

    void awaitStage(String lead, String stage) {
        eventually(
                "the stage " + stage,
                () -> as("marketing", Deployable.LEAD)
                        .get("/v1/leads/" + lead)
                        .body()
                        .toString()
                        .contains("\"stage\":\"" + stage + "\""));
    }

    static void eventually(String what, BooleanSupplier there) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for %s", what).isBefore(end);
            Pause.of(Duration.ofMillis(200));
        }
    }

    /** What sla-service told of hand-offs, by lead and in the order in which it happened. */
    Map<String, List<JsonNode>> told() {
        Map<String, List<JsonNode>> told = new LinkedHashMap<>();
        for (JsonNode event : Feed.all(as("service", Deployable.SLA))) {
            JsonNode lead = event.required("data").path("lead");
            if (lead.isTextual()) {
                told.computeIfAbsent(lead.asText(), _ -> new ArrayList<>()).add(event);
            }
        }
        return told;
    }
}
