package io.handshake.chassis.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Pages of other origins may call only when the operator has listed their origin. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class CrossOriginTest {
    private static final String LISTED = "https://app.example.org";
    private static final String STRANGER = "https://stranger.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void aListedOriginMayAskAheadAndReadTheHeadersItNeeds() {
        given().header("Origin", LISTED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key,if-match")
                .options("/v1/things")
                .then()
                .statusCode(200)
                .header(ALLOWED, LISTED);
        given().header("Origin", LISTED)
                .header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/things")
                .then()
                .statusCode(200)
                .header(ALLOWED, LISTED)
                .header("Access-Control-Expose-Headers", containsString("ETag"));
    }

    @Test
    void anyOtherOriginIsToldNothing() {
        given().header("Origin", STRANGER)
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/things")
                .then()
                .header(ALLOWED, nullValue());
        given().header("Origin", STRANGER)
                .header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/things")
                .then()
                .header(ALLOWED, nullValue());
    }
}
