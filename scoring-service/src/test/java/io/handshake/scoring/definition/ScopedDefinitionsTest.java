package io.handshake.scoring.definition;

import static io.handshake.scoring.Agreed.LONG_AGO;
import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions for some leads: which counts for whom, what changes with a version, what sales asks beside it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class ScopedDefinitionsTest {
    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static String write(Map<String, ?> scope, Map<String, ?> more) {
        Map<String, Object> definition = definition(newKey());
        definition.put("scope", scope);
        definition.putAll(more);
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        return String.valueOf(definition.get("key"));
    }

    private static int edit(String key, Map<String, ?> scope, Map<String, ?> more) {
        Map<String, Object> version = new LinkedHashMap<>(definition("x"));
        version.remove("key");
        version.put("scope", scope);
        version.put("reason", "Sales asked for it.");
        version.putAll(more);
        return as("sales")
                .body(version)
                .post("/v1/definitions/" + key + "/versions")
                .then()
                .statusCode(201)
                .body("reason", equalTo("Sales asked for it."))
                .extract()
                .path("version");
    }

    private static ValidatableResponse signByBoth(String key, int version) {
        sign(key, version, "marketing", "mira").statusCode(201);
        return sign(key, version, "sales", "sven").statusCode(201);
    }

    private static ValidatableResponse inForce(Map<String, ?> lead) {
        return as("rep")
                .queryParams(lead)
                .get("/v1/definitions/in-force")
                .then()
                .statusCode(200);
    }

    @Test
    void theMostSpecificCountsForItsLeadsAndForNobodyElse() {
        String segment = newKey();
        String wide = write(Map.of("segment", segment), Map.of());
        String narrow = write(Map.of("segment", segment, "region", "EMEA"), Map.of());
        signByBoth(wide, 1).body("state", equalTo("in-force"));
        signByBoth(narrow, 1).body("state", equalTo("in-force"));

        inForce(Map.of("segment", segment, "region", "EMEA"))
                .body("agreed", equalTo(true))
                .body("counts.key", equalTo(narrow))
                .body("because", containsString("region EMEA, segment " + segment))
                .body("others.find { it.definition.key == '" + wide + "' }.why", equalTo("less-specific"))
                .body("others.find { it.definition.key == 'shipped' }.why", equalTo("shipped"));
        inForce(Map.of("segment", segment.toUpperCase(Locale.ROOT), "region", "emea"))
                .body("counts.key", equalTo(narrow));
        inForce(Map.of("segment", segment, "region", "APAC")).body("counts.key", equalTo(wide));
        inForce(Map.of("segment", segment)).body("counts.key", equalTo(wide));
        as("rep").get("/v1/definitions/" + wide).then().body("inForceVersion", equalTo(1));
        assertThat(payloads(narrow, "definition-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data.get("scope"))
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsEntry("region", "EMEA"));
    }

    @Test
    void whatCouldCoverTheSameLeadsIsRefusedAtSigningAndTheClashIsNamed() {
        String segment = newKey();
        String first = write(Map.of("segment", segment), Map.of());
        String clashing = write(Map.of("segment", segment), Map.of());
        String apart = write(Map.of("segment", segment + "2"), Map.of());
        signByBoth(first, 1);

        sign(clashing, 1, "marketing", "mira")
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-clash"))
                .body("detail", containsString(first + " version 1"));
        signByBoth(apart, 1);
    }

    @Test
    void whenAVersionEndsWithoutSuccessorWhatIsLeftSaysThatNobodyAgreed() {
        String segment = newKey();
        Instant end = Instant.now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS);
        String key = write(Map.of("segment", segment), Map.of("effectiveUntil", end.toString()));
        signByBoth(key, 1).body("effectiveUntil", equalTo(end.toString()));
        Map<String, String> lead = Map.of("segment", segment, "at", end.toString());

        as("rep")
                .queryParams(lead)
                .get("/v1/definitions/in-force")
                .then()
                .body("others.find { it.definition.key == '" + key + "' }.why", equalTo("expired"));
        as("rep")
                .queryParams(Map.of("segment", segment, "at", "2019-01-01T00:00:00Z"))
                .get("/v1/definitions/in-force")
                .then()
                .body("agreed", equalTo(false))
                .body("counts.key", equalTo("shipped"))
                .body("because", containsString("nobody agreed"))
                .body("because", containsString("let marketing and sales sign it"))
                .body("others.find { it.definition.key == '" + key + "' }.why", equalTo("not-yet-begun"));
    }

    @Test
    void leadsAreScoredAnewWhenAVersionBeginsAndWhenItEnds() {
        String key = newKey();
        Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String definition = write(Map.of("segment", key), Map.of("effectiveUntil", end.toString()));
        signByBoth(definition, 1);
        Eventually.untilAsserted(() -> assertThat(scoredAnew(definition)).containsExactly("in-force"));

        SettableClock.set(end);

        Eventually.untilAsserted(() -> assertThat(scoredAnew(definition)).containsExactly("ended", "in-force"));
        as("rep").get("/v1/definitions/" + definition + "/versions/1").then().body("state", equalTo("expired"));
    }

    private List<String> scoredAnew(String key) {
        return sql.list(
                "select cause from scoring_anew where key = ? and scored_at is not null order by cause",
                row -> row.getString("cause"),
                key);
    }

    @Test
    void anEndThatANewerVersionForestallsIsNoReasonToScoreAnew() {
        String segment = newKey();
        Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String key = write(Map.of("segment", segment), Map.of("effectiveUntil", end.toString()));
        signByBoth(key, 1);
        signByBoth(key, edit(key, Map.of("segment", segment), Map.of()));

        assertThat(sql.list(
                        "select version || cause as text from scoring_anew where key = ? order by 1",
                        row -> row.getString("text"),
                        key))
                .containsExactly("1in-force", "2in-force");
    }

    @Test
    void versionsAreListedInOrderWithTheirReasons() {
        Map<String, String> scope = Map.of("segment", newKey());
        String key = write(scope, Map.of());
        edit(key, scope, Map.of());
        edit(key, scope, Map.of());

        String next = as("auditor")
                .queryParam("limit", 2)
                .get("/v1/definitions/" + key + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items[0].reason", nullValue())
                .body("items[1].reason", equalTo("Sales asked for it."))
                .extract()
                .path("next");
        as("auditor")
                .queryParam("after", next)
                .get("/v1/definitions/" + key + "/versions")
                .then()
                .body("items.version", equalTo(List.of(3)))
                .body("next", nullValue());
        as("auditor").get("/v1/definitions/" + newKey() + "/versions").then().statusCode(404);
    }

    @Test
    void anAuthorProposesADraftOnceAndNobodyElseDoes() {
        String key = newKey();
        as("marketing", "mira")
                .body(definition(key))
                .post("/v1/definitions")
                .then()
                .statusCode(201);

        for (int i = 0; i < 2; i++) {
            as("marketing", "mira")
                    .post(version(key, 1) + "/proposal")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("proposed"));
        }
        as("rep").get(version(key, 1)).then().body("state", equalTo("proposed"));
        assertThat(payloads(key, "definition-proposed")).hasSize(1);
        as("sales", "sven")
                .post(version(key, 1) + "/proposal")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-the-author"));
    }

    @Test
    void whatIsSignedIsNotProposedAnyMore() {
        String key = newKey();
        Map<String, Object> definition = definition(key);
        definition.put("scope", Map.of("segment", key));
        as("marketing", "mira").body(definition).post("/v1/definitions").then().statusCode(201);
        as("marketing", "mira").post(version(key, 1) + "/proposal").then().statusCode(200);
        sign(key, 1, "sales", "sven").body("state", equalTo("signed-by-one"));

        as("marketing", "mira")
                .post(version(key, 1) + "/proposal")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-draft"));
    }

    @Test
    void anEditNeedsAReason() {
        String key = write(Map.of(), Map.of());
        Map<String, Object> version = definition("x");
        version.remove("key");

        as("sales")
                .body(version)
                .post("/v1/definitions/" + key + "/versions")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/reason"));
    }

    @Test
    void aDefinitionCannotHaveTheAddressOfWhatIsInForceAsItsKey() {
        as("sales")
                .body(definition("in-force"))
                .post("/v1/definitions")
                .then()
                .statusCode(409)
                .body("detail", containsString("choose another"));
    }

    @Test
    void whatAVersionChangesIsToldInPlainWords() {
        Map<String, String> scope = Map.of("segment", newKey());
        String before = inForce(scope).extract().path("counts.key");
        String key = write(scope, Map.of());
        diff(key, 1).body("againstKey", equalTo(before), "against", notNullValue());
        signByBoth(key, 1);
        edit(key, scope, Map.of("threshold", 30));
        edit(key, scope, Map.of("threshold", 40, "rules", List.of(rule("webinar", 10), rule("key-page", 1))));

        diff(key, 3)
                .body("againstKey", equalTo(key), "against", equalTo(1))
                .body("reason", equalTo("Sales asked for it."))
                .body("changes.what", equalTo(List.of("rule", "threshold")))
                .body("changes[0].kind", equalTo("added"))
                .body("changes[0].before", nullValue())
                .body("changes[1].text", equalTo("threshold was \"20\" and is \"40\""));
        as("rep")
                .queryParam("against", 2)
                .get(version(key, 3) + "/diff")
                .then()
                .body("changes[1].before", equalTo("30"), "changes[1].after", equalTo("40"));
        diff(key, 1).body("againstKey", equalTo(before), "against", notNullValue());
        signByBoth(key, 3);
        diff(key, 3).body("against", equalTo(2));
    }

    @Test
    void theFirstVersionOfAKeyIsComparedWithWhatIsInForceForItsScope() {
        String segment = newKey();
        String wide = write(Map.of("segment", segment), Map.of());
        signByBoth(wide, 1);
        String narrow = write(Map.of("segment", segment, "region", "EMEA"), Map.of("threshold", 40));

        diff(narrow, 1)
                .body("againstKey", equalTo(wide), "against", equalTo(1), "reason", nullValue())
                .body("changes.text", hasItem("threshold was \"20\" and is \"40\""));
        signByBoth(narrow, 1);
        diff(narrow, 1).body("againstKey", equalTo(wide));
        diff("shipped", 1).body("againstKey", nullValue()).body("changes.kind.unique()", equalTo(List.of("added")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/versions/9/diff", "/versions/1/diff?against=9", "/versions/9/comparison"})
    void aVersionThatIsNotThereCannotBeCompared(String path) {
        String key = write(Map.of(), Map.of());

        as("rep").get("/v1/definitions/" + key + path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in-force?at=today",
                "in-force?at=1969-12-31T23:59:59Z",
                "in-force?at=2026-11-01",
                "shipped/versions/1/diff?against=0",
                "shipped/versions/1/diff?against=x"
            })
    void aQuestionThatMakesNoSenseIsRefused(String path) {
        as("rep").get("/v1/definitions/" + path).then().statusCode(400).contentType("application/problem+json");
    }

    private static String version(String key, int version) {
        return "/v1/definitions/" + key + "/versions/" + version;
    }

    private static ValidatableResponse diff(String key, int version) {
        return as("rep").get(version(key, version) + "/diff").then().statusCode(200);
    }

    @Test
    void aChangeSoonAfterTheLastIsWarnedOfAndNotRefused() {
        Map<String, String> scope = Map.of("segment", newKey());
        String key = write(scope, Map.of());
        signByBoth(key, 1)
                .body("cadence.daysSinceLastChange", nullValue())
                .body("cadence.daysInForce", equalTo(0))
                .body("cadence.changesPerYear", equalTo(1))
                .body("cadence.warnings", hasSize(0));
        int second = edit(key, scope, Map.of());
        as("rep").get(version(key, second)).then().body("cadence.warnings", equalTo(List.of("too-soon")));

        signByBoth(key, second)
                .body("state", equalTo("in-force"))
                .body("cadence.daysSinceLastChange", equalTo(0))
                .body("cadence.changesPerYear", equalTo(2))
                .body("cadence.warnings", equalTo(List.of("too-soon")));
    }

    @Test
    void whatSalesAsksStandsBesideWhatTheDefinitionLooksAt() {
        String segment = newKey();
        String key = write(
                Map.of("segment", segment),
                Map.of(
                        "glossary",
                        Map.of("budget", "Money set aside for this."),
                        "fitRules",
                        List.of(Map.of(
                                "key",
                                "size",
                                "title",
                                "Size of the company",
                                "when",
                                List.of(Map.of("attribute", "companySize", "known", true)),
                                "points",
                                5))));
        Map<String, Object> asks = Map.of(
                "key",
                "SAL",
                "title",
                "Accepted",
                "milestone",
                "ACCEPTED",
                "owner",
                "SALES",
                "exitCriteria",
                List.of(
                        Map.of("key", "budget", "title", "Is there a budget?", "type", "YES_NO", "required", true),
                        Map.of("key", "need", "title", "Is there a need?", "type", "YES_NO", "required", false)));
        StubPeer.of("lead")
                .publish(
                        "funnel-in-force",
                        "funnel/" + segment,
                        1,
                        Map.of(
                                "funnel",
                                segment,
                                "version",
                                1,
                                "title",
                                "Theirs",
                                "scope",
                                Map.of("segment", segment),
                                "from",
                                LONG_AGO,
                                "stages",
                                List.of(asks)));

        Eventually.untilAsserted(() -> as("sales")
                .get(version(key, 1) + "/comparison")
                .then()
                .statusCode(200)
                .body("funnel.key", equalTo(segment))
                .body("shared", hasSize(1))
                .body("shared[0].question.text", equalTo("Is there a budget?"))
                .body("shared[0].statement.text", equalTo("Money set aside for this."))
                .body("shared[0].words", equalTo(List.of("budget")))
                .body("onlySales.key", equalTo(List.of("need")))
                .body("onlySales[0].milestone", equalTo("ACCEPTED"))
                .body("onlyDefinition.key", equalTo(List.of("size", "webinar"))));
    }
}
