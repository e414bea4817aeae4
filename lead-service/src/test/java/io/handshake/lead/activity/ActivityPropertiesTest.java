package io.handshake.lead.activity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ActivityPropertiesTest {
    private static final Map<String, Object> SEATS = schema(Map.of("seats", Map.of("type", "integer", "minimum", 1)));

    @Test
    void propertiesThatFitTheTypeAreRecordedAndPublishedWithTheTagsOfTheLink() {
        String type = type(SEATS);
        String id = capturedLead();
        Map<String, String> utm = Map.of("source", "newsletter", "medium", "email", "campaign", "spring");

        post(Map.of("type", type, "lead", id, "properties", Map.of("seats", 5), "utm", utm))
                .body("results.outcome", contains("recorded"));

        told(id).body("[0].data.activityType", equalTo(type))
                .body("[0].data.properties", equalTo(Map.of("seats", 5)))
                .body("[0].data.utm", equalTo(utm));
    }

    @Test
    void whoTellsNoPropertiesFitsEveryType() {
        Map<String, Object> strict = new HashMap<>(SEATS);
        strict.put("required", List.of("seats"));
        String id = capturedLead();

        post(Map.of("type", type(strict), "lead", id)).body("results.outcome", contains("recorded"));

        told(id).body("[0].data", not(hasKey("properties"))).body("[0].data", not(hasKey("utm")));
    }

    @Test
    void propertiesThatDoNotFitWaitWithAllThatWasTold() {
        String type = type(SEATS);
        String source = unique("crm");

        String activity = post(Map.of(
                        "type",
                        type,
                        "email",
                        someEmail(),
                        "source",
                        source,
                        "occurredAt",
                        "2026-02-01T10:00:00Z",
                        "properties",
                        Map.of("seats", 0),
                        "utm",
                        Map.of("term", "school")))
                .body("results.outcome", contains("quarantined"))
                .body("results[0].errors.pointer", contains("/activities/0/properties/seats"))
                .extract()
                .path("results[0].activity");

        waiting(activity)
                .statusCode(200)
                .body("type", equalTo(type), "source", equalTo(source))
                .body("occurredAt", equalTo("2026-02-01T10:00:00Z"))
                .body("reason", equalTo("properties-do-not-fit"))
                .body("properties", equalTo(Map.of("seats", 0)), "utm", equalTo(Map.of("term", "school")))
                .body("errors.pointer", contains("/properties/seats"))
                .body("errors[0].message", containsString("minimum"));
    }

    @Test
    void aTypeWithoutASchemaTakesNoProperties() {
        String activity = post(Map.of("type", "webinar", "email", someEmail(), "properties", Map.of("minutes", 45)))
                .body("results.outcome", contains("quarantined"))
                .body("results[0].errors.pointer", contains("/activities/0/properties"))
                .extract()
                .path("results[0].activity");

        waiting(activity).body("reason", equalTo("properties-do-not-fit"));
        post(Map.of("type", unique("unheard"), "email", someEmail(), "properties", Map.of("minutes", 45)))
                .body("results[0].errors.pointer", contains("/activities/0/type"));
    }

    @Test
    void whatTheTypeDoesNotDeclareIsNeitherPublishedNorLost() {
        String type = type(SEATS);

        post(Map.of("type", type, "email", someEmail(), "properties", Map.of("seats", 1, "phone", "+49 1")))
                .body("results.outcome", contains("quarantined"))
                .body("results[0].errors.pointer", contains("/activities/0/properties/phone"));
    }

    @Test
    void aReplayReleasesWhatFitsByNowWithItsOwnTimeAndLeavesTheRest() {
        String type = unique("demo");
        String id = capturedLead();
        post(
                        demo(type, id, 5),
                        demo(type, id, "many"),
                        Map.of("type", type, "lead", id, "occurredAt", "2026-02-01T10:00:00Z"))
                .body("results.outcome", contains("quarantined", "quarantined", "quarantined"));
        register(type, SEATS).statusCode(201);

        replay(type).body("released", equalTo(2), "remaining", equalTo(0), "unfit", equalTo(1));

        told(id).body("data.properties.seats", contains(5))
                .body("occurredAt", contains("2026-02-01T10:00:00Z", "2026-02-01T10:00:00Z"));
        list(Map.of("type", type, "reason", "properties-do-not-fit"))
                .body("items.properties.seats", contains("many"))
                .body("items[0].errors.pointer", contains("/properties/seats"));
        list(Map.of("type", type, "reason", "unregistered-type")).body("items", hasSize(0));
        replay(type).body("released", equalTo(0), "remaining", equalTo(0), "unfit", equalTo(1));

        register(type, schema(Map.of("seats", Map.of()))).statusCode(200);
        replay(type).body("released", equalTo(1), "remaining", equalTo(0), "unfit", equalTo(0));
        told(id).body("data.properties.seats", contains(5, "many"));
    }

    @Test
    void anotherSchemaLeavesWhatWasRecordedAsItIs() {
        String type = type(SEATS);
        String id = capturedLead();
        post(demo(type, id, 5)).body("results.outcome", contains("recorded"));

        register(type, schema(Map.of("plan", Map.of("type", "string"))))
                .statusCode(200)
                .body("properties.properties", hasKey("plan"));

        told(id).body("[0].data.properties", equalTo(Map.of("seats", 5)));
        post(demo(type, id, 5)).body("results.outcome", contains("quarantined"));
        post(Map.of("type", type, "lead", id, "properties", Map.of("plan", "team")))
                .body("results.outcome", contains("recorded"));
    }

    @Test
    void aTypeIsPublishedWithItsSchema() {
        String type = type(SEATS);
        register(type, SEATS).statusCode(200);
        register(type, null).statusCode(200).body("properties", nullValue());

        as("admin")
                .queryParam("subject", type)
                .get("/v1/events")
                .then()
                .body("data.properties", contains(SEATS, null))
                .body("sequence.collect { it as int }", contains(1, 2));
        as("marketing")
                .queryParam("limit", 200)
                .get("/v1/activity-types")
                .then()
                .body("items.find { it.key == 'webinar' }.properties", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"object\"}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"https://example.org/x\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"text\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"(?=x)\"}}}"
            })
    void aTypeIsNotRegisteredWithWhatIsNoSchema(String schema) {
        String type = unique("demo");

        as("marketing")
                .body("{\"title\": \"Demo\", \"intent\": \"high\", \"properties\": " + schema + "}")
                .put("/v1/activity-types/" + type)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-content"))
                .body("errors[0].pointer", startsWith("/properties"));
        as("marketing")
                .body("{\"title\": \"Demo\", \"intent\": \"high\", \"properties\": []}")
                .put("/v1/activity-types/" + type)
                .then()
                .statusCode(400);
    }

    @Test
    void propertiesBeyondAllBoundsFail() {
        String type = type(SEATS);
        Map<String, Integer> many = new HashMap<>();
        for (int i = 0; i < 51; i++) {
            many.put("m" + i, i);
        }

        post(
                        Map.of("type", type, "email", someEmail(), "properties", many),
                        Map.of("type", type, "email", someEmail(), "properties", Map.of("a", "x".repeat(1_001))),
                        Map.of("type", type, "email", someEmail(), "properties", List.of(1)),
                        Map.of("type", type, "email", someEmail(), "properties", Map.of("a", "\0")),
                        Map.of("type", type, "email", someEmail(), "utm", Map.of("source", "")),
                        Map.of("type", type, "email", someEmail(), "utm", Map.of("id", "1")),
                        Map.of("type", type, "email", someEmail(), "properties", Map.of("seats", 1)))
                .body(
                        "results.outcome",
                        contains("failed", "failed", "failed", "failed", "failed", "failed", "recorded"))
                .body(
                        "results.errors.flatten().pointer",
                        contains(
                                "/activities/0/properties",
                                "/activities/1/properties",
                                "/activities/2/properties",
                                "/activities/3/properties",
                                "/activities/4/utm/source",
                                "/activities/5/utm/id"));
    }

    @Test
    void quarantineIsReadPageByPage() {
        String type = unique("demo");
        List<Map<String, ?>> activities = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            activities.add(Map.of("type", type, "email", someEmail()));
        }
        post(activities.toArray());

        List<String> read = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> query = new HashMap<>(Map.of("type", type, "reason", "unregistered-type", "limit", 2));
            if (after != null) {
                query.put("after", after);
            }
            var page = list(query).extract();
            read.addAll(page.path("items.activity"));
            after = page.path("next");
        } while (after != null);

        assertThat(read).hasSize(5).doesNotHaveDuplicates();
        String next = list(Map.of("type", type, "limit", 2)).extract().path("next");
        as("marketing")
                .queryParam("type", type)
                .queryParam("reason", "properties-do-not-fit")
                .queryParam("after", next)
                .get("/v1/quarantined-activities")
                .then()
                .statusCode(400);
        as("marketing")
                .queryParam("reason", "No Reason")
                .get("/v1/quarantined-activities")
                .then()
                .statusCode(400);
        waiting("0195d3a0-0000-7000-8000-000000000001")
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-quarantined-activity"));
        waiting("nonsense").statusCode(400);
    }

    @Test
    void aFutureActivityIsRefusedAndOneWithinTheSkewAccepted() {
        String id = capturedLead();
        Instant now = Instant.now();

        post(
                        Map.of(
                                "type",
                                "webinar",
                                "lead",
                                id,
                                "occurredAt",
                                now.plusSeconds(360).toString()),
                        Map.of(
                                "type",
                                "webinar",
                                "lead",
                                id,
                                "occurredAt",
                                now.plusSeconds(240).toString()))
                .body("results.outcome", contains("failed", "recorded"))
                .body("results[0].errors.pointer", contains("/activities/0/occurredAt"));
        told(id).body("size()", equalTo(1));
    }

    @Test
    void aLateActivityIsAcceptedAndTheTimelineShowsBothTimes() {
        String id = capturedLead();
        Instant before = Instant.now();

        post(
                        Map.of("type", "webinar", "lead", id, "occurredAt", "2019-03-01T08:00:00Z"),
                        Map.of("type", "webinar", "lead", id, "occurredAt", "1969-12-31T23:59:59Z"))
                .body("results.outcome", contains("recorded", "failed"));

        String recorded = told(id).body("occurredAt", contains("2019-03-01T08:00:00Z"))
                .extract()
                .path("items.find { it.type == 'activity-recorded' }.recordedAt");
        assertThat(Duration.between(before, Instant.parse(recorded)).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void anActivityThatWaitsIsADuplicateWhenToldAgain() {
        String type = type(SEATS);
        String event = unique("event");
        Map<String, Object> unfit =
                Map.of("type", type, "email", someEmail(), "eventId", event, "properties", Map.of("seats", 0));
        post(unfit).body("results.outcome", contains("quarantined"));

        post(unfit).body("results.outcome", contains("duplicate")).body("results[0].errors", hasSize(0));
    }

    @Test
    void aPartnerTellsPropertiesToo() {
        String type = type(SEATS);
        String key = partnerKey(unique("school").substring(0, 20));

        asPartner(key)
                .body(Map.of(
                        "activities",
                        List.of(Map.of("type", type, "visitorId", unique("c"), "properties", Map.of("seats", 3)))))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded"));
    }

    private static Map<String, Object> demo(String type, String lead, Object seats) {
        return Map.of(
                "type", type, "lead", lead, "occurredAt", "2026-02-01T10:00:00Z", "properties", Map.of("seats", seats));
    }

    private static Map<String, Object> schema(Map<String, ?> properties) {
        return Map.of("type", "object", "properties", properties);
    }

    private static String type(Map<String, ?> schema) {
        String type = unique("demo");
        register(type, schema).statusCode(201);
        return type;
    }

    private static ValidatableResponse register(String type, @Nullable Map<String, ?> schema) {
        Map<String, @Nullable Object> description =
                new HashMap<>(Map.of("title", "Asked for a demo", "intent", "high"));
        description.put("properties", schema);
        return as("marketing")
                .body(description)
                .put("/v1/activity-types/" + type)
                .then();
    }

    private static ValidatableResponse replay(String type) {
        return as("admin")
                .body(Map.of("type", type))
                .post("/v1/quarantined-activities/replay")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse waiting(String activity) {
        return as("marketing").get("/v1/quarantined-activities/" + activity).then();
    }

    private static ValidatableResponse list(Map<String, ?> query) {
        return as("marketing")
                .queryParams(query)
                .get("/v1/quarantined-activities")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(Object... activities) {
        return as("marketing")
                .body(Map.of("activities", List.of(activities)))
                .post("/v1/activities")
                .then()
                .statusCode(200);
    }

    /** The activities in the lead's timeline. */
    private static ValidatableResponse told(String lead) {
        return as("marketing")
                .queryParam("limit", 200)
                .get("/v1/leads/" + lead + "/timeline")
                .then()
                .statusCode(200)
                .rootPath("items.findAll { it.type == 'activity-recorded' }");
    }
}
