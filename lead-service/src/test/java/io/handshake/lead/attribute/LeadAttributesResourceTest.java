package io.handshake.lead.attribute;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadAttributesResourceTest {
    @Test
    void anAttributeIsDeclaredAndListed() {
        String key = key();

        declare(
                        key,
                        "{\"title\":\"Stage of life\",\"type\":\"choice\",\"choices\":[\"new\",\"old\"],\"personal\":false}")
                .statusCode(201)
                .body("key", equalTo(key), "choices", contains("new", "old"));

        as("auditor").queryParam("limit", 200).get("/v1/lead-attributes").then().body("items.key", hasItem(key));
    }

    @Test
    void declaredSoBeforeNothingIsPublishedAgain() {
        String key = key();
        String text = "{\"title\":\"Employees\",\"type\":\"integer\",\"personal\":false}";
        declare(key, text).statusCode(201);

        declare(key, text).statusCode(200);

        as("service").queryParam("subject", key).get("/v1/events").then().body("sequence", contains(1));
    }

    @Test
    void typeAndSecrecyStayAndChoicesAreOnlyAdded() {
        String key = key();
        declare(key, "{\"title\":\"x\",\"type\":\"choice\",\"choices\":[\"new\"],\"personal\":true}")
                .statusCode(201);

        declare(key, "{\"title\":\"y\",\"type\":\"choice\",\"choices\":[\"new\",\"old\"],\"personal\":true}")
                .statusCode(200);

        declare(key, "{\"title\":\"y\",\"type\":\"choice\",\"choices\":[\"old\"],\"personal\":false}")
                .statusCode(409)
                .body("type", equalTo("/problems/attribute-stays"))
                .body("errors.pointer", hasItems("/choices", "/personal"));
        declare(key, "{\"title\":\"y\",\"type\":\"text\",\"personal\":true}")
                .statusCode(409)
                .body("errors.pointer", hasItem("/type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"x\",\"type\":\"choice\",\"personal\":false}|422|/choices",
                "{\"title\":\"x\",\"type\":\"text\",\"choices\":[\"a\"],\"personal\":false}|422|/choices",
                "{\"title\":\"x\",\"type\":\"choice\",\"choices\":[\"a\",\"a\"],\"personal\":false}|422|/choices",
                "{\"title\":\"x\",\"type\":\"colour\",\"personal\":false}|422|/type",
                "{\"title\":\"\",\"type\":\"text\",\"personal\":false}|422|/title",
                "{\"title\":\"x\",\"type\":\"text\"}|422|/personal",
                "{\"title\":\"x\",\"type\":\"text\",\"personal\":false,\"key\":\"x\"}|400|/key",
            })
    void aDeclarationWithoutSenseIsRefused(String body, int status, String pointer) {
        declare(key(), body).statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aMalformedKeyIsRefused() {
        declare("Not-A-Key", "{\"title\":\"x\",\"type\":\"text\",\"personal\":false}")
                .statusCode(400);
    }

    private static String key() {
        return "a" + unique("").replace("-", "");
    }

    private static ValidatableResponse declare(String key, String body) {
        return as("marketing").body(body).put("/v1/lead-attributes/" + key).then();
    }
}
