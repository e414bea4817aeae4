package io.handshake.lead.activity;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ActivitiesResourceTest {
    @Test
    void activitiesAreRecordedUnderTheKeyTheyWerePostedUnder() {
        String email = someEmail();
        String crm = unique("crm");
        String visitor = unique("cookie");
        String id = lead(Map.of(
                "email", email, "externalIds", List.of(Map.of("source", "crm", "id", crm)), "visitorId", visitor));

        post(
                        Map.of(
                                "type",
                                "webinar",
                                "lead",
                                id,
                                "occurredAt",
                                "2026-01-15T09:30:00Z",
                                "campaign",
                                "spring"),
                        Map.of("type", "pricing-page", "email", email.toUpperCase(java.util.Locale.ROOT)),
                        Map.of("type", "key-page", "externalId", Map.of("source", "crm", "id", crm)),
                        Map.of("type", "careers-page", "visitorId", visitor))
                .body("results.outcome", everyItem(equalTo("recorded")))
                .body("results.activity", everyItem(notNullValue()));

        timeline(id)
                .body(
                        "items.findAll { it.type == 'activity-recorded' }.data.activityType",
                        contains("webinar", "pricing-page", "key-page", "careers-page"))
                .body("items[3].occurredAt", equalTo("2026-01-15T09:30:00Z"))
                .body("items[3].data.campaign", equalTo("spring"), "items[3].data.source", equalTo("handshake"));
    }

    @Test
    void whatAVisitorDidBeforeCountsOnceTheVisitorIsKnown() {
        String email = someEmail();
        String visitor = unique("cookie");
        post(Map.of("type", "webinar", "visitorId", visitor), Map.of("type", "key-page", "email", email))
                .body("results.outcome", contains("recorded", "recorded"));

        String id = lead(Map.of("email", email, "visitorId", visitor));

        timeline(id).body("items.data.activityType", hasItems("webinar", "key-page"));
    }

    @Test
    void aSecondActivityWithTheSameEventIdIsNotCounted() {
        String id = capturedLead();
        String event = unique("event");
        Map<String, Object> webinar = Map.of("type", "webinar", "lead", id, "eventId", event, "source", "school");

        var first = post(webinar, webinar)
                .body("results.outcome", contains("recorded", "duplicate"))
                .extract();
        var second = post(webinar, Map.of("type", "webinar", "lead", id, "eventId", event, "source", "other"))
                .body("results.outcome", contains("duplicate", "recorded"))
                .extract();

        assertThat(second.<String>path("results[0].activity")).isEqualTo(first.path("results[0].activity"));
        assertThat(first.<String>path("results[1].activity")).isEqualTo(first.path("results[0].activity"));
        timeline(id).body("items.findAll { it.type == 'activity-recorded' }", hasSize(2));
    }

    @Test
    void aBadActivityDoesNotSinkTheRest() {
        String id = capturedLead();
        String inTenMinutes = Instant.now().plusSeconds(600).toString();

        post(
                        Map.of("type", "webinar", "lead", id),
                        Map.of("type", "webinar", "lead", UUID.randomUUID().toString()),
                        Map.of("type", "webinar"),
                        Map.of("type", "webinar", "lead", id, "email", "x@example.org"),
                        Map.of("type", "webinar", "lead", id, "occurredAt", inTenMinutes),
                        Map.of("type", "WEBINAR", "lead", id),
                        Map.of("type", "webinar", "lead", id, "points", 100),
                        Map.of("type", "webinar", "lead", "4711"),
                        "nonsense")
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6, 7, 8))
                .body("results[0].outcome", equalTo("recorded"))
                .body("results.findAll { it.outcome == 'failed' }", hasSize(8))
                .body(
                        "results.errors.flatten().pointer",
                        contains(
                                "/activities/1/lead",
                                "/activities/2",
                                "/activities/3",
                                "/activities/4/occurredAt",
                                "/activities/5/type",
                                "/activities/6/points",
                                "/activities/7/lead",
                                "/activities/8"));
    }

    @Test
    void anActivityOfAnUnknownTypeWaitsAndKeepsItsTime() {
        String type = unique("demo");
        String id = capturedLead();
        Map<String, Object> demo =
                Map.of("type", type, "lead", id, "eventId", unique("event"), "occurredAt", "2026-02-01T10:00:00Z");
        var posted = post(demo)
                .body("results.outcome", contains("quarantined"))
                .body("results[0].errors.pointer", contains("/activities/0/type"))
                .extract();
        post(demo).body("results.outcome", contains("duplicate"));
        as("marketing")
                .queryParam("type", type)
                .get("/v1/quarantined-activities")
                .then()
                .statusCode(200)
                .body("items.activity", contains(posted.<String>path("results[0].activity")))
                .body("items.reason", contains("unregistered-type"));
        as("admin")
                .body(Map.of("type", type))
                .post("/v1/quarantined-activities/replay")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/unregistered-activity-type"));

        as("marketing")
                .body(Map.of("title", "Asked for a demo", "intent", "high"))
                .put("/v1/activity-types/" + type)
                .then()
                .statusCode(201);
        as("admin")
                .body(Map.of("type", type))
                .post("/v1/quarantined-activities/replay")
                .then()
                .statusCode(200)
                .body("released", equalTo(1), "remaining", equalTo(0));

        timeline(id)
                .body("items[3].data.activityType", equalTo(type))
                .body("items[3].data.activity", equalTo(posted.path("results[0].activity")))
                .body("items[3].occurredAt", equalTo("2026-02-01T10:00:00Z"));
        as("admin")
                .body(Map.of("type", type))
                .post("/v1/quarantined-activities/replay")
                .then()
                .body("released", equalTo(0));
    }

    @Test
    void aPartnerReportsOnlyForItsOwnSource() {
        String source = unique("school").substring(0, 20);
        String key = partnerKey(source);
        String foreign = capturedLead();
        String own = asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then()
                .extract()
                .path("id");

        asPartner(key)
                .body(Map.of(
                        "activities",
                        List.of(
                                Map.of("type", "webinar", "lead", own),
                                Map.of("type", "webinar", "lead", foreign),
                                Map.of("type", "webinar", "lead", own, "source", "crm"),
                                Map.of("type", "webinar", "externalId", Map.of("source", "crm", "id", "1")),
                                Map.of("type", "webinar", "externalId", Map.of("id", "1")))))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded", "failed", "failed", "failed", "recorded"));

        timeline(own).body("items[3].data.source", equalTo(source));
    }

    @Test
    void aCallHoldsAThousandAndNoMore() {
        String id = capturedLead();
        List<Map<String, String>> many = IntStream.range(0, 1_001)
                .mapToObj(i -> Map.of("type", "key-page", "lead", id, "eventId", unique("event")))
                .toList();

        as("marketing")
                .body(Map.of("activities", many))
                .post("/v1/activities")
                .then()
                .statusCode(413);
        as("marketing")
                .body(Map.of("activities", many.subList(0, 1_000)))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome.unique()", contains("recorded"));
    }

    @Test
    void equalCallsAtOnceRecordEachActivityOnce() throws Exception {
        String id = capturedLead();
        List<Map<String, Object>> activities = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            activities.add(Map.of("type", "key-page", "visitorId", unique("cookie"), "eventId", unique("event")));
        }
        List<Callable<List<String>>> calls = IntStream.range(0, 10)
                .<Callable<List<String>>>mapToObj(i -> () -> {
                    List<Map<String, Object>> order = new ArrayList<>(activities);
                    java.util.Collections.shuffle(order, new java.util.Random(i));
                    return as("marketing")
                            .body(Map.of("activities", order))
                            .post("/v1/activities")
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("results.outcome");
                })
                .toList();

        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<List<String>> call : threads.invokeAll(calls)) {
                outcomes.addAll(call.get());
            }
        }

        assertThat(outcomes).filteredOn("recorded"::equals).hasSize(100);
        assertThat(outcomes).filteredOn("duplicate"::equals).hasSize(900);
        assertThat(id).isNotEmpty();
    }

    @Test
    void anActivityTypeIsRegisteredOnceAndMayBeDescribedAnew() {
        String type = unique("ebook");
        Map<String, String> ebook = new HashMap<>(Map.of("title", "Downloaded the e-book", "intent", "low"));

        as("marketing").body(ebook).put("/v1/activity-types/" + type).then().statusCode(201);
        as("marketing").body(ebook).put("/v1/activity-types/" + type).then().statusCode(200);
        ebook.put("intent", "medium");
        as("admin")
                .body(ebook)
                .put("/v1/activity-types/" + type)
                .then()
                .statusCode(200)
                .body("key", equalTo(type), "intent", equalTo("medium"));

        as("admin")
                .queryParam("subject", type)
                .get("/v1/events")
                .then()
                .body("type", contains("activity-type-registered", "activity-type-registered"))
                .body("sequence.collect { it as int }", contains(1, 2))
                .body("data.intent", contains("low", "medium"));
        as("marketing").body(ebook).put("/v1/activity-types/E-Book").then().statusCode(400);
        as("marketing")
                .body(Map.of("title", "x", "intent", "huge"))
                .put("/v1/activity-types/" + type)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/intent"));
        as("sales")
                .queryParam("limit", 200)
                .get("/v1/activity-types")
                .then()
                .body("items.key", hasItems("webinar", "pricing-page", "key-page", "careers-page"))
                .body("items.key", hasItem(type))
                .body("items.find { it.key == 'webinar' }.shipped", equalTo(true))
                .body("items.key", not(hasItem("nonsense")));
    }

    private static ValidatableResponse post(Object... activities) {
        return as("marketing")
                .body(Map.of("activities", List.of(activities)))
                .post("/v1/activities")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse timeline(String lead) {
        return as("marketing")
                .queryParam("limit", 200)
                .get("/v1/leads/" + lead + "/timeline")
                .then()
                .statusCode(200);
    }

    @Test
    void anActivityOfAVisitorAndAPersonJoinsTheTwo() {
        String visitor = unique("cookie");
        String email = someEmail();
        report(Map.of("type", "webinar", "visitorId", visitor));
        String id = lead(Map.of("email", email));

        report(Map.of("type", "pricing-page", "visitorId", visitor, "email", email));
        report(Map.of("type", "pricing-page", "visitorId", visitor, "email", email));

        List<String> types = as("sales")
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
        assertThat(types).filteredOn("activity-recorded"::equals).hasSize(3);
        assertThat(types).filteredOn("lead-identified"::equals).hasSize(2);
    }

    @Test
    void aPersonNobodyKnewBecomesALeadWhenAVisitorTurnsOutToBeIt() {
        String email = someEmail();
        String visitor = unique("cookie");

        report(Map.of("type", "webinar", "visitorId", visitor, "email", email));

        as("marketing")
                .body(Map.of("email", email))
                .post("/v1/leads")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("matched"));
        as("marketing")
                .body(Map.of("email", email))
                .post("/v1/visitors/" + visitor + "/identify")
                .then()
                .body("visitor", equalTo("already-joined"));
    }

    @Test
    void aVisitorWhoIsSomebodyElseStaysSoAndTheActivityIsThePersons() {
        String visitor = unique("cookie");
        String one = lead(Map.of("email", someEmail(), "visitorId", visitor));
        String email = someEmail();
        String other = lead(Map.of("email", email));

        report(Map.of("type", "webinar", "visitorId", visitor, "email", email));

        assertThat(activitiesOf(one)).isEmpty();
        assertThat(activitiesOf(other)).hasSize(1);
    }

    private static void report(Map<String, ?> activity) {
        as("marketing")
                .body(Map.of("activities", List.of(activity)))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded"));
    }

    private static List<String> activitiesOf(String lead) {
        List<String> types = as("sales")
                .get("/v1/leads/" + lead + "/timeline")
                .then()
                .extract()
                .path("items.type");
        return types.stream().filter("activity-recorded"::equals).toList();
    }
}
