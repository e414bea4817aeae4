package io.handshake.lead;

import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How tests call the service, and the people they invent. */
public final class Calls {
    private Calls() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asPartner(String key) {
        return given().header("X-Api-Key", key).contentType(ContentType.JSON);
    }

    /** A new key that speaks for this source, good for everything. */
    public static String partnerKey(String source) {
        return partnerKey(
                source, Map.of("scopes", List.of("leads:write", "leads:read", "activities:write", "events:read")));
    }

    /** A new key that speaks for this source, with these members. */
    public static String partnerKey(String source, Map<String, ?> members) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "Tests of " + source, "source", source));
        wanted.putAll(members);
        return as("admin")
                .body(wanted)
                .post("/v1/partner-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A text nobody used before. */
    public static String unique(String beginning) {
        return beginning + "-" + UUID.randomUUID();
    }

    public static String someEmail() {
        return unique("ada") + "@example.org";
    }

    /** A new lead's id. */
    public static String capturedLead() {
        return lead(Map.of("email", someEmail()));
    }

    /** A new account's id. */
    public static String someAccount() {
        return as("sales")
                .body(Map.of("name", unique("Example")))
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of the lead that this tells about. */
    public static String lead(Map<String, ?> told) {
        return as("marketing").body(told).post("/v1/leads").then().extract().path("id");
    }
}
