package io.handshake.lead.partner;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartnerViewTest {
    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void everybodyIsToldWhoTheyAre() {
        as("marketing")
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo("marketing-1"), "issuer", equalTo("https://handshake.local"))
                .body("roles", contains("marketing"), "key", nullValue());
    }

    @Test
    void aPartnerIsToldWhatItsKeyAllows() {
        String source = unique("school");
        String key = partnerKey(
                source,
                Map.of(
                        "scopes", List.of("events:read", "leads:read"),
                        "mode", "test",
                        "rateLimit", Map.of("perMinute", 30)));

        asPartner(key)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .header("Handshake-Mode", "test")
                .body("subject", equalTo(key.split("_")[1]), "issuer", nullValue(), "roles", contains("partner"))
                .body("key.id", equalTo(key.split("_")[1]), "key.source", equalTo(source))
                .body("key.scopes", contains("leads:read", "events:read"), "key.mode", equalTo("test"))
                .body("key.rateLimit.perMinute", equalTo(30), "key.expiresAt", nullValue());
        as("admin")
                .body("{}")
                .post("/v1/partner-keys/" + key.split("_")[1] + "/rotation")
                .then()
                .statusCode(201);
        SettableClock.advance(Duration.ofSeconds(10));
        asPartner(key).get("/v1/me").then().body("key.expiresAt", not(nullValue()));
    }

    @Test
    void aPartnerSeesWhatCameOfItsLeadsAndOfNobodyElses() {
        String key = partnerKey(unique("school"));
        String other = partnerKey(unique("agency"));
        String won = lead(key);
        String open = lead(key);
        lead(key);
        lead(other);
        win(won);
        opportunity(open);

        asPartner(key)
                .get("/v1/partner/summary")
                .then()
                .statusCode(200)
                .body("leads", equalTo(3), "complete", equalTo(true))
                .body("standings", hasSize(3))
                .body("standings.find { it.stage == 'Lead' }.leads", equalTo(1))
                .body("standings.find { it.stage == 'Lead' }.outcome", nullValue())
                .body("standings.find { it.outcome == 'won' }.stage", equalTo("Customer"))
                .body(
                        "reached.milestone",
                        contains("QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER"))
                .body("reached.leads", contains(2, 2, 2, 2, 1));
        asPartner(partnerKey(unique("new")))
                .get("/v1/partner/summary")
                .then()
                .statusCode(200)
                .body("leads", equalTo(0), "complete", equalTo(true), "standings", hasSize(0))
                .body("reached.leads", contains(0, 0, 0, 0, 0));
    }

    private static String lead(String key) {
        return asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String opportunity(String lead) {
        return as("sales")
                .body(Map.of("lead", lead))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void win(String lead) {
        as("sales")
                .body(Map.of("outcome", "won"))
                .post("/v1/opportunities/" + opportunity(lead) + "/outcome")
                .then()
                .statusCode(200);
    }
}
