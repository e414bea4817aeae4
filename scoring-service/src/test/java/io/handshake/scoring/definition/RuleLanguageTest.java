package io.handshake.scoring.definition;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.rule.RuleSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a definition may say beyond points per activity type, and what makes no sense. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class RuleLanguageTest {
    private static final String TYPE = "watched-video";

    private static boolean told;

    @Inject
    Rules rules;

    /** lead-service has a type with properties, and attributes of every kind. */
    @BeforeEach
    void tellOnce() {
        if (told) {
            return;
        }
        StubPeer lead = StubPeer.of("lead");
        Map<String, Object> properties = Map.of(
                "minutes", Map.of("type", "number"),
                "title", Map.of("type", "string"),
                "kind", Map.of("type", "string", "enum", List.of("demo", "talk")),
                "day", Map.of("type", "string", "format", "date"),
                "live", Map.of("type", "boolean"),
                "tags", Map.of("type", "array"),
                "other", Map.of());
        lead.publish(
                "activity-type-registered",
                TYPE,
                1,
                Map.of(
                        "key",
                        TYPE,
                        "title",
                        "Watched a video",
                        "intent",
                        "high",
                        "properties",
                        Map.of("type", "object", "properties", properties)));
        lead.publish(
                "activity-type-registered",
                "webinar",
                1,
                Map.of(
                        "key",
                        "webinar",
                        "title",
                        "Webinar",
                        "intent",
                        "high",
                        "properties",
                        Map.of("type", "object", "properties", Map.of("minutes", Map.of("type", "integer")))));
        declare(lead, "employees", "integer", List.of(), false);
        declare(lead, "stack", "text", List.of(), false);
        declare(lead, "plan", "choice", List.of("Basic", "Pro"), false);
        declare(lead, "renewal", "date", List.of(), false);
        declare(lead, "optedIn", "boolean", List.of(), false);
        declare(lead, "birthday", "date", List.of(), true);
        Eventually.untilAsserted(() -> {
            post(with("fitRules", List.of(fit(when("attributes.birthday", "known", true)))))
                    .statusCode(422)
                    .body("errors[0].message", containsString("person"));
            List<Map<String, Object>> known = Stream.of("employees", "stack", "plan", "renewal", "optedIn")
                    .map(key -> when("attributes." + key, "known", true))
                    .toList();
            post(with(Map.of(
                            "fitRules",
                            List.of(Map.of("key", "all", "when", known, "points", 1)),
                            "rules",
                            List.of(
                                    video(Map.of("where", List.of(where("minutes", "known", true)))),
                                    Map.of(
                                            "activityType",
                                            "webinar",
                                            "points",
                                            1,
                                            "where",
                                            List.of(where("minutes", "known", true)))))))
                    .statusCode(201);
        });
        told = true;
    }

    private static void declare(StubPeer lead, String key, String type, List<String> choices, boolean personal) {
        lead.publish(
                "lead-attribute-declared",
                key,
                1,
                Map.of("attribute", key, "title", key, "type", type, "choices", choices, "personal", personal));
    }

    private static ValidatableResponse post(Map<String, Object> definition) {
        return as("marketing").body(definition).post("/v1/definitions").then();
    }

    private static Map<String, Object> with(String member, Object value) {
        Map<String, Object> definition = definition(newKey());
        definition.put(member, value);
        return definition;
    }

    private static Map<String, Object> with(Map<String, Object> members) {
        Map<String, Object> definition = definition(newKey());
        definition.putAll(members);
        definition.values().removeIf("absent"::equals);
        return definition;
    }

    private static Map<String, Object> fit(Map<?, ?>... when) {
        return fit(List.of(when));
    }

    private static Map<String, Object> fit(List<? extends Map<?, ?>> when) {
        return Map.of("key", "f", "when", when, "points", 5);
    }

    private static Map<String, Object> when(String attribute, String test, Object value) {
        return Map.of("attribute", attribute, test, value);
    }

    private static Map<String, Object> where(String property, String test, Object value) {
        return Map.of("property", property, test, value);
    }

    private static Map<String, Object> video(Map<String, ?> more) {
        Map<String, Object> rule = new LinkedHashMap<>(rule(TYPE, 10));
        rule.putAll(more);
        return rule;
    }

    static Map<String, Object> full() {
        return Map.ofEntries(
                Map.entry(
                        "rules",
                        List.of(
                                rule("webinar", 10),
                                Map.of(
                                        "activityType",
                                        "webinar",
                                        "points",
                                        5,
                                        "key",
                                        "often",
                                        "title",
                                        "Comes often",
                                        "atLeast",
                                        3,
                                        "withinDays",
                                        90),
                                video(Map.of(
                                        "where",
                                        List.of(
                                                where("minutes", "atLeast", 10.5),
                                                where("kind", "is", List.of("demo"))),
                                        "halfLifeDays",
                                        7.5,
                                        "atMost",
                                        4,
                                        "group",
                                        "site")))),
                Map.entry(
                        "fitRules",
                        List.of(
                                Map.of(
                                        "key",
                                        "mid-size",
                                        "title",
                                        "Between 50 and 500 employees",
                                        "when",
                                        List.of(
                                                Map.of(
                                                        "attribute",
                                                        "attributes.employees",
                                                        "atLeast",
                                                        50,
                                                        "atMost",
                                                        500),
                                                when("emailClass", "isNot", List.of("free"))),
                                        "points",
                                        15,
                                        "group",
                                        "company"),
                                Map.of(
                                        "key",
                                        "edu",
                                        "when",
                                        List.of(when("emailDomain", "like", List.of("*.edu"))),
                                        "points",
                                        -5),
                                Map.of(
                                        "key",
                                        "renews",
                                        "when",
                                        List.of(
                                                Map.of(
                                                        "attribute",
                                                        "attributes.renewal",
                                                        "from",
                                                        "2026-01-01",
                                                        "to",
                                                        "2026-12-31"),
                                                when("existingCustomer", "is", List.of(true))),
                                        "points",
                                        5))),
                Map.entry(
                        "groups",
                        List.of(Map.of("key", "site", "cap", 20), Map.of("key", "company", "cap", 20, "floor", -10))),
                Map.entry("threshold", 25),
                Map.entry("minimumFit", 5),
                Map.entry("minimumIntent", 10),
                Map.entry("grid", List.of(Map.of("fit", 10, "intent", 10), Map.of("fit", 5, "intent", 20))),
                Map.entry("floor", -20),
                Map.entry("scope", Map.of("segment", "mid-market", "region", "EMEA")),
                Map.entry("effectiveUntil", "2027-01-01T00:00:00Z"));
    }

    @Test
    void everythingTheLanguageHasIsReadBackAsItWasWritten() {
        Map<String, Object> definition = with(full());

        Response created = as("marketing").body(definition).post("/v1/definitions");

        created.then().statusCode(201);
        for (String member : List.of("rules", "fitRules", "groups", "grid")) {
            assertThat(created.jsonPath().getList(member)).hasSameSizeAs((List<?>) definition.get(member));
        }
        created.then()
                .body("rules[0]", equalTo(Map.of("activityType", "webinar", "points", 10)))
                .body("rules[1].title", equalTo("Comes often"), "rules[1].atLeast", equalTo(3))
                .body("rules[2].halfLifeDays", equalTo(7.5f))
                .body("fitRules[0].when[0].atMost", equalTo(500))
                .body("fitRules[2].when[1].is", equalTo(List.of(true)))
                .body("groups[1]", equalTo(Map.of("key", "company", "cap", 20, "floor", -10)))
                .body("scope.segment", equalTo("mid-market"))
                .body("minimumFit", equalTo(5), "minimumIntent", equalTo(10), "floor", equalTo(-20))
                .body("effectiveUntil", equalTo("2027-01-01T00:00:00Z"));
        RuleSet arithmetic =
                rules.find(String.valueOf(definition.get("key")), 1).orElseThrow();
        assertThat(arithmetic.intentRules()).hasSize(3);
        assertThat(arithmetic.fitRules()).hasSize(3);
        assertThat(arithmetic.threshold().grid()).hasSize(2);
    }

    @Test
    void anEmptyListSaysNoMoreThanNone() {
        Map<String, Object> definition = definition(newKey());
        String hash = post(definition).statusCode(201).extract().path("hash");
        Map<String, Object> empty = definition(newKey());
        for (String member : List.of("fitRules", "groups", "grid")) {
            empty.put(member, List.of());
        }
        empty.put("rules", List.of(Map.of("activityType", "webinar", "points", 10, "where", List.of())));

        post(empty).statusCode(201).body("hash", equalTo(hash));
    }

    @Test
    void fitAloneCanQualify() {
        post(with(Map.of(
                        "rules",
                        List.of(),
                        "fitRules",
                        List.of(fit(when("country", "is", List.of("DE")))),
                        "threshold",
                        "absent",
                        "minimumFit",
                        5)))
                .statusCode(201)
                .body("rules", equalTo(List.of()));
    }

    private static Arguments wrongWhen(String pointer, String because, Map<?, ?>... when) {
        return Arguments.of(with("fitRules", List.of(fit(List.of(when)))), "/fitRules/0/when" + pointer, because);
    }

    private static Arguments wrongVideo(String pointer, String because, Map<String, ?> more) {
        return Arguments.of(with("rules", List.of(video(more))), "/rules/0" + pointer, because);
    }

    private static Arguments wrongWhere(String pointer, String because, Map<?, ?>... where) {
        return wrongVideo("/where" + pointer, because, Map.of("where", List.of(where)));
    }

    private static Arguments wrong(String pointer, String because, Map<String, Object> members) {
        return Arguments.of(with(members), pointer, because);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                wrongWhen("/0", "exactly one", Map.of("attribute", "country")),
                wrongWhen("/0", "says is, known", Map.of("attribute", "country", "is", List.of("DE"), "known", true)),
                wrongWhen("/0", "an attribute of the lead", Map.of("known", true)),
                wrongWhen("/0", "an attribute of the lead", where("minutes", "known", true)),
                wrongWhen("/0", "no property", Map.of("attribute", "country", "property", "minutes", "known", true)),
                wrongWhere("/0", "a property of the activity", when("country", "known", true)),
                wrongWhen("/0/is", "size", when("country", "is", List.of())),
                wrongWhen("/0/is/0", "null", when("country", "is", Arrays.asList((Object) null))),
                wrongWhen("/0/is/0", "1 to 200", when("country", "is", List.of(" "))),
                wrongWhen("/0/is/0", "1 to 200", when("country", "is", List.of("x".repeat(201)))),
                wrongWhen("/0/is/0", "1 to 200", when("country", "is", List.of(List.of("DE")))),
                wrongWhen("/0/is/0", "1e15", when("attributes.employees", "is", List.of(1e16))),
                wrongWhen("/0/like/0", "blank", when("country", "like", List.of(""))),
                wrongWhen("/0/like/0", "size", when("country", "like", List.of("x".repeat(201)))),
                wrongWhen("/0/atLeast", "1", when("attributes.employees", "atLeast", 1e16)),
                wrongVideo("/halfLifeDays", "greater than 0", Map.of("halfLifeDays", 0)),
                wrongVideo("/halfLifeDays", "greater than 0", Map.of("halfLifeDays", -7)),
                wrongVideo("/halfLifeDays", "nine decimals", Map.of("halfLifeDays", 1e-13)),
                wrongVideo("/halfLifeDays", "3650", Map.of("halfLifeDays", 3651)),
                wrongVideo("/withinDays", "1", Map.of("withinDays", 0)),
                wrongVideo("/withinDays", "3650", Map.of("withinDays", 3651)),
                wrongVideo("/atLeast", "2", Map.of("atLeast", 1)),
                wrongVideo("/atLeast", "1000", Map.of("atLeast", 1001)),
                wrongVideo("/atMost", "1", Map.of("atMost", 0)),
                wrongVideo("/atMost", "1000", Map.of("atMost", 1001)),
                wrongVideo("/atMost", "goes not together", Map.of("atLeast", 2, "atMost", 3)),
                wrongVideo("/key", "letter", Map.of("key", "1st")),
                wrongVideo("/title", "size", Map.of("title", "")),
                wrongVideo("/group", "no group", Map.of("group", "nowhere")),
                wrong("/fitRules/0/when", "size", Map.of("fitRules", List.of(fit(List.of())))),
                wrong("/fitRules/0/points", "0", Map.of("fitRules", List.of(points("f", 0)))),
                wrong("/fitRules/0/points", "1000", Map.of("fitRules", List.of(points("f", 1001)))),
                wrong("/fitRules/0/key", "letter", Map.of("fitRules", List.of(points("a b", 1)))),
                wrong("/fitRules/1/key", "another rule", Map.of("fitRules", List.of(points("f", 1), points("f", 2)))),
                wrong("/fitRules/0/key", "another rule", Map.of("fitRules", List.of(points("webinar", 1)))),
                wrong(
                        "/rules/1/key",
                        "another rule",
                        Map.of("rules", List.of(rule("webinar", 1), video(Map.of("key", "webinar"))))),
                wrong(
                        "/groups/0",
                        "cap",
                        Map.of("groups", List.of(Map.of("key", "g")), "rules", List.of(video(Map.of("group", "g"))))),
                wrong("/groups/0/key", "no rule", Map.of("groups", List.of(Map.of("key", "g", "cap", 50)))),
                wrong("/groups/0/cap", "0", Map.of("groups", List.of(Map.of("key", "g", "cap", -1)))),
                wrong("/groups/0/floor", "0", Map.of("groups", List.of(Map.of("key", "g", "floor", 1)))),
                wrong(
                        "/groups/1/key",
                        "another group",
                        Map.of(
                                "groups",
                                List.of(Map.of("key", "g", "cap", 50), Map.of("key", "g", "floor", -1)),
                                "rules",
                                List.of(video(Map.of("group", "g"))))),
                wrong(
                        "/groups/0/key",
                        "each kind",
                        Map.of(
                                "groups",
                                List.of(Map.of("key", "g", "cap", 50)),
                                "rules",
                                List.of(video(Map.of("group", "g"))),
                                "fitRules",
                                List.of(Map.of(
                                        "key",
                                        "f",
                                        "when",
                                        List.of(when("country", "known", true)),
                                        "points",
                                        1,
                                        "group",
                                        "g")))),
                wrong("/floor", "0", Map.of("floor", 1)),
                wrong("/scope/segment", "size", Map.of("scope", Map.of("segment", ""))),
                wrong("/effectiveUntil", "after effectiveFrom", Map.of("effectiveUntil", "2019-01-01T00:00:00Z")));
    }

    private static Map<String, Object> points(String key, int points) {
        return Map.of("key", key, "when", List.of(when("country", "known", true)), "points", points);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                wrongWhen("/0/atLeast", "country is a text", when("country", "atLeast", 1)),
                wrongWhen("/0/from", "country is a text", when("country", "from", "2026-01-01")),
                wrongWhen("/0/is/0", "a text", when("country", "is", List.of(5))),
                wrongWhen("/0/isNot/1", "a text", when("country", "isNot", List.of("DE", true))),
                wrongWhen("/0/is/0", "a number", when("attributes.employees", "is", List.of("50"))),
                wrongWhen("/0/like", "is a number", when("attributes.employees", "like", List.of("5*"))),
                wrongWhen("/0/is/0", "true or false", when("existingCustomer", "is", List.of("true"))),
                wrongWhen("/0/atMost", "true or false", when("attributes.optedIn", "atMost", 1)),
                wrongWhen("/0/is/0", "a date", when("attributes.renewal", "is", List.of("soon"))),
                wrongWhen("/0/is/1", "free, company, none", when("emailClass", "is", List.of("free", "private"))),
                wrongWhen("/0/isNot/0", "Basic, Pro", when("attributes.plan", "isNot", List.of("Gold"))),
                wrongWhen("/0", "no value", when("attributes.plan", "like", List.of("G*"))),
                wrongWhen("/0", "no value", when("attributes.plan", "isNot", List.of("basic", "pro"))),
                wrongWhen("/0/attribute", "of the person", when("attributes.birthday", "from", "1990-01-01")),
                wrongWhere("/0/atLeast", "is a text", where("title", "atLeast", 1)),
                wrongWhere("/0/is/0", "a number", where("minutes", "is", List.of("ten"))),
                wrongWhere("/0/is/0", "demo, talk", where("kind", "is", List.of("film"))),
                wrongWhere("/0/like", "true or false", where("live", "like", List.of("t*"))),
                wrongWhere("/0/is", "a list", where("tags", "is", List.of("a"))),
                wrongWhere("/0/atMost", "is a date", where("day", "atMost", 3)));
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                wrongWhen(
                        "/0/atLeast",
                        "more than atMost",
                        Map.of("attribute", "attributes.employees", "atLeast", 500, "atMost", 50)),
                wrongWhen(
                        "/0/from",
                        "after to",
                        Map.of("attribute", "attributes.renewal", "from", "2026-12-31", "to", "2026-01-01")),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("attributes.employees", "atLeast", 50),
                        when("attributes.employees", "atMost", 49)),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("country", "is", List.of("DE")),
                        when("country", "is", List.of("FR"))),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("country", "is", List.of("DE")),
                        when("country", "isNot", List.of("de"))),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("country", "is", List.of("DE")),
                        when("country", "like", List.of("F*"))),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("country", "known", false),
                        when("country", "isNot", List.of("DE"))),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("country", "known", false),
                        when("country", "known", true)),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("attributes.renewal", "from", "2026-05-01"),
                        when("attributes.renewal", "to", "2026-04-30")),
                wrongWhen(
                        "/1",
                        "conditions on it before",
                        when("existingCustomer", "isNot", List.of(true)),
                        when("existingCustomer", "isNot", List.of(false))),
                wrongWhere(
                        "/1",
                        "conditions on it before",
                        where("other", "atLeast", 1),
                        where("other", "like", List.of("x"))));
    }

    static Stream<Arguments> unreachable() {
        return Stream.of(
                wrong("/threshold", "what qualifies", Map.of("threshold", "absent")),
                wrong("/threshold", "at most 10 points", Map.of("rules", List.of(video(Map.of("atMost", 1))))),
                wrong("/threshold", "at most 10 points", Map.of("rules", List.of(video(Map.of("atLeast", 5))))),
                wrong(
                        "/threshold",
                        "at most 15 points",
                        Map.of(
                                "rules",
                                List.of(video(Map.of("group", "g"))),
                                "groups",
                                List.of(Map.of("key", "g", "cap", 15)))),
                wrong(
                        "/threshold",
                        "at most 0 points",
                        Map.of(
                                "rules",
                                List.of(
                                        rule("webinar", 10),
                                        Map.of("activityType", "webinar", "points", -10, "key", "back")))),
                wrong("/minimumFit", "at most 0 points", Map.of("minimumFit", 1)),
                wrong(
                        "/minimumFit",
                        "at most 5 points",
                        Map.of("minimumFit", 6, "fitRules", List.of(points("f", 5), points("g", -5)))),
                wrong(
                        "/minimumIntent",
                        "at most 10 points",
                        Map.of(
                                "minimumIntent",
                                11,
                                "threshold",
                                "absent",
                                "rules",
                                List.of(video(Map.of("atMost", 1))))),
                wrong(
                        "/grid/1/fit",
                        "at most 0 points",
                        Map.of("grid", List.of(Map.of("fit", 0, "intent", 20), Map.of("fit", 5, "intent", 10)))),
                wrong(
                        "/grid/1",
                        "there already",
                        Map.of("grid", List.of(Map.of("fit", 0, "intent", 20), Map.of("fit", 0, "intent", 20)))),
                wrong("/minimumFit", "every lead", Map.of("threshold", "absent", "minimumFit", 0)),
                wrong(
                        "/grid",
                        "every lead",
                        Map.of("threshold", "absent", "grid", List.of(Map.of("fit", -5, "intent", 0)))));
    }

    @ParameterizedTest
    @MethodSource({"shapes", "misfits", "contradictions", "unreachable"})
    void whatMakesNoSenseIsRefusedWithPointerAndReason(Map<String, Object> definition, String pointer, String because) {
        post(definition)
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.message", containsString(because));
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                wrongWhen("/0/attribute", "try again", when("shoeSize", "known", true)),
                wrongWhen("/0/attribute", "try again", when("attributes.shoeSize", "known", true)),
                wrongWhen("/0/attribute", "try again", when("employees", "known", true)),
                wrongWhere("/0/property", "try again", where("seconds", "known", true)),
                Arguments.of(
                        with(
                                "rules",
                                List.of(Map.of(
                                        "activityType",
                                        "key-page",
                                        "points",
                                        10,
                                        "where",
                                        List.of(where("minutes", "known", true))))),
                        "/rules/0/where/0/property",
                        "try again"));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void anUnknownAttributeOrPropertyIsRefusedAndTheMessageSaysToTryAgain(
            Map<String, Object> definition, String pointer, String because) {
        post(definition)
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-attribute"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].message", containsString(because));
    }

    static Stream<Map<String, Object>> fine() {
        return Stream.of(
                with("threshold", 1_000_000),
                with(Map.of("rules", List.of(video(Map.of("atMost", 2))))),
                with("fitRules", List.of(fit(when("country", "known", true), when("country", "isNot", List.of("DE"))))),
                with(
                        "fitRules",
                        List.of(fit(
                                when("attributes.employees", "atLeast", 50),
                                when("attributes.employees", "atMost", 50)))),
                with("fitRules", List.of(fit(when("latestUtm.source", "like", List.of("news*"))))),
                with("fitRules", List.of(fit(when("attributes.plan", "like", List.of("B*"))))),
                with(Map.of(
                        "rules",
                        List.of(video(Map.of("where", List.of(where("other", "is", List.of(1, "one", true)))))))),
                with(Map.of(
                        "rules",
                        List.of(rule("webinar", 10), Map.of("activityType", "webinar", "points", -5, "key", "back")))),
                with("rules", Collections.nCopies(1, video(Map.of("halfLifeDays", 0.25, "withinDays", 3650)))));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void whatCanQualifySomebodyIsFine(Map<String, Object> definition) {
        post(definition).statusCode(201);
    }

    @Test
    void theExamplesInTheGuideMakeSense() throws IOException {
        List<String> examples = Pattern.compile("```json\\n(\\{\"key\".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "scoring.md")))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).hasSize(2);
        for (String example : examples) {
            String key = new JsonPath(example).getString("key");
            as("marketing")
                    .body(example.replace("\"" + key + "\"", "\"" + newKey() + "\""))
                    .post("/v1/definitions")
                    .then()
                    .statusCode(201);
        }
    }
}
