package io.handshake.lead;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists refuse what they cannot read, each and every one with the parameter that is wrong. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MalformedQuestionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/activity-types",
                "/v1/lead-attributes",
                "/v1/partner-keys",
                "/v1/leads/{lead}/timeline",
                "/v1/leads/{lead}/transitions",
                "/v1/refused-transitions",
                "/v1/possible-duplicates",
                "/v1/stages",
                "/v1/parked-events",
                "/v1/opportunities",
                "/v1/accounts",
                "/v1/fx-rates",
                "/v1/quarantined-activities",
            })
    void aListRefusesABadPageSizeABadCursorAndWhatItDoesNotKnow(String path) {
        String list = path.replace("{lead}", capturedLead());

        for (String limit : new String[] {"0", "-1", "201", "1.5", "many", "99999999999"}) {
            refused("admin", list + "?limit=" + limit, "limit");
        }
        refused("admin", list + "?after=nonsense", "after");
        refused("admin", list + "?offset=1", "offset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/refused-transitions|refused-transitions|yesterday",
                "/v1/possible-duplicates|possible duplicates|1-1-1-1-1",
                "/v1/leads/{lead}/timeline|timeline {lead}|99999999999999999999",
                "/v1/leads/{lead}/transitions|transitions {lead}|+999999999-01-01T00:00:00Z",
                "/v1/stages|stages|waterfall",
                "/v1/parked-events|parked|first",
            })
    void aCursorOfSomethingElseIsRefusedThoughItIsWellFormed(String path, String filter, String key) {
        String lead = capturedLead();
        String cursor = PageCursor.encode(filter.replace("{lead}", lead), key);

        refused("admin", path.replace("{lead}", lead) + "?after=" + cursor, "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stages", "/timeline", "/transitions", "/possible-duplicates"})
    void aLeadIsAskedForByAUuid(String below) {
        for (String id : new String[] {"1-1-1-1-1", "nobody", "00000000-0000-7000-8000-0000000000000"}) {
            refused("sales", "/v1/leads/" + id + below, "id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%C0%80", "%FF"})
    void bytesThatAreNoTextAreRefusedWhereverTheyStand(String bytes) {
        as("sales")
                .urlEncodingEnabled(false)
                .get("/v1/leads?stage=" + bytes)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"));
        as("sales")
                .urlEncodingEnabled(false)
                .get("/v1/activity-types/" + bytes)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"all\":true}", "{\"type\":7}", "nonsense", "{\"type\":\"a\",\"type\":\"b\"}"})
    void aReplayOfQuarantinedActivitiesRefusesABodyItCannotRead(String body) {
        as("admin")
                .body(body)
                .post("/v1/quarantined-activities/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void theReasonsToDisqualifyAreACatalogue() {
        as("bdr")
                .get("/v1/disqualify-reasons")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("job-seeker"))
                .body("items.findAll { it.textRequired }.code", contains("other"));
        as("bdr").get("/v1/disqualify-reasons?limit=1").then().statusCode(400);
    }

    private static void refused(String role, String address, String parameter) {
        ValidatableResponse answer =
                as(role).urlEncodingEnabled(false).get(address).then();
        answer.statusCode(400).body("errors.parameter", hasItem(parameter));
    }
}
