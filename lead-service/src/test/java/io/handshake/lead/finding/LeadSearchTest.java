package io.handshake.lead.finding;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding leads: by person in a body, by what is not personal in the address. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadSearchTest {
    @Test
    void aPersonIsFoundByEachAddressByIdAndByPhone() {
        String email = someEmail();
        String other = someEmail();
        String crm = unique("crm");
        String phone = String.valueOf(System.nanoTime());
        String id = lead(Map.of(
                "email",
                email,
                "otherEmails",
                List.of(other),
                "externalIds",
                List.of(Map.of("source", "crm", "id", crm)),
                "phone",
                "+" + phone.substring(0, 4) + " / " + phone.substring(4)));

        search(Map.of("email", email.toUpperCase(Locale.ROOT))).body("items.id", contains(id));
        search(Map.of("email", other)).body("items.id", contains(id));
        search(Map.of("externalId", Map.of("source", "crm", "id", crm))).body("items.id", contains(id));
        search(Map.of("phone", phone)).body("items.id", contains(id));
        search(Map.of("email", someEmail())).body("items", hasSize(0));
    }

    @Test
    void namesAreFoundByTheirBeginningInTheirOrderAPageAtATime() {
        String company = unique("Example");
        List<String> expected = new ArrayList<>();
        for (String end : List.of(" c", " a", " b", " A")) {
            expected.add(lead(Map.of("email", someEmail(), "company", company + end)));
        }
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> asked = new HashMap<>(Map.of("company", company.toLowerCase(Locale.ROOT), "limit", 1));
            if (after != null) {
                asked.put("after", after);
            }
            var page = search(asked).extract();
            found.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(found).containsExactly(expected.get(1), expected.get(3), expected.get(2), expected.get(0));
    }

    @Test
    void namesWithControlCharactersAreReadPageByPageAsAnyOther() {
        String company = unique("Example");
        List<String> expected = new ArrayList<>();
        for (String end : List.of("\u001ea", "\u001f", "\u001f\u001fb", "\u001fc\n")) {
            expected.add(lead(Map.of("email", someEmail(), "company", company + end)));
        }
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> asked = new HashMap<>(Map.of("company", company, "limit", 1));
            if (after != null) {
                asked.put("after", after);
            }
            var page = search(asked).extract();
            found.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void aFullNameBeginsWithTheGivenNameAndTheFamilyNameIsLookedForApart() {
        String given = unique("Ada");
        String family = unique("Example");
        String id = lead(Map.of("email", someEmail(), "firstName", given, "lastName", family));

        search(Map.of("name", given + " " + family.substring(0, 9))).body("items.id", contains(id));
        search(Map.of("lastName", family.toUpperCase(Locale.ROOT))).body("items.id", contains(id));
        search(Map.of("familyName", family)).body("items.id", contains(id));
        search(Map.of("name", family)).body("items", hasSize(0));
        search(Map.of("name", given + "%")).body("items", hasSize(0));
    }

    @Test
    void whoseOtherNameIsNotKnownIsFoundByTheOneThatIs() {
        String given = unique("Ada");
        String family = unique("Example");
        String first = lead(Map.of("email", someEmail(), "firstName", given));
        String last = lead(Map.of("email", someEmail(), "lastName", family));

        search(Map.of("name", given)).body("items.id", contains(first));
        search(Map.of("name", family)).body("items.id", contains(last));
        search(Map.of("lastName", family)).body("items.id", contains(last));
    }

    @ParameterizedTest
    @CsvSource({
        "\u0130brahim, \u0130brahim",
        "\u0393\u0399\u03a9\u03a1\u0393\u039f\u03a3, \u0393\u0399\u03a9\u03a1\u0393\u039f\u03a3",
        "Jose\u0301, Jos\u00e9",
        "Jos\u00e9, JOSE\u0301",
    })
    void aNameIsFoundHoweverItIsWritten(String stored, String asked) {
        String end = unique("");
        String id = lead(Map.of(
                "email", someEmail(), "firstName", stored + end, "lastName", stored + end, "company", stored + end));

        search(Map.of("name", asked + end)).body("items.id", contains(id));
        search(Map.of("lastName", asked + end)).body("items.id", contains(id));
        search(Map.of("company", asked + end)).body("items.id", contains(id));
    }

    @Test
    void whatChangedIsToldInTheOrderOfItsChangeAPageAtATime() {
        String source = unique("forms").substring(0, 20);
        String key = partnerKey(source);
        List<String> emails = List.of(someEmail(), someEmail(), someEmail());
        List<String> ids =
                emails.stream().map(email -> told(key, Map.of("email", email))).toList();
        String since = as("sales").get("/v1/leads/" + ids.getFirst()).path("updatedAt");
        told(key, Map.of("email", emails.getFirst(), "company", "Example"));

        List<String> found = new ArrayList<>();
        String after = null;
        do {
            var page = asPartner(key).queryParam("updatedSince", since).queryParam("limit", 1);
            if (after != null) {
                page.queryParam("after", after);
            }
            var answer = page.get("/v1/leads").then().statusCode(200).extract();
            found.addAll(answer.path("items.id"));
            after = answer.path("next");
        } while (after != null);

        assertThat(found).containsExactly(ids.get(1), ids.get(2), ids.get(0));
        as("sales")
                .queryParam("source", source)
                .queryParam("stage", "Lead")
                .queryParam("updatedSince", since)
                .get("/v1/leads")
                .then()
                .body("items.id", contains(ids.get(1), ids.get(2), ids.get(0)));
    }

    private static String told(String key, Map<String, ?> told) {
        return asPartner(key).body(told).post("/v1/leads").then().extract().path("id");
    }

    @Test
    void aMergedLeadIsFoundAsTheLeadItIsNow() {
        String email = someEmail();
        String family = unique("Example");
        String older = lead(Map.of("email", someEmail()));
        String younger = lead(Map.of("email", email, "firstName", "Ada", "lastName", family));
        as("marketing")
                .body(Map.of("with", older, "reason", "one person"))
                .post("/v1/leads/" + younger + "/merge")
                .then()
                .statusCode(200);

        search(Map.of("email", email)).body("items.id", contains(older));
        search(Map.of("lastName", family)).body("items.id", contains(older));
    }

    @Test
    void aPartnerFindsOnlyLeadsOfItsOwnSource() {
        String email = someEmail();
        String key = partnerKey(unique("school").substring(0, 20));
        asPartner(key).body(Map.of("email", email)).post("/v1/leads").then().statusCode(201);

        asPartner(key)
                .body(Map.of("email", email))
                .post("/v1/leads/search")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        asPartner(partnerKey(unique("agency").substring(0, 20)))
                .body(Map.of("email", email))
                .post("/v1/leads/search")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void leadsAreFilteredBySegmentRegionAndWhatPeersToldOfThem() {
        String segment = unique("segment");
        String region = unique("region");
        String id = lead(Map.of("email", someEmail(), "segment", segment, "region", region));
        lead(Map.of("email", someEmail(), "segment", segment));
        UUID rep = UUID.randomUUID();
        String handoff = UUID.randomUUID().toString();
        StubPeer.of("scoring")
                .publish("lead-qualified", id, 1, Map.of("lead", id, "pass", 1, "score", 42, "threshold", 20));
        StubPeer.of("sla")
                .publish(
                        "rep-registered",
                        rep.toString(),
                        1,
                        Map.of("rep", rep, "name", "Rep of the test", "active", true));
        StubPeer.of("sla")
                .publish("handoff-accepted", handoff, 1, Map.of("handoff", handoff, "lead", id, "pass", 1, "rep", rep));

        Eventually.untilAsserted(() -> as("sales")
                .get("/v1/leads/" + id)
                .then()
                .body(
                        "score",
                        equalTo(42f),
                        "owner.id",
                        equalTo(rep.toString()),
                        "owner.name",
                        equalTo("Rep of the test")));

        found("owner", rep.toString()).body("items.id", contains(id));
        found("region", region).body("items.id", contains(id));
        found("segment", segment).body("items", hasSize(2));
        as("sales")
                .queryParam("segment", segment)
                .queryParam("scoreFrom", 42)
                .queryParam("scoreTo", 42.5)
                .get("/v1/leads")
                .then()
                .body("items.id", contains(id));
        as("sales")
                .queryParam("segment", segment)
                .queryParam("scoreTo", 42)
                .get("/v1/leads")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void whoMayBeTheSamePersonIsListedWithTheReasons() {
        String name = unique("ada");
        String family = unique("Example");
        String phone = String.valueOf(System.nanoTime());
        String id = lead(Map.of(
                "email",
                name + "@example.org",
                "firstName",
                "Ada",
                "lastName",
                family,
                "company",
                "Example",
                "phone",
                phone));
        String tagged = lead(Map.of("email", name + "+news@example.org"));
        String same = lead(Map.of(
                "email",
                someEmail(),
                "firstName",
                " ada",
                "lastName",
                family,
                "company",
                "EXAMPLE ",
                "phone",
                "(" + phone + ")"));
        lead(Map.of("email", someEmail(), "firstName", "Ada", "lastName", family, "company", "Another"));
        lead(Map.of("email", name + "@example.com"));

        duplicates(id)
                .body("items", hasSize(2))
                .body("items.find { it.lead == '" + tagged + "' }.reasons", contains("same-mailbox"))
                .body(
                        "items.find { it.lead == '" + same + "' }.reasons",
                        contains("same-name-and-company", "same-phone"));
        duplicates(tagged).body("items.lead", contains(id));

        as("sales")
                .body(Map.of("with", tagged, "reason", "one mailbox"))
                .post("/v1/leads/" + id + "/merge")
                .then()
                .statusCode(200);
        duplicates(id).body("items.lead", contains(same));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|''",
                "{\"email\":\"a@example.org\",\"name\":\"ada\"}|422|''",
                "{\"email\":\"nobody\"}|422|/email",
                "{\"name\":\" \"}|422|/name",
                "{\"phone\":\"none\"}|422|/phone",
                "{\"externalId\":{\"source\":\"crm\"}}|422|/externalId/id",
                "{\"name\":\"ada\",\"limit\":201}|422|/limit",
                "{\"name\":\"ada\",\"limit\":1.5}|400|/limit",
                "{\"name\":\"ada\",\"stage\":\"MQL\"}|400|/stage",
            })
    void aSearchWithoutSenseIsRefused(String body, int status, String pointer) {
        as("sales")
                .body(body)
                .post("/v1/leads/search")
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        String company = unique("Example");
        lead(Map.of("email", someEmail(), "company", company));
        lead(Map.of("email", someEmail(), "company", company));
        String next = search(Map.of("company", company, "limit", 1)).extract().path("next");

        as("sales")
                .body(Map.of("company", company + "x", "after", next))
                .post("/v1/leads/search")
                .then()
                .statusCode(400);
        as("sales").queryParam("after", next).get("/v1/leads").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "owner,nobody",
        "scoreFrom,high",
        "scoreFrom,NaN",
        "owner,1-1-1-1-1",
        "updatedSince,+999999999-01-01T00:00:00Z",
        "updatedSince,-5000-01-01T00:00:00Z"
    })
    void aMalformedFilterIsRefused(String parameter, String value) {
        found(parameter, value).statusCode(400).body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @CsvSource({"0", "201", "-1", "1.5", "many"})
    void aPageHasOneToTwoHundredLeads(String limit) {
        found("limit", limit).statusCode(400).body("errors.parameter", hasItem("limit"));
        found("limit", 1).statusCode(200);
        found("limit", 200).statusCode(200);
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        String segment = unique("segment");
        lead(Map.of("email", someEmail(), "segment", segment));
        lead(Map.of("email", someEmail(), "segment", segment));
        String next = as("sales")
                .queryParam("segment", segment)
                .queryParam("limit", 1)
                .get("/v1/leads")
                .path("next");

        as("sales")
                .queryParam("segment", segment)
                .queryParam("after", next)
                .get("/v1/leads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as("sales")
                .queryParam("segment", segment + "x")
                .queryParam("after", next)
                .get("/v1/leads")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("after"));
        found("after", "nonsense").statusCode(400).body("errors.parameter", hasItem("after"));
    }

    @Test
    void aNumberWithEndlessDigitsIsRefusedBeforeItIsComputedWith() {
        found("scoreFrom", "1e-300000000").statusCode(400).body("errors.parameter", hasItem("scoreFrom"));
        found("scoreTo", "1e300000000").statusCode(400).body("errors.parameter", hasItem("scoreTo"));
    }

    @Test
    void possibleDuplicatesOfNobodyAreUnknown() {
        as("sales")
                .get("/v1/leads/" + UUID.randomUUID() + "/possible-duplicates")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse search(Map<String, ?> asked) {
        return as("sales").body(asked).post("/v1/leads/search").then().statusCode(200);
    }

    private static ValidatableResponse found(String parameter, @Nullable Object value) {
        return as("sales").queryParam(parameter, value).get("/v1/leads").then();
    }

    private static ValidatableResponse duplicates(String id) {
        return as("sales")
                .get("/v1/leads/" + id + "/possible-duplicates")
                .then()
                .statusCode(200)
                .body("next", nullValue());
    }
}
