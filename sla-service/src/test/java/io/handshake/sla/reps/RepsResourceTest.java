package io.handshake.sla.reps;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class RepsResourceTest {

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @Test
    void aRepIsRegisteredAndPublished() {
        String id = scene.rep("rita", 50);

        sales().get("/v1/reps/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("name", equalTo("Rep rita"))
                .body("userSub", equalTo("rita"))
                .body("weeklyCapacity", equalTo(50))
                .body("active", equalTo(true));
        assertThat(scene.types(id)).containsExactly("rep-registered");
        assertThat(scene.history(id).getFirst().data()).contains("\"weeklyCapacity\":50");
    }

    @Test
    void aUserIsOneRepAtMostEvenWhenRegisteredTwiceAtOnce() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(_ ->
                        (Callable<Integer>) () -> register("{\"name\":\"A\",\"userSub\":\"ann\",\"weeklyCapacity\":1}")
                                .extract()
                                .statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        register("{\"name\":\"A\",\"userSub\":\"ann\",\"weeklyCapacity\":1}")
                .statusCode(409)
                .body("type", equalTo("/problems/user-has-rep"));
    }

    @Test
    void aChangeNeedsTheVersionItIsBasedOn() {
        String id = scene.rep("rita", 50);

        change(id, null, "{\"weeklyCapacity\":60}").statusCode(428);
        change(id, "\"0\"", "{\"weeklyCapacity\":60}").statusCode(200).header("ETag", equalTo("\"1\""));
        change(id, "\"0\"", "{\"weeklyCapacity\":70}").statusCode(412);
        change(id, "\"1\"", "{\"name\":\"Rita Reed\"}")
                .statusCode(200)
                .body("name", equalTo("Rita Reed"))
                .body("weeklyCapacity", equalTo(60));
        assertThat(scene.types(id)).containsExactly("rep-registered", "rep-changed", "rep-changed");
    }

    @Test
    void aMonthlyCapacityIsShownAsItWasToldAndByTheAverageWeek() {
        String id = scene.rep("rita", Map.of("capacity", Map.of("count", 14, "per", "month")));

        sales().get("/v1/reps/" + id)
                .then()
                .body("capacity", equalTo(Map.of("count", 14, "per", "month")))
                .body("weeklyCapacity", equalTo(3));
        change(id, "\"0\"", "{\"weeklyCapacity\":3}")
                .statusCode(200)
                .body("capacity", equalTo(Map.of("count", 3, "per", "week")))
                .body("weeklyCapacity", equalTo(3));
        assertThat(scene.history(id).getFirst().data()).contains("\"capacity\":{\"count\":14,\"per\":\"month\"}");
        assertThat(scene.types(id)).hasSize(2);
    }

    @Test
    void whereARepBelongsIsToldChangedAndCleared() {
        scene.team("berlin");
        String id = scene.rep(
                "rita",
                Map.of(
                        "weeklyCapacity", 5,
                        "side", "SALES",
                        "team", "berlin",
                        "calendar", "24x7",
                        "skills", List.of("german", "steel")));
        JsonPath told = sales().get("/v1/reps/" + id).jsonPath();
        assertThat(told.getString("team")).isEqualTo("berlin");
        assertThat(told.getString("calendar")).isEqualTo("24x7");
        assertThat(told.getList("skills")).containsExactly("german", "steel");

        change(id, "\"0\"", "{\"clear\":[\"team\",\"calendar\"],\"side\":\"BDR\",\"skills\":[]}")
                .statusCode(200)
                .body("team", nullValue())
                .body("calendar", nullValue())
                .body("side", equalTo("BDR"))
                .body("skills", equalTo(List.of()));
        change(id, "\"1\"", "{\"clear\":[\"team\"]}").statusCode(200).header("ETag", equalTo("\"1\""));
        assertThat(scene.types(id)).containsExactly("rep-registered", "rep-changed");
    }

    @Test
    void aChangeThatChangesNothingIsNoFact() {
        String id = scene.rep("rita", 50);

        change(id, "\"0\"", "{}").statusCode(200).header("ETag", equalTo("\"0\""));
        change(id, "\"0\"", "{\"weeklyCapacity\":50,\"active\":true,\"name\":null}")
                .statusCode(200)
                .header("ETag", equalTo("\"0\""));
        assertThat(scene.types(id)).containsExactly("rep-registered");
    }

    @Test
    void repsAreListedPageByPage() {
        List<String> ids =
                IntStream.range(0, 5).mapToObj(i -> scene.rep("rep-" + i, i)).toList();

        JsonPath first = sales().get("/v1/reps?limit=3").jsonPath();
        JsonPath second =
                sales().get("/v1/reps?limit=3&after=" + first.getString("next")).jsonPath();

        assertThat(first.<String>getList("items.id")).hasSize(3);
        assertThat(second.<String>getList("items.id")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        List<String> all = new ArrayList<>(first.getList("items.id"));
        all.addAll(second.getList("items.id"));
        assertThat(all).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/name",
                "{\"name\":\" \",\"userSub\":\"a\",\"weeklyCapacity\":1};422;/name",
                "{\"name\":\"A\",\"userSub\":\"\",\"weeklyCapacity\":1};422;/userSub",
                "{\"name\":\"A\",\"userSub\":\"a\"};422;/weeklyCapacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"capacity\":{\"count\":1,\"per\":\"week\"}};422;/capacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"capacity\":{\"count\":-1,\"per\":\"month\"}};422;/capacity/count",
                "{\"name\":\"A\",\"userSub\":\"a\",\"capacity\":{\"count\":1,\"per\":\"day\"}};422;/capacity/per",
                "{\"name\":\"A\",\"userSub\":\"a\",\"capacity\":{\"per\":\"month\"}};422;/capacity/count",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"team\":\"unheard-of\"};422;/team",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"calendar\":\"unheard-of\"};422;/calendar",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"side\":\"MARKETING\"};422;/side",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"skills\":[\"\"]};422;/skills/0",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":-1};422;/weeklyCapacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":10001};422;/weeklyCapacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1.5};400;/weeklyCapacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":\"1\"};400;/weeklyCapacity",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"id\":\"x\"};400;/id",
                "{\"name\":\"A\",\"userSub\":\"a\",\"weeklyCapacity\":1,\"active\":true};400;/active",
                "{\"name\":\"A\\u0000\",\"userSub\":\"a\",\"weeklyCapacity\":1};400;/name",
                "{\"name\":;400;",
                "[];400;"
            })
    void aBadRepIsRefused(String body, int status, @Nullable String pointer) {
        ValidatableResponse answer = register(body).statusCode(status).contentType("application/problem+json");
        if (pointer != null) {
            assertThat(answer.extract().jsonPath().<String>getList("errors.pointer"))
                    .contains(pointer);
        }
        sales().get("/v1/reps").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"weeklyCapacity\":-1};422",
                "{\"weeklyCapacity\":10001};422",
                "{\"weeklyCapacity\":1,\"capacity\":{\"count\":1,\"per\":\"week\"}};422",
                "{\"capacity\":{\"count\":-1,\"per\":\"week\"}};422",
                "{\"team\":\"unheard-of\"};422",
                "{\"side\":\"BDR\",\"clear\":[\"side\"]};422",
                "{\"clear\":[\"name\"]};422",
                "{\"name\":\"\"};422",
                "{\"name\":\" \"};422",
                "{\"active\":\"yes\"};400",
                "{\"userSub\":\"b\"};400",
                "{\"version\":3};400"
            })
    void aBadChangeIsRefused(String body, int status) {
        String id = scene.rep("rita", 50);

        change(id, "\"0\"", body).statusCode(status).contentType("application/problem+json");
        sales().get("/v1/reps/" + id).then().header("ETag", equalTo("\"0\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/reps/17",
                "/v1/reps?limit=0",
                "/v1/reps?limit=500",
                "/v1/reps?after=x",
                "/v1/policies?after=x"
            })
    void aMalformedQuestionIs400(String question) {
        sales().get(question).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anUnknownRepIs404() {
        String unknown = UUID.randomUUID().toString();

        sales().get("/v1/reps/" + unknown).then().statusCode(404).body("type", equalTo("/problems/unknown-rep"));
        change(unknown, "\"0\"", "{\"weeklyCapacity\":1}").statusCode(404);
    }

    @Test
    void theShippedPromiseIsAnAnswerWithinTwoDaysAroundTheClock() {
        given().header("Authorization", TestTokens.bearer("auditor"))
                .get("/v1/policies?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.key == 'shipped' }.shipped", equalTo(true))
                .body("items.find { it.key == 'shipped' }.inForce", equalTo(true))
                .body("items.find { it.key == 'shipped' }.clocks.kind", equalTo(List.of("accept")))
                .body("items.find { it.key == 'shipped' }.clocks[0].targetSeconds", equalTo(172_800))
                .body("items.find { it.key == 'shipped' }.clocks[0].calendar.key", equalTo("24x7"))
                .body("items.find { it.key == 'shipped' }.effectiveFrom", equalTo("1970-01-01T00:00:00Z"));
    }

    @Test
    void theSameKeyRegistersOnce() {
        Map<String, Object> rep = Map.of("name", "A", "userSub", "ann", "weeklyCapacity", 3);
        String key = UUID.randomUUID().toString();

        String first = sales().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(rep)
                .post("/v1/reps")
                .asString();
        sales().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(rep)
                .post("/v1/reps")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first));
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }

    private static ValidatableResponse register(String body) {
        return sales().contentType("application/json")
                .body(body)
                .post("/v1/reps")
                .then();
    }

    private static ValidatableResponse change(String id, @Nullable String etag, String body) {
        RequestSpecification request = sales().contentType("application/json").body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .patch("/v1/reps/" + id)
                .then();
    }
}
