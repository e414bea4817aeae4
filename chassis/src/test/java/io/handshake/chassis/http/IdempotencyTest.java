package io.handshake.chassis.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class IdempotencyTest {
    @Inject
    Sql sql;

    @Test
    void theStoredAnswerIsReplayedByteForByte() {
        String key = UUID.randomUUID().toString();
        String name = unused();
        Response first = make(key, name);
        Response second = make("\"" + key + "\"", name);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        make(key, unused()).then().statusCode(201);

        make(key, unused()).then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void aMalformedKeyIsRefused() {
        make("with space", unused()).then().statusCode(400);
        make("x".repeat(256), unused()).then().statusCode(400);
    }

    @Test
    void aFailedRequestDoesNotBurnItsKey() {
        String key = UUID.randomUUID().toString();
        make(key, "").then().statusCode(422);

        make(key, unused()).then().statusCode(201);
    }

    @Test
    void anotherCallerMayUseTheSameKey() {
        String key = UUID.randomUUID().toString();
        String name = unused();
        make(key, name).then().statusCode(201);

        given().header("Authorization", TestTokens.bearer("admin"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"name\":\"" + name + "\"}")
                .post("/v1/things")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/name-taken"));
    }

    @Test
    void fiftyEqualPostsAtOnceDoTheirWorkOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String name = unused();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(() -> make(key, name).statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 409);
            }
        }
        assertThat(sql.list("select 1 from thing where name = ?", row -> 1, name))
                .hasSize(1);
        make(key, name).then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    private static String unused() {
        return UUID.randomUUID().toString().substring(0, 18);
    }

    private static Response make(String key, String name) {
        return given().header("Authorization", TestTokens.bearer("marketing"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"name\":\"" + name + "\"}")
                .post("/v1/things");
    }
}
