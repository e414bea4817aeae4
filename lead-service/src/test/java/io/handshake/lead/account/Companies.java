package io.handshake.lead.account;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.unique;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The companies that tests invent. */
final class Companies {
    private Companies() {}

    /** A domain nobody used before. */
    static String someDomain() {
        return unique("works") + ".example.org";
    }

    static Map<String, Object> company(Map<String, ?> told) {
        Map<String, Object> company = new HashMap<>(Map.of("name", unique("Example Works")));
        company.putAll(told);
        return company;
    }

    static ValidatableResponse post(Map<String, ?> told) {
        return as("sales").body(told).post("/v1/accounts").then();
    }

    /** A new account's id. */
    static String account(Map<String, ?> told) {
        return post(company(told)).statusCode(201).extract().path("id");
    }

    static String accountWith(String... domains) {
        return account(Map.of("domains", List.of(domains)));
    }

    static ValidatableResponse show(String account) {
        return as("rep").get("/v1/accounts/" + account).then().statusCode(200);
    }

    /** Changes the account as it is now. */
    static ValidatableResponse change(String account, Map<String, ?> told) {
        return as("sales")
                .header("If-Match", show(account).extract().header("ETag"))
                .body(told)
                .patch("/v1/accounts/" + account)
                .then();
    }

    static ValidatableResponse events(String subject) {
        return as("admin")
                .queryParam("subject", subject)
                .get("/v1/events")
                .then()
                .statusCode(200);
    }
}
