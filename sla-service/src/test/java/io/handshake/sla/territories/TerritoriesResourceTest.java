package io.handshake.sla.territories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class TerritoriesResourceTest {
    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
        scene.team("berlin");
    }

    @Test
    void aTerritoryIsWrittenChangedAndPublishedWhole() {
        UUID account = UUID.randomUUID();
        Map<String, Object> told = told("berlin", null);
        told.put(
                "criteria",
                Map.of("countries", List.of("DE", "AT"), "accounts", List.of(account), "namedAccounts", true));
        told.put("requiredSkills", List.of("german"));
        String key = key();

        scene.put("/v1/territories/" + key, told).statusCode(201).header("ETag", equalTo("\"1\""));
        JsonPath shown = sales().get("/v1/territories/" + key).jsonPath();
        assertThat(shown.getList("criteria.countries")).containsExactly("DE", "AT");
        assertThat(shown.getList("criteria.accounts")).containsExactly(account.toString());
        assertThat(shown.<Object>getList("criteria.regions")).isEmpty();
        assertThat(shown.getBoolean("criteria.namedAccounts")).isTrue();
        assertThat(shown.getBoolean("active")).isTrue();
        assertThat(shown.getString("team")).isEqualTo("berlin");

        scene.put("/v1/territories/" + key, "\"1\"", told).statusCode(200).header("ETag", equalTo("\"1\""));
        told.put("active", false);
        scene.put("/v1/territories/" + key, told).statusCode(428);
        scene.put("/v1/territories/" + key, "\"1\"", told)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("active", equalTo(false));
        assertThat(scene.types("territory/" + key)).containsExactly("territory-changed", "territory-changed");
        assertThat(JsonPath.from(scene.history("territory/" + key).getLast().data())
                        .<Object>get("criteria"))
                .isEqualTo(shown.get("criteria"));
    }

    @Test
    void aCircleOfTerritoriesIsRefusedAndShown() {
        scene.put("/v1/territories/a", told("berlin", null)).statusCode(201);
        scene.put("/v1/territories/b", told(null, "a")).statusCode(201);
        scene.put("/v1/territories/c", told(null, "b")).statusCode(201);

        scene.put("/v1/territories/a", "\"1\"", told("berlin", "c"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/parent")))
                .body("errors[0].message", containsString("a, then c, then b, then a"));
        scene.put("/v1/territories/a", "\"1\"", told("berlin", "a"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/parent")));
        scene.put("/v1/territories/d", told("berlin", "d"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/parent")));
    }

    @Test
    void twoChangesAtOnceMakeNoCircle() throws Exception {
        for (int i = 0; i < 4; i++) {
            String one = key();
            String other = key();
            scene.put("/v1/territories/" + one, told("berlin", null)).statusCode(201);
            scene.put("/v1/territories/" + other, told("berlin", null)).statusCode(201);
            List<Callable<Integer>> calls =
                    List.of(() -> status(one, told("berlin", other)), () -> status(other, told("berlin", one)));

            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> call : threads.invokeAll(calls)) {
                    statuses.add(call.get());
                }
            }

            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/criteria,/precedence,/title",
                "{'title': 'A', 'precedence': -1, 'criteria': {}, 'team': 'berlin'};422;/precedence",
                "{'title': 'A', 'precedence': 1, 'criteria': {}};422;/team",
                "{'title': 'A', 'precedence': 1, 'criteria': {}, 'team': 'unheard-of'};422;/team",
                "{'title': 'A', 'precedence': 1, 'criteria': {}, 'parent': 'unheard-of'};422;/parent",
                "{'title': 'A', 'precedence': 1, 'criteria': {'countries': ['Germany']}, 'team': 'berlin'};422;/criteria/countries/0",
                "{'title': 'A', 'precedence': 1, 'criteria': {'countries': ['DE', 'ZZ']}, 'team': 'berlin'};422;/criteria/countries/1",
                "{'title': 'A', 'precedence': 1, 'criteria': {'regions': ['emea', '']}, 'team': 'berlin'};422;/criteria/regions/1",
                "{'title': 'A', 'precedence': 1, 'criteria': {'regions': [null]}, 'team': 'berlin'};422;/criteria/regions/0",
                "{'title': 'A', 'precedence': 1, 'criteria': {'accounts': ['acme']}, 'team': 'berlin'};400;/criteria/accounts/0",
                "{'title': 'A', 'precedence': 1, 'criteria': {'planet': ['earth']}, 'team': 'berlin'};400;/criteria/planet",
                "{'title': 'A', 'precedence': '1', 'criteria': {}, 'team': 'berlin'};400;/precedence"
            })
    void aBadTerritoryIsRefused(String body, int status, String pointers) {
        String key = key();

        assertThat(sales().contentType("application/json")
                        .body(body.replace('\'', '"'))
                        .put("/v1/territories/" + key)
                        .then()
                        .statusCode(status)
                        .contentType("application/problem+json")
                        .extract()
                        .jsonPath()
                        .<String>getList("errors.pointer"))
                .containsExactlyInAnyOrder(pointers.split(","));
        sales().get("/v1/territories/" + key)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-territory"));
    }

    @Test
    void territoriesAreListedByKey() {
        for (String key : List.of("c", "a", "b")) {
            scene.put("/v1/territories/" + key, told("berlin", null)).statusCode(201);
        }

        JsonPath first = sales().get("/v1/territories?limit=2").jsonPath();
        assertThat(first.getList("items.key")).containsExactly("a", "b");
        assertThat(sales().get("/v1/territories?limit=2&after=" + first.getString("next"))
                        .jsonPath()
                        .getList("items.key"))
                .containsExactly("c");
    }

    private int status(String key, Map<String, Object> told) {
        return scene.put("/v1/territories/" + key, "\"1\"", told).extract().statusCode();
    }

    private static Map<String, Object> told(@Nullable String team, @Nullable String parent) {
        Map<String, Object> told = new HashMap<>(Map.of("title", "A", "precedence", 5, "criteria", Map.of()));
        if (team != null) {
            told.put("team", team);
        }
        if (parent != null) {
            told.put("parent", parent);
        }
        return told;
    }

    private static String key() {
        return "t-" + UUID.randomUUID();
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }
}
