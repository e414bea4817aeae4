package io.handshake.lead.intake;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadsResourceTest {
    @Test
    void aPersonNobodyKnewIsCreatedAndStandsInTheFirstStage() {
        String email = someEmail();

        var created = as("marketing")
                .body(Map.of("email", email, "firstName", "Ada", "country", "DE", "occurredAt", "2026-01-15T09:30:00Z"))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("created"), "visitor", nullValue());

        String id = created.extract().path("id");
        assertThat(created.extract().header("Location")).isEqualTo("/v1/leads/" + id);
        as("rep")
                .get("/v1/leads/" + id)
                .then()
                .statusCode(200)
                .body("email", equalTo(email), "stage", equalTo("Lead"), "pass", equalTo(1))
                .body("source", equalTo("handshake"), "sourcedBy", equalTo("marketing"))
                .body("emailClass", equalTo("company"), "occurredAt", equalTo("2026-01-15T09:30:00Z"))
                .body("passes", hasSize(1), "passes[0].funnel", equalTo("waterfall"))
                .body("passes[0].outcome", nullValue(), "passes[0].stages.stage", contains("Lead"));
    }

    @Test
    void theSameAddressInOtherCaseIsTheSamePerson() {
        String email = someEmail();
        String id = lead(Map.of("email", email, "firstName", "Ada"));

        as("marketing")
                .body(Map.of("email", "  " + email.toUpperCase(java.util.Locale.ROOT) + " ", "lastName", "Example"))
                .post("/v1/leads")
                .then()
                .statusCode(200)
                .header("Location", endsWith("/v1/leads/" + id))
                .body("id", equalTo(id), "outcome", equalTo("matched"));

        as("marketing")
                .get("/v1/leads/" + id)
                .then()
                .body("firstName", equalTo("Ada"), "lastName", equalTo("Example"), "email", equalTo(email));
    }

    @Test
    void aPersonIsRecognisedByAnIdInAnotherSystem() {
        String crm = unique("crm");
        List<Map<String, String>> ids = List.of(Map.of("source", "crm", "id", crm));
        String id = lead(Map.of("externalIds", ids));

        String email = someEmail();
        assertThat(lead(Map.of("externalIds", ids, "email", email))).isEqualTo(id);
        assertThat(lead(Map.of("email", email))).isEqualTo(id);

        as("marketing")
                .get("/v1/leads/" + id)
                .then()
                .body("source", equalTo("crm"), "externalIds.id", contains(crm), "emailClass", equalTo("company"));
    }

    @Test
    void keysOfTwoLeadsAreRefusedAndNothingChanges() {
        String email = someEmail();
        String crm = unique("crm");
        String one = lead(Map.of("email", email));
        String other = lead(Map.of("externalIds", List.of(Map.of("source", "crm", "id", crm))));

        as("marketing")
                .body(Map.of(
                        "email",
                        email,
                        "firstName",
                        "Nobody",
                        "externalIds",
                        List.of(Map.of("source", "crm", "id", crm), Map.of("source", "crm", "id", crm + "x"))))
                .post("/v1/leads")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/keys-disagree"))
                .body("errors.pointer", contains("/email", "/externalIds/0"))
                .body("errors.message", contains("belongs to lead " + one, "belongs to lead " + other));

        as("marketing").get("/v1/leads/" + one).then().body("firstName", nullValue(), "externalIds", hasSize(0));
        as("marketing").get("/v1/leads/" + other).then().body("email", nullValue(), "externalIds", hasSize(1));
    }

    @Test
    void aVisitorJoinsItsLeadAndStaysThere() {
        String visitor = unique("cookie");

        as("marketing")
                .body(Map.of("email", someEmail(), "visitorId", visitor))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .body("visitor", equalTo("joined"));
        as("marketing")
                .body(Map.of("email", someEmail(), "visitorId", visitor))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .body("visitor", equalTo("with-another-lead"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"nobody\"}|422|/email",
                "{}|422|''",
                "{\"firstName\":\"Ada\"}|422|''",
                "{\"email\":\"a@example.org\",\"country\":\"XX\"}|422|/country",
                "{\"email\":\"a@example.org\",\"country\":\"Germany\"}|422|/country",
                "{\"email\":\"a@example.org\",\"sourcedBy\":\"luck\"}|422|/sourcedBy",
                "{\"email\":\"a@example.org\",\"occurredAt\":\"1969-12-31T23:59:59Z\"}|422|/occurredAt",
                "{\"email\":\"a@example.org\",\"occurredAt\":\"2099-01-01T00:00:00Z\"}|422|/occurredAt",
                "{\"email\":\"a@example.org\",\"firstName\":\"\"}|422|/firstName",
                "{\"externalIds\":[{\"source\":\"crm\"}]}|422|/externalIds/0/id",
                "{\"externalIds\":[]}|422|/externalIds",
                "{\"email\":\"a@example.org\",\"occurredAt\":\"\"}|400|/occurredAt",
                "{\"email\":\"a@example.org\",\"occurredAt\":\"yesterday\"}|400|/occurredAt",
                "{\"email\":\"a@example.org\",\"stage\":\"MQL\"}|400|/stage",
                "{\"email\":\"a@example.org\",\"id\":\"x\"}|400|/id",
                "{\"email\":\"a@example.org\",\"score\":100}|400|/score",
                "{\"email\":[]}|400|/email",
                "{\"email\":|400|''",
                "[]|400|''",
            })
    void badInputIsRefusedWithAPointer(String body, int status, String pointer) {
        var answer = as("marketing").body(body).post("/v1/leads").then().statusCode(status);

        answer.contentType("application/problem+json").body("status", equalTo(status));
        if (!pointer.isEmpty()) {
            answer.body("errors.pointer", hasItem(pointer));
        }
    }

    @Test
    void aBadLeadDoesNotSinkTheBatch() {
        String twice = someEmail();
        String one = someEmail();
        String crm = unique("crm");
        String known = lead(Map.of("email", one));
        lead(Map.of("externalIds", List.of(Map.of("source", "crm", "id", crm))));

        var results = as("marketing")
                .body(Map.of(
                        "leads",
                        List.of(
                                Map.of("email", twice),
                                Map.of("email", "nobody"),
                                Map.of("email", twice, "firstName", "Ada"),
                                Map.of("email", one, "company", "Example"),
                                Map.of("email", one, "externalIds", List.of(Map.of("source", "crm", "id", crm))),
                                Map.of("email", someEmail(), "stage", "MQL"),
                                7)))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6))
                .body(
                        "results.outcome",
                        contains("created", "failed", "matched", "matched", "failed", "failed", "failed"))
                .body("results[1].errors.pointer", contains("/leads/1/email"))
                .body("results[4].errors.pointer", contains("/leads/4/email", "/leads/4/externalIds/0"))
                .body("results[5].errors.pointer", contains("/leads/5/stage"))
                .body("results[6].errors.pointer", contains("/leads/6"))
                .body("results[3].id", equalTo(known))
                .extract();
        assertThat(results.<String>path("results[0].id")).isEqualTo(results.path("results[2].id"));
        as("marketing").get("/v1/leads/" + results.path("results[0].id")).then().body("firstName", equalTo("Ada"));
    }

    @Test
    void sixPeopleOfABatchAreTwoLeadsAndTheReplayIsTheSameByteForByte() {
        String ada = unique("Ada") + "@Example.org";
        String crm = unique("crm");
        List<Map<String, String>> ids = List.of(Map.of("source", "crm", "id", crm));
        Map<String, Object> body = Map.of(
                "leads",
                List.of(
                        Map.of("email", ada),
                        Map.of("email", ada.toUpperCase(java.util.Locale.ROOT)),
                        Map.of("email", "nobody at all"),
                        Map.of("email", someEmail(), "externalIds", ids),
                        Map.of("email", someEmail(), "externalIds", ids),
                        Map.of(
                                "email",
                                someEmail(),
                                "occurredAt",
                                Instant.now().plusSeconds(3600).toString())));
        String key = UUID.randomUUID().toString();

        var first = as("marketing").header("Idempotency-Key", key).body(body).post("/v1/leads/batch");
        var again = as("marketing").header("Idempotency-Key", key).body(body).post("/v1/leads/batch");

        first.then()
                .statusCode(200)
                .body("results.outcome", contains("created", "matched", "failed", "created", "matched", "failed"));
        List<String> leads = first.path("results.id");
        assertThat(leads.stream().filter(java.util.Objects::nonNull).distinct()).hasSize(2);
        assertThat(leads.get(0)).isEqualTo(leads.get(1));
        assertThat(leads.get(3)).isEqualTo(leads.get(4));
        again.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        as("sales").get("/v1/leads/" + leads.get(3)).then().body("otherEmails", hasSize(1));
    }

    @Test
    void aBatchHoldsAThousandAndNoMore() {
        List<Map<String, String>> people = java.util.stream.Stream.generate(() -> Map.of("email", someEmail()))
                .limit(1_001)
                .toList();

        as("marketing")
                .body(Map.of("leads", people))
                .post("/v1/leads/batch")
                .then()
                .statusCode(413)
                .body("errors.pointer", contains("/leads"));
        as("marketing")
                .body(Map.of("leads", people.subList(0, 1_000)))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .body("results.outcome.unique()", contains("created"));
        as("marketing")
                .body(Map.of("leads", List.of()))
                .post("/v1/leads/batch")
                .then()
                .statusCode(422);
    }

    @Test
    void aPartnerTellsAndReadsOnlyItsOwnSource() {
        String key = partnerKey(unique("school"));
        String otherKey = partnerKey(unique("agency"));
        String email = someEmail();

        String id = asPartner(key)
                .body(Map.of("email", email, "externalIds", List.of(Map.of("id", unique("p"))), "phone", "+49 1"))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        asPartner(key).get("/v1/leads/" + id).then().statusCode(200).body("phone", equalTo("+49 1"));
        asPartner(key).get("/v1/leads").then().statusCode(200).body("items.id", contains(id));
        asPartner(otherKey).get("/v1/leads/" + id).then().statusCode(404);
        asPartner(otherKey).get("/v1/partner/leads/" + id + "/timeline").then().statusCode(404);
        asPartner(otherKey).get("/v1/leads").then().body("items", hasSize(0));
        asPartner(otherKey)
                .body(Map.of("email", email, "phone", "+49 666", "company", "Example"))
                .post("/v1/leads")
                .then()
                .statusCode(200);
        as("marketing").get("/v1/leads/" + id).then().body("phone", equalTo("+49 1"), "company", equalTo("Example"));
        asPartner(otherKey)
                .body(Map.of("externalIds", List.of(Map.of("source", "crm", "id", "1"))))
                .post("/v1/leads")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/externalIds/0/source"));
    }

    @Test
    void aListIsFilteredAndPaged() {
        String source = unique("list").substring(0, 20);
        String key = partnerKey(source);
        Instant before = Instant.now().minusSeconds(1);
        for (int i = 0; i < 5; i++) {
            asPartner(key)
                    .body(Map.of("email", someEmail(), "channel", i < 3 ? "search" : "event"))
                    .post("/v1/leads");
        }

        var first = as("sales")
                .queryParam("source", source)
                .queryParam("limit", 2)
                .get("/v1/leads")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract();
        as("sales")
                .queryParam("source", source)
                .queryParam("limit", 10)
                .queryParam("after", first.<String>path("next"))
                .get("/v1/leads")
                .then()
                .body("items", hasSize(3), "next", nullValue());
        as("sales")
                .queryParam("source", source)
                .queryParam("channel", "search")
                .queryParam("after", first.<String>path("next"))
                .get("/v1/leads")
                .then()
                .statusCode(400);
        as("sales")
                .queryParam("source", source)
                .queryParam("channel", "search")
                .queryParam("stage", "Lead")
                .queryParam("updatedSince", before.toString())
                .get("/v1/leads")
                .then()
                .body("items", hasSize(3));
        as("sales")
                .queryParam("source", source)
                .queryParam("stage", "MQL")
                .get("/v1/leads")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aMalformedAddressOfALeadIsToldApartFromAnUnknownOne() {
        as("sales").get("/v1/leads/4711").then().statusCode(400).contentType("application/problem+json");
        as("sales")
                .get("/v1/leads/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-lead"));
        as("sales").get("/v1/lead").then().statusCode(404).contentType("application/problem+json");
        as("sales")
                .delete("/v1/leads")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", containsString("POST"));
        as("sales").queryParam("limit", 201).get("/v1/leads").then().statusCode(400);
        as("sales")
                .queryParam("updatedSince", "yesterday")
                .get("/v1/leads")
                .then()
                .statusCode(400);
        as("sales").contentType("text/plain").body("x").post("/v1/leads").then().statusCode(415);
        as("sales")
                .body("{\"email\":\"" + "a".repeat(1_100_000) + "\"}")
                .post("/v1/leads")
                .then()
                .statusCode(413);
    }

    @Test
    void theTimelineTellsWhatHappenedInOrder() {
        String id = capturedLead();
        as("marketing")
                .body(Map.of("activities", List.of(Map.of("type", "webinar", "lead", id))))
                .post("/v1/activities")
                .then()
                .statusCode(200);

        var first = as("bdr")
                .queryParam("limit", 2)
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("items.type", contains("lead-created", "lead-identified"))
                .extract();
        as("bdr")
                .queryParam("after", first.<String>path("next"))
                .get("/v1/leads/" + id + "/timeline")
                .then()
                .body("items.type", contains("pass-opened", "activity-recorded"), "next", nullValue())
                .body("items[0].sequence", equalTo(3), "items[0].data.stage", equalTo("Lead"));
    }
}
