package io.handshake.lead.intake;

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
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a lead beside its keys: several addresses, campaigns, consent, declared attributes. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadProfilesTest {
    @Test
    void aLeadHasSeveralAddressesAndIsRecognisedByEach() {
        String first = someEmail();
        String second = someEmail();

        String id = lead(Map.of("email", first, "otherEmails", List.of(second.toUpperCase(java.util.Locale.ROOT))));

        assertThat(lead(Map.of("email", second))).isEqualTo(id);
        shown(id).body("email", equalTo(second), "otherEmails", contains(first));
    }

    @Test
    void aFurtherAddressIsTheFirstOfAPersonWithoutOne() {
        String email = someEmail();

        shown(lead(Map.of("otherEmails", List.of(email)))).body("email", equalTo(email), "otherEmails", hasSize(0));
    }

    @Test
    void theDomainOfAnAddressIsOneHoweverItIsWritten() {
        String name = unique("ada");

        String id = lead(Map.of("email", name + "@b\u00fccher.example.org"));

        assertThat(lead(Map.of("email", name + "@XN--BCHER-KVA.example.org"))).isEqualTo(id);
    }

    @Test
    void theFirstAndTheLatestCampaignAreKeptWhateverTheOrderTheyAreToldIn() {
        String email = someEmail();
        lead(Map.of("email", email, "campaign", "spring", "occurredAt", "2026-03-01T00:00:00Z"));
        lead(Map.of(
                "email",
                email,
                "campaign",
                "summer",
                "utm",
                Map.of("source", "newsletter", "medium", "email"),
                "occurredAt",
                "2026-06-01T00:00:00Z"));

        String id = lead(Map.of("email", email, "campaign", "winter", "occurredAt", "2026-01-01T00:00:00Z"));

        shown(id)
                .body("campaign", equalTo("winter"), "firstCampaign.at", equalTo("2026-01-01T00:00:00Z"))
                .body("latestCampaign.campaign", equalTo("summer"), "latestCampaign.utm.source", equalTo("newsletter"));
        facts(id, "lead-changed").body("data.latestCampaign", hasItem("summer"), "data.campaign", hasItem("winter"));
    }

    @Test
    void whoRefusesContactIsSuppressedUntilConsentIsGiven() {
        String email = someEmail();
        String id = lead(Map.of("email", email, "consents", consent("refused", "2026-02-01T00:00:00Z")));
        shown(id).body("suppressed", equalTo("no-consent"), "consents.state", contains("refused"));

        lead(Map.of("email", email, "consents", consent("given", "2026-01-01T00:00:00Z")));
        shown(id).body("suppressed", equalTo("no-consent"));

        lead(Map.of("email", email, "consents", consent("given", "2026-03-01T00:00:00Z")));
        shown(id).body("suppressed", nullValue(), "consents.at", contains("2026-03-01T00:00:00Z"));
        shown(id, "timeline")
                .body(
                        "items.type",
                        contains(
                                "lead-created",
                                "consent-changed",
                                "contact-suppressed",
                                "lead-identified",
                                "pass-opened",
                                "consent-changed",
                                "contact-allowed"));
    }

    @Test
    void aPersonNobodyAskedIsNotSuppressed() {
        shown(lead(Map.of("email", someEmail()))).body("suppressed", nullValue(), "consents", hasSize(0));
    }

    @Test
    void aCustomersLeadIsSuppressedUntilItIsToldOtherwise() {
        String email = someEmail();
        String id = lead(Map.of("email", email, "existingCustomer", true));
        shown(id).body("suppressed", equalTo("existing-customer"), "existingCustomer", equalTo(true));

        lead(Map.of("email", email, "existingCustomer", false));

        shown(id).body("suppressed", nullValue(), "existingCustomer", equalTo(false));
    }

    @Test
    void aPartnerOfAnotherSourceMayTellARefusalButNoConsent() {
        String email = someEmail();
        String id = lead(Map.of("email", email, "consents", consent("given", "2026-01-01T00:00:00Z")));
        String key = partnerKey(unique("agency"));

        asPartner(key)
                .body(Map.of("email", email, "consents", consent("withdrawn", "2026-01-02T00:00:00Z")))
                .post("/v1/leads")
                .then()
                .statusCode(200);
        asPartner(key)
                .body(Map.of("email", email, "consents", consent("given", "2026-01-03T00:00:00Z")))
                .post("/v1/leads")
                .then()
                .statusCode(200);

        shown(id).body("consents.state", contains("withdrawn"), "suppressed", equalTo("no-consent"));
    }

    @Test
    void aPartnerOfAnotherSourceCannotCallALeadACustomer() {
        String email = someEmail();
        String id = lead(Map.of("email", email));

        asPartner(partnerKey(unique("agency")))
                .body(Map.of("email", email, "existingCustomer", true))
                .post("/v1/leads")
                .then()
                .statusCode(200);

        shown(id).body("existingCustomer", nullValue(), "suppressed", nullValue());
    }

    @Test
    void attributesAreOfTheDeclaredTypeAndPersonalOnesAreNeverPublished() {
        String size = declare("integer", false);
        String birthday = declare("date", true);
        String email = someEmail();

        String id = lead(Map.of("email", email, "attributes", Map.of(size, 120, birthday, "1980-02-29")));

        shown(id).body("attributes." + size, equalTo(120), "attributes." + birthday, equalTo("1980-02-29"));
        facts(id, "lead-created")
                .body("data[0].attributes." + size, equalTo(120))
                .body("data[0].attributes", not(org.hamcrest.Matchers.hasKey(birthday)));
        String nothing = "{\"email\":\"%s\",\"attributes\":{\"%s\":null}}".formatted(email, birthday);
        as("marketing").body(nothing).post("/v1/leads").then().statusCode(200);
        shown(id).body("attributes", not(org.hamcrest.Matchers.hasKey(birthday)));
    }

    @Test
    void toldTheSameAgainNothingChanges() {
        Map<String, Object> told = Map.of(
                "email",
                someEmail(),
                "campaign",
                "spring",
                "utm",
                Map.of("source", "newsletter", "medium", "email"),
                "consents",
                consent("given", "2026-01-01T00:00:00Z"),
                "attributes",
                Map.of(declare("number", false), 1.50, declare("text", false), "x"),
                "occurredAt",
                "2026-01-01T00:00:00Z");
        String id = lead(told);
        int facts = shown(id, "timeline").extract().<List<?>>path("items").size();

        assertThat(lead(told)).isEqualTo(id);

        shown(id, "timeline").body("items", hasSize(facts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"otherEmails\":[\"nobody\"]}|422|/otherEmails/0",
                "{\"email\":\"a@example.org\",\"otherEmails\":[]}|422|/otherEmails",
                "{\"email\":\"a@example.org\",\"utm\":{\"source\":\"\"}}|422|/utm/source",
                "{\"email\":\"a@example.org\",\"utm\":{\"gclid\":\"1\"}}|400|/utm/gclid",
                "{\"email\":\"a@example.org\",\"consents\":[{\"purpose\":\"x\"}]}|422|/consents/0/state",
                "{\"email\":\"a@example.org\",\"consents\":[{\"purpose\":\"X!\",\"state\":\"given\"}]}|422|/consents/0/purpose",
                "{\"email\":\"a@example.org\",\"consents\":[{\"purpose\":\"x\",\"state\":\"maybe\"}]}|422|/consents/0/state",
                "{\"email\":\"a@example.org\",\"consents\":[{\"purpose\":\"x\",\"state\":\"given\",\"at\":\"2099-01-01T00:00:00Z\"}]}|422|/consents/0/at",
                "{\"email\":\"a@example.org\",\"consents\":[{\"purpose\":\"x\",\"state\":\"given\"},{\"purpose\":\"x\",\"state\":\"refused\"}]}|422|/consents/1/purpose",
                "{\"email\":\"a@example.org\",\"existingCustomer\":\"yes\"}|400|/existingCustomer",
                "{\"email\":\"a@example.org\",\"attributes\":{\"neverDeclared\":1}}|422|/attributes/neverDeclared",
                "{\"email\":\"a@example.org\",\"attributes\":{\"a/b\":1}}|422|/attributes/a~1b",
                "{\"email\":\"a@example.org\",\"attributes\":[]}|400|/attributes",
            })
    void badInputIsRefusedWithAPointer(String body, int status, String pointer) {
        as("marketing").body(body).post("/v1/leads").then().statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer|1.5",
                "integer|\"1\"",
                "number|\"1\"",
                "number|1e300",
                "boolean|\"true\"",
                "date|\"2026-02-30\"",
                "date|\"999999999-01-01\"",
                "text|7",
                "text|\"\"",
                "text|{}",
                "integer|[1]"
            })
    void aValueOfAnotherTypeIsRefused(String type, String value) {
        String key = declare(type, false);

        as("marketing")
                .body("{\"email\":\"a@example.org\",\"attributes\":{\"" + key + "\":" + value + "}}")
                .post("/v1/leads")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/attributes/" + key));
    }

    private static String declare(String type, boolean personal) {
        String key = "a" + unique("").replace("-", "");
        as("marketing")
                .body(Map.of("title", "An attribute", "type", type, "personal", personal))
                .put("/v1/lead-attributes/" + key)
                .then()
                .statusCode(201);
        return key;
    }

    private static List<Map<String, String>> consent(String state, String at) {
        return List.of(Map.of("purpose", "sales-contact", "state", state, "at", at));
    }

    private static ValidatableResponse shown(String id) {
        return as("marketing").get("/v1/leads/" + id).then().statusCode(200);
    }

    private static ValidatableResponse shown(String id, String part) {
        return as("marketing").get("/v1/leads/" + id + "/" + part).then().statusCode(200);
    }

    private static ValidatableResponse facts(String id, String type) {
        return as("service")
                .queryParam("subject", id)
                .queryParam("type", type)
                .get("/v1/events")
                .then()
                .statusCode(200);
    }
}
