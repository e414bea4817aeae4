package io.handshake.chassis.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ProblemAnswersTest {

    @Test
    void anUnknownPathIsAProblem() {
        problem(asMarketing().get("/nowhere").then(), 404);
    }

    @Test
    void aWrongMethodSaysWhichAreAllowed() {
        problem(asMarketing().delete("/v1/things").then(), 405).header("Allow", containsString("POST"));
    }

    @Test
    void aFormatThatIsNotSpokenIsAProblem() {
        problem(asMarketing().accept("image/png").get("/v1/things").then(), 406);
        problem(
                        asMarketing()
                                .contentType("text/plain")
                                .body("x")
                                .post("/v1/things")
                                .then(),
                        415)
                .header("Accept", "application/json")
                .body("detail", equalTo("Send the body as application/json, and say so in Content-Type."));
    }

    @Test
    void aBodyBeyondTheLimitIsAProblem() {
        String huge = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";
        problem(
                asMarketing()
                        .contentType("application/json")
                        .body(huge)
                        .post("/v1/things")
                        .then(),
                413);
    }

    @Test
    void anEndlessAddressIsAProblem() {
        problem(asMarketing().get("/v1/things?x=" + "y".repeat(5_000)).then(), 414);
    }

    @Test
    void aMalformedParameterIsNotAnEmpty404() {
        problem(asMarketing().get("/v1/things/not-a-uuid").then(), 400);
        problem(
                asMarketing()
                        .urlEncodingEnabled(false)
                        .get("/v1/things?limit=%00")
                        .then(),
                400);
        problem(asMarketing().get("/v1/things?limit=many").then(), 400)
                .body("errors.parameter", hasItem("limit"))
                .body("errors.message", hasItem("must be a whole number"));
        problem(asMarketing().get("/v1/things?limit=0").then(), 400).body("errors.parameter", hasItem("limit"));
    }

    @Test
    void aParameterThatTheOperationDoesNotHaveIsAProblemThatNamesThoseItHas() {
        problem(asMarketing().get("/v1/things?limit=1&size=2&offset").then(), 400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors.parameter", contains("offset", "size"))
                .body("errors.message", everyItem(equalTo("is not known here; this operation has limit, name, since")));
        problem(
                        asMarketing()
                                .get("/v1/things/00000000-0000-7000-8000-000000000000?limit=1")
                                .then(),
                        400)
                .body("errors.message", contains("is not known here; this operation has no query parameters"));
        given().get("/v1/things?offset=1").then().statusCode(401);
        asMarketing().get("/v1/things?limit=").then().statusCode(200);
    }

    @Test
    void aParameterThatIsNoListIsToldOnce() {
        problem(asMarketing().get("/v1/things?limit=1&limit=2&limit=1&since=").then(), 400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors.parameter", contains("limit"))
                .body("errors.message", contains("is told 3 times; tell it once"));
        asMarketing().get("/v1/things?name=a&name=b").then().statusCode(200);
    }

    @Test
    void aPlusThatTheAddressTurnedIntoASpaceIsExplained() {
        RequestSpecification asWritten = asMarketing().urlEncodingEnabled(false);
        problem(asWritten.get("/v1/things?since=2026-01-01T00:00:00+01:00").then(), 400)
                .body("errors.parameter", contains("since"))
                .body(
                        "errors.message",
                        contains(
                                "must be an RFC 3339 instant such as 2026-01-31T09:00:00Z, 1900 to 2199; write the + of an offset as"
                                        + " %2B, since + in an address means a space"));
        problem(asMarketing().get("/v1/things?since=yesterday").then(), 400)
                .body(
                        "errors.message",
                        contains("must be an RFC 3339 instant such as 2026-01-31T09:00:00Z, 1900 to 2199"));
        asMarketing()
                .urlEncodingEnabled(false)
                .get("/v1/things?since=2026-01-01T00:00:00%2B01:00")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B999999999-01-01T00:00:00Z",
                "-5000-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "2200-01-01T00:00:00Z",
                "%202026-01-01T00:00:00Z"
            })
    void anInstantInAnAddressHasTheFormAndBoundsOfOneInABody(String since) {
        problem(
                        asMarketing()
                                .urlEncodingEnabled(false)
                                .get("/v1/things?since=" + since)
                                .then(),
                        400)
                .body("errors.parameter", contains("since"))
                .body("errors.message", contains(containsString("1900 to 2199")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "00000000-0000-7000-8000-0", "0000001-00001-0000-0000-000000000001"})
    void anIdHasTheFormOfAUuid(String id) {
        problem(asMarketing().get("/v1/things/" + id).then(), 400)
                .body("errors.parameter", contains("id"))
                .body("errors.message", contains("must be a UUID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%C0%AF", "%E9", "%F8%88%80%80%80", "a%00"})
    void whatIsNoTextIsRefusedInAnAddress(String value) {
        problem(
                asMarketing()
                        .urlEncodingEnabled(false)
                        .get("/v1/things?name=" + value)
                        .then(),
                400);
        problem(asMarketing().urlEncodingEnabled(false).get("/v1/" + value).then(), 400);
        asMarketing()
                .urlEncodingEnabled(false)
                .get("/v1/things?name=%F0%9F%98%80")
                .then()
                .statusCode(200);
    }

    @Test
    void whereSomethingIsMadeIsToldAsAPathSoThatProxiesNeedNotRewriteIt() {
        ValidatableResponse made = post("{\"name\":\"relative\"}").statusCode(201);

        made.header("Location", equalTo("/v1/things/" + made.extract().path("id")));
    }

    @Test
    void malformedPercentEncodingIsAProblem() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request = "GET /v1/things/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + TestTokens.bearer("marketing") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void anUnknownIdIsAProblemOfItsOwnKind() {
        problem(
                        asMarketing()
                                .get("/v1/things/00000000-0000-7000-8000-000000000000")
                                .then(),
                        404)
                .body("type", equalTo("/problems/unknown-thing"));
    }

    @Test
    void whatIsNotAcceptableIsNamedByPointer() {
        problem(post("{\"name\":\"\",\"parts\":[{\"name\":\"a\"},{\"name\":\" \"}]}"), 422)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/parts/1/name"));
    }

    @Test
    void aMissingBodyIsAProblem() {
        problem(asMarketing().contentType("application/json").post("/v1/things").then(), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\"",
                "{\"name\":\"a\"} trailing",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"id\":\"00000000-0000-7000-8000-000000000000\"}",
                "{\"name\":7}",
                "{\"name\":true}",
                "{\"name\":\"a\\u0000\"}",
                "{\"name\":\"a\\ud800\"}",
                "{\"name\":\"a\",\"size\":1.5}",
                "{\"name\":\"a\",\"size\":\"1\"}",
                "{\"name\":\"a\",\"size\":\"\"}",
                "{\"name\":\"a\",\"size\":99999999999}",
                "{\"name\":\"a\",\"madeAt\":\"\"}",
                "{\"name\":\"a\",\"madeAt\":1700000000}",
                "{\"name\":\"a\",\"madeAt\":\"2026-01-31\"}",
                "{\"name\":\"a\",\"madeAt\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"name\":\"a\",\"parts\":{}}",
                "{\"name\":\"a\",\"parts\":\"\"}",
                "[]",
                "\"\"",
                "nonsense"
            })
    void jsonIsReadAsItIsWritten(String body) {
        problem(post(body), 400).body("errors[0].message", notNullValue());
    }

    @Test
    void aNumberTooLargeForItsMemberIsNamedWithItsBounds() {
        problem(post("{\"name\":\"a\",\"size\":99999999999}"), 400)
                .body("errors.pointer", contains("/size"))
                .body("errors.message", contains("must be a whole number from -2147483648 to 50"));
    }

    @Test
    void aNumberTooLargeSinksOnlyItsItemOfABatch() {
        asMarketing()
                .contentType("application/json")
                .body("{\"things\":[{\"name\":\"good\"},{\"name\":\"a\",\"size\":99999999999},{\"name\":\"b\"}]}")
                .post("/v1/things/batch")
                .then()
                .statusCode(200)
                .body("[0]", equalTo("good"))
                .body("[1]", equalTo("/things/1/size must be a whole number from -2147483648 to 50"))
                .body("[2]", equalTo("b"));
    }

    @Test
    void depthIsLimited() {
        problem(post("{\"name\":" + "[".repeat(200) + "]".repeat(200) + "}"), 400);
    }

    @Test
    void oneBadItemOfABatchIsToldWithItsPlaceAndDoesNotSinkTheRest() {
        asMarketing()
                .contentType("application/json")
                .body("{\"things\":[{\"name\":\"good\"},{\"name\":7},{\"name\":\"\"}]}")
                .post("/v1/things/batch")
                .then()
                .statusCode(200)
                .body("[0]", equalTo("good"))
                .body("[1]", containsString("/things/1/name "))
                .body("[2]", containsString("/things/2/name "));
    }

    @Test
    void aBatchWithTooManyItemsIsTooLarge() {
        String items = String.join(",", java.util.Collections.nCopies(4, "{\"name\":\"good\"}"));
        problem(
                        asMarketing()
                                .contentType("application/json")
                                .body("{\"things\":[" + items + "]}")
                                .post("/v1/things/batch")
                                .then(),
                        413)
                .body("errors.pointer", hasItem("/things"));
    }

    @Test
    void aChangeWithoutItsVersionIsRefusedAndSoIsAStaleOne() {
        String thing = "/v1/things/00000000-0000-7000-8000-000000000000";
        String body = "{\"name\":\"a\"}";
        problem(
                asMarketing()
                        .contentType("application/json")
                        .body(body)
                        .put(thing)
                        .then(),
                428);
        problem(
                asMarketing()
                        .contentType("application/json")
                        .header("If-Match", "\"6\"")
                        .body(body)
                        .put(thing)
                        .then(),
                412);
        asMarketing()
                .contentType("application/json")
                .header("If-Match", "\"7\"")
                .body(body)
                .put(thing)
                .then()
                .statusCode(200);
    }

    @Test
    void anUnexpectedFailureTellsNothingButItsTraceId() {
        problem(asMarketing().get("/v1/things/broken").then(), 500)
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body(not(containsString("nowhere")))
                .body(not(containsString("SQL")))
                .body(not(containsString("Exception")));
    }

    private static RequestSpecification asMarketing() {
        return given().header("Authorization", TestTokens.bearer("marketing"));
    }

    private static ValidatableResponse post(String body) {
        return asMarketing()
                .contentType("application/json")
                .body(body)
                .post("/v1/things")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", matchesPattern("/problems/[a-z-]+"))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("instance", notNullValue())
                .body("errors", notNullValue());
    }
}
