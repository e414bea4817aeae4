package io.handshake.lead.merging;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told while two leads are one person belongs to the lead by whose key it was told. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ToldMeanwhileTest {
    @Test
    void whatWasToldUnderTheKeyOfTheOtherGoesWithItAndItsAddressToo() {
        String mine = someEmail();
        String theirs = someEmail();
        String older = lead(Map.of("email", mine, "phone", "+49 1"));
        String younger = lead(Map.of("email", theirs));
        merge(older, younger);
        lead(Map.of("email", theirs, "phone", "+49 2", "country", "DE"));
        shown(older).body("email", equalTo(theirs), "phone", equalTo("+49 2"), "country", equalTo("DE"));

        unmerge(younger).body("email", equalTo(theirs), "phone", equalTo("+49 2"), "country", equalTo("DE"));

        shown(older)
                .body("email", equalTo(mine), "phone", equalTo("+49 1"), "country", nullValue())
                .body("otherEmails", empty());
    }

    @Test
    void theAccountAndTheClassOfTheOtherAddressGoWithIt() {
        String domain = unique("firm") + ".de";
        String account = as("sales")
                .body(Map.of("name", domain, "domains", List.of(domain)))
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String theirs = "ada@" + domain;
        String older = lead(Map.of("email", unique("ada") + "@gmail.com"));
        String younger = lead(Map.of("email", theirs));
        merge(older, younger);
        lead(Map.of("email", theirs, "phone", "+49 2"));
        shown(older).body("account.id", equalTo(account), "emailClass", equalTo("company"));

        unmerge(younger).body("account.id", equalTo(account), "emailClass", equalTo("company"));

        shown(older).body("account", nullValue(), "emailClass", equalTo("free"));
    }

    @Test
    void whatWasToldUnderKeysOfBothConcernsBothButEachKeepsItsOwnAddress() {
        String mine = someEmail();
        String theirs = someEmail();
        String older = lead(Map.of("email", mine));
        String younger = lead(Map.of("email", theirs));
        merge(older, younger);
        lead(Map.of("email", theirs, "otherEmails", List.of(mine), "phone", "+49 2"));

        unmerge(younger).body("email", equalTo(theirs), "phone", equalTo("+49 2"));

        shown(older).body("email", equalTo(mine), "phone", equalTo("+49 2"));
    }

    @Test
    void anAddressThatJoinedMeanwhileStaysWithTheSurvivorAndIsShownByNobodyElse() {
        String mine = someEmail();
        String theirs = someEmail();
        String joined = someEmail();
        String older = lead(Map.of("email", mine));
        String younger = lead(Map.of("email", theirs));
        merge(older, younger);
        lead(Map.of("email", joined, "otherEmails", List.of(theirs), "phone", "+49 2"));

        unmerge(younger).body("email", equalTo(theirs), "phone", equalTo("+49 2"), "otherEmails", empty());

        shown(older).body("email", equalTo(mine), "otherEmails", contains(joined), "phone", nullValue());
    }

    @Test
    void inAChainWhatWasToldOfTheInnermostIsShownOnItsWayAndIsItsOwn() {
        String theirs = someEmail();
        String oldest = capturedLead();
        String middle = capturedLead();
        String youngest = lead(Map.of("email", theirs));
        merge(middle, youngest);
        merge(oldest, middle);
        lead(Map.of("email", theirs, "phone", "+49 3"));

        unmerge(middle).body("phone", equalTo("+49 3"));
        shown(oldest).body("phone", nullValue());
        unmerge(youngest).body("phone", equalTo("+49 3"));
        shown(middle).body("phone", nullValue());
    }

    private static void merge(String one, String other) {
        as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + one + "/merge")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse unmerge(String id) {
        as("marketing").post("/v1/leads/" + id + "/unmerge").then().statusCode(200);
        return shown(id);
    }

    private static ValidatableResponse shown(String id) {
        return as("marketing").get("/v1/leads/" + id).then().statusCode(200);
    }
}
