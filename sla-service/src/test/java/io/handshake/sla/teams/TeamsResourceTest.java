package io.handshake.sla.teams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class TeamsResourceTest {
    @Inject
    Scene scene;

    @Test
    void aTeamIsWrittenChangedAndPublishedWhole() {
        String key = key();
        scene.put("/v1/teams/" + key, Map.of("title", "Berlin", "calendar", "24x7", "manager", "mona"))
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("key", equalTo(key))
                .body("calendar", equalTo("24x7"))
                .body("version", equalTo(1));

        scene.put("/v1/teams/" + key, Map.of("title", "Bonn")).statusCode(428);
        scene.put("/v1/teams/" + key, "\"2\"", Map.of("title", "Bonn")).statusCode(412);
        scene.put("/v1/teams/" + key, "\"1\"", Map.of("title", "Bonn"))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("manager", nullValue());

        sales().get("/v1/teams/" + key).then().statusCode(200).body("title", equalTo("Bonn"));
        assertThat(scene.types("team/" + key)).containsExactly("team-changed", "team-changed");
        assertThat(scene.history("team/" + key).getFirst().data()).contains("\"manager\":\"mona\"");
    }

    @Test
    void aTeamWrittenAsItIsStaysAsItIs() {
        String key = key();
        scene.team(key);

        scene.put("/v1/teams/" + key, "\"1\"", Map.of("title", "Team " + key))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        assertThat(scene.types("team/" + key)).hasSize(1);
    }

    @Test
    void teamsAreListedPageByPage() {
        List<String> keys = IntStream.range(0, 3).mapToObj(_ -> key()).sorted().toList();
        keys.forEach(scene::team);

        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = sales().get("/v1/teams?limit=2" + after).jsonPath();
            listed.addAll(page.getList("items.key"));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());

        assertThat(listed).isSorted().doesNotHaveDuplicates().containsAll(keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/title",
                "{'title': ' '};422;/title",
                "{'title': 'A', 'calendar': 'unheard-of'};422;/calendar",
                "{'title': 'A', 'manager': ' '};422;/manager",
                "{'title': 'A', 'size': 3};400;/size",
                "{'title': 7};400;/title"
            })
    void aBadTeamIsRefused(String body, int status, String pointer) {
        String key = key();

        assertThat(sales().contentType("application/json")
                        .body(body.replace('\'', '"'))
                        .put("/v1/teams/" + key)
                        .then()
                        .statusCode(status)
                        .contentType("application/problem+json")
                        .extract()
                        .jsonPath()
                        .<String>getList("errors.pointer"))
                .containsExactly(pointer);
        sales().get("/v1/teams/" + key).then().statusCode(404).body("type", equalTo("/problems/unknown-team"));
    }

    @Test
    void aKeyIsSmallLettersDigitsAndHyphens() {
        scene.put("/v1/teams/Upper", Map.of("title", "A")).statusCode(400);
    }

    private static String key() {
        return "t-" + UUID.randomUUID();
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }
}
