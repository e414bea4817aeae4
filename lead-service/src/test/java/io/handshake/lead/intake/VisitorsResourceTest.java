package io.handshake.lead.intake;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class VisitorsResourceTest {
    @Test
    void aVisitorOnTwoDevicesBecomesOneLeadWithBothHistories() {
        String laptop = unique("laptop");
        String phone = unique("phone");
        String email = someEmail();
        did(laptop, "webinar");
        did(phone, "pricing-page");

        String id = identify(laptop, Map.of("email", email))
                .statusCode(201)
                .body("outcome", equalTo("created"), "visitor", equalTo("joined"))
                .extract()
                .path("id");
        identify(phone, Map.of("email", email.toUpperCase(java.util.Locale.ROOT)))
                .statusCode(200)
                .header("Location", endsWith("/v1/leads/" + id))
                .body("id", equalTo(id), "outcome", equalTo("matched"), "visitor", equalTo("joined"));

        as("marketing")
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .body(
                        "items.findAll { it.type == 'activity-recorded' }.data.activityType",
                        hasItems("webinar", "pricing-page"));
    }

    @Test
    void saidAgainNothingChanges() {
        String visitor = unique("cookie");
        String email = someEmail();
        String id = identify(visitor, Map.of("email", email)).extract().path("id");
        int events = timeline(id).size();

        identify(visitor, Map.of("email", email))
                .statusCode(200)
                .body("id", equalTo(id), "visitor", equalTo("already-joined"));
        identify(visitor, Map.of("lead", id)).statusCode(200).body("visitor", equalTo("already-joined"));

        assertThat(timeline(id)).hasSize(events);
    }

    @Test
    void theJoinIsAnEventThatSaysWhenAndByWhichKey() {
        String id = lead(Map.of("email", someEmail()));
        String visitor = unique("cookie");

        identify(visitor, Map.of("lead", id, "occurredAt", "2026-01-15T09:30:00Z"))
                .statusCode(200);

        as("marketing")
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .body("items.findAll { it.type == 'lead-identified' && it.data.by == '" + id + "' }.size()", equalTo(1))
                .body("items.findAll { it.data.by == '" + id + "' }.data.keys.flatten().kind", contains("visitor"))
                .body("items.findAll { it.data.by == '" + id + "' }.occurredAt", contains("2026-01-15T09:30:00Z"));
    }

    @Test
    void aVisitorStitchedToTwoEmailsStaysWithTheFirst() {
        String visitor = unique("shared-device");
        String first = identify(visitor, Map.of("email", someEmail())).extract().path("id");
        String second = someEmail();

        identify(visitor, Map.of("email", second))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/visitor-is-another"));

        identify(visitor, Map.of("lead", first)).statusCode(200).body("visitor", equalTo("already-joined"));
        as("marketing")
                .body(Map.of("email", second))
                .post("/v1/leads")
                .then()
                .statusCode(201); // the refusal has left nobody behind
    }

    @Test
    void anActivityPostedWhileTheVisitorIsIdentifiedBelongsToTheLead() throws Exception {
        String visitor = unique("cookie");
        String email = someEmail();
        try (ExecutorService callers = Executors.newFixedThreadPool(11)) {
            Stream<Callable<Object>> activities = IntStream.range(0, 10).mapToObj(i -> () -> did(visitor, "key-page"));
            Stream<Callable<Object>> joins = Stream.of(() -> identify(visitor, Map.of("email", email)));
            for (Future<Object> call :
                    callers.invokeAll(Stream.concat(activities, joins).toList())) {
                call.get();
            }
        }
        String id = identify(visitor, Map.of("email", email)).extract().path("id");

        as("marketing")
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .body("items.findAll { it.type == 'activity-recorded' }", hasSize(10));
    }

    @Test
    void twentyIdentifiesAtOnceMakeOneLead() throws Exception {
        String email = someEmail();
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Callable<String>> joins = IntStream.range(0, 20)
                    .<Callable<String>>mapToObj(i -> () -> identify(unique("device"), Map.of("email", email))
                            .extract()
                            .path("id"))
                    .toList();
            String id = null;
            for (Future<String> call : callers.invokeAll(joins)) {
                id = id == null ? call.get() : id;
                assertThat(call.get()).isNotNull().isEqualTo(id);
            }
        }
    }

    @Test
    void aPartnerNamesLeadsAndSourcesOfItsOwnOnly() {
        String source = unique("school");
        String key = partnerKey(source);
        String foreign = lead(Map.of("email", someEmail()));

        asPartner(key)
                .body(Map.of("lead", foreign))
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/lead"));
        asPartner(key)
                .body(Map.of("externalId", Map.of("source", "elsewhere", "id", "1")))
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/externalId/source"));
        asPartner(key)
                .body(Map.of("externalId", Map.of("id", "1")))
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"nobody\"}",
                "{\"email\":\"a@example.org\",\"lead\":\"0197f6a0-0000-7000-8000-000000000001\"}",
                "{\"lead\":\"0197f6a0-0000-7000-8000-000000000001\"}",
                "{\"email\":\"a@example.org\",\"occurredAt\":\"2199-01-01T00:00:00Z\"}",
                "{\"externalId\":{\"source\":\"crm\",\"id\":\"\"}}"
            })
    void whatCannotBeTrueIsRefused(String body) {
        as("marketing")
                .body(body)
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", not(empty()));
    }

    @Test
    void aVisitorIdHasAtMostTwoHundredCharacters() {
        identify("v".repeat(201), Map.of("email", someEmail())).statusCode(400);
    }

    private static ValidatableResponse identify(String visitor, Map<String, Object> person) {
        return as("marketing")
                .body(person)
                .post("/v1/visitors/" + visitor + "/identify")
                .then();
    }

    private static Object did(String visitor, String type) {
        return as("marketing")
                .body(Map.of(
                        "activities",
                        List.of(Map.of(
                                "type",
                                type,
                                "visitorId",
                                visitor,
                                "eventId",
                                UUID.randomUUID().toString()))))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded"));
    }

    private static List<Object> timeline(String lead) {
        return as("marketing")
                .get("/v1/leads/" + lead + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
