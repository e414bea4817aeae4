package io.handshake.chassis.security;

import static io.restassured.RestAssured.given;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {

    Stream<String> unacceptable() {
        return Stream.of(
                "",
                "Bearer ",
                "Bearer garbage",
                "Bearer a.b.c",
                "Basic dXNlcjpwYXNz",
                TestTokens.expired("marketing"),
                TestTokens.wrongAudience("marketing"),
                TestTokens.wrongIssuer("marketing"),
                TestTokens.signedByAStranger("marketing"),
                TestTokens.unsigned("marketing"));
    }

    @ParameterizedTest
    @MethodSource("unacceptable")
    void onlyAValidTokenIsACredential(String authorization) {
        given().header("Authorization", authorization)
                .get("/v1/things")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void aMissingCredentialIs401BeforeTheBodyIsLookedAt() {
        given().contentType("application/json")
                .body("nonsense")
                .post("/v1/things")
                .then()
                .statusCode(401);
    }

    @Test
    void aRoleThatMayNotIs403() {
        given().header("Authorization", TestTokens.bearer("rep"))
                .get("/v1/things")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void healthAndTheContractArePublic() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/openapi").then().statusCode(200);
    }
}
