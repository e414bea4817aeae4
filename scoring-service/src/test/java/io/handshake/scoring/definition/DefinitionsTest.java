package io.handshake.scoring.definition;

import static io.handshake.scoring.Agreed.LONG_AGO;
import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class DefinitionsTest {
    @Test
    void aNewDefinitionIsVersionOneWithoutSignatures() {
        String key = newKey();

        Response created = as("marketing", "mira").body(definition(key)).post("/v1/definitions");

        created.then()
                .statusCode(201)
                .header("Location", "/v1/definitions/" + key + "/versions/1")
                .body("key", equalTo(key))
                .body("version", equalTo(1))
                .body("state", equalTo("draft"))
                .body("shipped", equalTo(false))
                .body("signatures", empty())
                .body("inForceFrom", nullValue())
                .body("effectiveFrom", equalTo(LONG_AGO))
                .body("scope.segment", nullValue(), "scope.region", nullValue(), "scope.channel", nullValue())
                .body("rules", equalTo(List.of(Map.of("activityType", "webinar", "points", 10))))
                .body("createdBy.subject", equalTo("mira"));
        as("rep")
                .get("/v1/definitions/" + key + "/versions/1")
                .then()
                .statusCode(200)
                .header("ETag", created.header("ETag"))
                .body("", equalTo(created.jsonPath().getMap("")));
    }

    @Test
    void theEtagIsTheHashOfTheDocument() {
        Response created = as("sales").body(definition(newKey())).post("/v1/definitions");

        JsonPath body = created.jsonPath();
        assertThat(body.getString("hash")).isEqualTo(Terms.hash(body.getString("document")));
        assertThat(created.header("ETag")).isEqualTo("\"" + body.getString("hash") + "\"");
    }

    @Test
    void theHashDoesNotDependOnTheOrderOfMembersInTheRequest() {
        Map<String, Object> definition = definition(newKey());
        List<String> members = new ArrayList<>(definition.keySet()).reversed();
        Map<String, Object> turned = new LinkedHashMap<>();
        members.forEach(member -> turned.put(member, definition.get(member)));
        turned.put("key", newKey());

        String hash = as("admin").body(definition).post("/v1/definitions").path("hash");

        as("admin").body(turned).post("/v1/definitions").then().statusCode(201).body("hash", equalTo(hash));
    }

    @Test
    void aGlossaryMayBeLeftOut() {
        Map<String, Object> definition = definition(newKey());
        definition.remove("glossary");

        as("admin")
                .body(definition)
                .post("/v1/definitions")
                .then()
                .statusCode(201)
                .body("glossary", equalTo(Map.of()));
    }

    @Test
    void aKeyIsTakenOnce() {
        String key = newKey();
        as("marketing").body(definition(key)).post("/v1/definitions").then().statusCode(201);

        as("sales")
                .body(definition(key))
                .post("/v1/definitions")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/key-taken"))
                .body("detail", containsString(key));
    }

    @Test
    void anEditIsANewVersionAndTheOldOneStaysAsItWas() {
        String key = newKey();
        Response first = as("marketing").body(definition(key)).post("/v1/definitions");

        as("sales")
                .body(version(List.of(rule("key-page", 5)), 15, LONG_AGO))
                .post("/v1/definitions/" + key + "/versions")
                .then()
                .statusCode(201)
                .header("Location", "/v1/definitions/" + key + "/versions/2")
                .body("version", equalTo(2))
                .body("state", equalTo("draft"))
                .body("signatures", empty());

        as("sales")
                .get("/v1/definitions/" + key + "/versions/1")
                .then()
                .body("", equalTo(first.jsonPath().getMap("")));
        as("sales")
                .get("/v1/definitions/" + key)
                .then()
                .statusCode(200)
                .body("latestVersion", equalTo(2))
                .body("inForceVersion", nullValue());
    }

    @Test
    void editsAtTheSameTimeGetNumbersOfTheirOwn() {
        String key = newKey();
        as("marketing").body(definition(key)).post("/v1/definitions").then().statusCode(201);

        List<Integer> versions = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> as("marketing")
                        .body(version(List.of(rule("webinar", 10)), 20 + i, LONG_AGO))
                        .post("/v1/definitions/" + key + "/versions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("version"))
                .sorted()
                .toList();

        assertThat(versions).isEqualTo(IntStream.rangeClosed(2, 13).boxed().toList());
    }

    @Test
    void theShippedDefinitionIsThereFromTheBeginning() {
        JsonPath shipped = as("auditor")
                .get("/v1/definitions/shipped/versions/1")
                .then()
                .statusCode(200)
                .body("shipped", equalTo(true))
                .body("effectiveFrom", equalTo("1970-01-01T00:00:00Z"))
                .body("inForceFrom", equalTo("1970-01-01T00:00:00Z"))
                .body("threshold", equalTo(20))
                .body(
                        "rules",
                        equalTo(List.of(
                                Map.of("activityType", "webinar", "points", 10),
                                Map.of("activityType", "pricing-page", "points", 10),
                                Map.of("activityType", "key-page", "points", 1),
                                Map.of("activityType", "careers-page", "points", -20))))
                .extract()
                .jsonPath();

        assertThat(shipped.getString("hash")).isEqualTo(Terms.hash(shipped.getString("document")));
        assertThat(shipped.getString("hash"))
                .isEqualTo("140c92a9a21dd6e0511d10192dcb03444195d88db57b7267ed5142a61bf55ad2");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("key", "Capital", "/key"),
                Arguments.of("key", "a".repeat(64), "/key"),
                Arguments.of("key", null, "/key"),
                Arguments.of("name", " ", "/name"),
                Arguments.of("name", "n".repeat(201), "/name"),
                Arguments.of("description", null, "/description"),
                Arguments.of("description", "n".repeat(10_001), "/description"),
                Arguments.of("glossary", Map.of("term", ""), "/glossary/term"),
                Arguments.of("rules", null, "/rules"),
                Arguments.of("rules", List.of(), "/rules"),
                Arguments.of("rules", Arrays.asList((Object) null), "/rules/0"),
                Arguments.of("rules", List.of(rule("webinar", 0), rule("key-page", 1)), "/rules/0/points"),
                Arguments.of("rules", List.of(rule("webinar", 1001)), "/rules/0/points"),
                Arguments.of("rules", List.of(rule("webinar", -1001), rule("key-page", 1)), "/rules/0/points"),
                Arguments.of("rules", List.of(Map.of("activityType", "webinar")), "/rules/0/points"),
                Arguments.of("rules", List.of(Map.of("points", 10)), "/rules/0/activityType"),
                Arguments.of("rules", List.of(rule("webinar", -10)), "/rules"),
                Arguments.of("rules", List.of(rule("webinar", 10), rule("webinar", 5)), "/rules/1/activityType"),
                Arguments.of("threshold", 0, "/threshold"),
                Arguments.of("threshold", -20, "/threshold"),
                Arguments.of("threshold", 1_000_001, "/threshold"),
                Arguments.of("threshold", null, "/threshold"),
                Arguments.of("effectiveFrom", null, "/effectiveFrom"),
                Arguments.of("effectiveFrom", "1969-12-31T23:59:59Z", "/effectiveFrom"),
                Arguments.of("effectiveFrom", "2100-01-01T00:00:00Z", "/effectiveFrom"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aDefinitionThatMakesNoSenseIsRefusedWithAPointer(String member, Object value, String pointer) {
        Map<String, Object> definition = new HashMap<>(definition(newKey()));
        definition.put(member, value);

        as("marketing")
                .body(definition)
                .post("/v1/definitions")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aDefinitionWithMoreRulesThanAnybodyCanReadIsTooLarge() {
        Map<String, Object> definition = new HashMap<>(definition(newKey()));
        definition.put("rules", Collections.nCopies(201, rule("webinar", 10)));

        as("marketing")
                .body(definition)
                .post("/v1/definitions")
                .then()
                .statusCode(413)
                .body("errors.pointer", hasItem("/rules"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("threshold", 1.5),
                Arguments.of("threshold", "twenty"),
                Arguments.of("effectiveFrom", ""),
                Arguments.of("effectiveFrom", "tomorrow"),
                Arguments.of("effectiveFrom", "+999999999-01-01T00:00:00Z"),
                Arguments.of("rules", "webinar"),
                Arguments.of("rules", List.of(Map.of("activityType", "webinar", "points", 1.5))),
                Arguments.of("version", 7),
                Arguments.of("hash", "00"),
                Arguments.of("state", "in-force"),
                Arguments.of("signatures", List.of()));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aMemberOfTheWrongTypeOrUnknownOrReadOnlyIsRefused(String member, Object value) {
        Map<String, Object> definition = new HashMap<>(definition(newKey()));
        definition.put(member, value);

        as("marketing")
                .body(definition)
                .post("/v1/definitions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1));
    }

    @Test
    void anUnknownActivityTypeIsRefusedAndTheMessageSaysToTryAgain() {
        Map<String, Object> definition = definition(newKey());
        definition.put("rules", List.of(rule("webinar", 10), rule("nobody-registered-this", 5)));

        as("marketing")
                .body(definition)
                .post("/v1/definitions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-activity-type"))
                .body("errors[0].pointer", equalTo("/rules/1/activityType"))
                .body("errors[0].message", containsString("try again"))
                .body("detail", containsString("try again"));
    }

    @Test
    void aTypeThatLeadServiceRegisteredIsKnownSoon() {
        String type = newType();
        Map<String, Object> definition = definition(newKey());
        definition.put("rules", List.of(rule(type, 10)));

        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
    }

    @Test
    void aThresholdThatNeedsRepetitionIsFine() {
        Map<String, Object> definition = definition(newKey());
        definition.put("threshold", 1_000_000);

        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        as("sales")
                .get("/v1/definitions/" + newKey())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-definition"));
        as("sales")
                .get("/v1/definitions/shipped/versions/2")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-definition-version"));
        as("sales")
                .body(version(List.of(rule("webinar", 10)), 20, LONG_AGO))
                .post("/v1/definitions/" + newKey() + "/versions")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "1.5", "99999999999"})
    void aVersionIsAPositiveNumber(String version) {
        as("sales").get("/v1/definitions/shipped/versions/" + version).then().statusCode(400);
    }

    @Test
    void theListShowsEveryDefinitionOnceWhateverThePageSize() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            mine.add(newKey());
            as("admin")
                    .body(definition(mine.getLast()))
                    .post("/v1/definitions")
                    .then()
                    .statusCode(201);
        }

        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            var request = as("auditor").queryParam("limit", 2);
            JsonPath page = (after == null ? request : request.queryParam("after", after))
                    .get("/v1/definitions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.key"));
            after = page.getString("next");
        } while (after != null);

        assertThat(listed)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("shipped")
                .containsAll(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=nonsense", "after=%00"})
    void aListParameterThatMakesNoSenseIsRefused(String query) {
        as("sales").get("/v1/definitions?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theSameRequestWithTheSameIdempotencyKeyIsAnsweredTheSame() {
        String key = newKey();
        Map<String, Object> definition = definition(key);
        Response first =
                as("marketing").header("Idempotency-Key", key).body(definition).post("/v1/definitions");

        Response second =
                as("marketing").header("Idempotency-Key", key).body(definition).post("/v1/definitions");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
    }
}
