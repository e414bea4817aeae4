package io.handshake.lead.funnels;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.funnels.Agreed.LONG_AGO;
import static io.handshake.lead.funnels.Agreed.add;
import static io.handshake.lead.funnels.Agreed.create;
import static io.handshake.lead.funnels.Agreed.edit;
import static io.handshake.lead.funnels.Agreed.funnel;
import static io.handshake.lead.funnels.Agreed.newKey;
import static io.handshake.lead.funnels.Agreed.newRegion;
import static io.handshake.lead.funnels.Agreed.stage;
import static io.handshake.lead.funnels.Agreed.stagesOf;
import static io.handshake.lead.funnels.Agreed.threeStages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.agreement.Terms;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class FunnelsResourceTest {
    @Test
    void theFourTemplatesAreShippedAndWaterfallCounts() {
        as("auditor")
                .queryParam("limit", 200)
                .get("/v1/funnels")
                .then()
                .statusCode(200)
                .body("items.key", hasItems("commit", "rate", "smarketing", "waterfall"))
                .body("items.find { it.key == 'waterfall' }.inForce", equalTo(true))
                .body("items.find { it.key == 'rate' }.inForce", equalTo(false));
        as("sales")
                .get("/v1/funnels/waterfall")
                .then()
                .statusCode(200)
                .body("version", equalTo(1), "shipped", equalTo(true))
                .body("stages.key", contains("Lead", "MQL", "SAL", "SQL", "SQO", "Customer"))
                .body("stages.handoffTo", contains(null, "SALES", null, null, null, null));
        assertThat(Agreed.get("rate", 1).getString("state")).isEqualTo("draft");
        assertThat(Agreed.get("waterfall", 1).getString("state")).isEqualTo("in-force");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waterfall", "commit", "smarketing", "rate"})
    void whatIsShippedHasTheHashOfItsText(String key) {
        JsonPath shipped = Agreed.get(key, 1);
        String document = shipped.getString("document");

        assertThat(Terms.hash(document)).isEqualTo(shipped.getString("hash"));
        assertThat(Terms.read(document).document()).isEqualTo(document);
    }

    @Test
    void aFunnelIsWrittenAsADraft() {
        String key = newKey();
        String region = newRegion();

        create(funnel(key, threeStages(), Map.of("region", region)))
                .statusCode(201)
                .header("Location", "/v1/funnels/" + key + "/versions/1")
                .body("state", equalTo("draft"), "version", equalTo(1), "shipped", equalTo(false))
                .body("scope.region", equalTo(region), "scope.segment", nullValue())
                .body("inForceFrom", nullValue(), "reason", nullValue(), "effectiveUntil", nullValue())
                .body("createdBy.subject", equalTo("marketing-1"));

        create(funnel(key, threeStages(), Map.of())).statusCode(409).body("type", equalTo("/problems/key-taken"));
        as("rep")
                .get("/v1/funnels/" + key)
                .then()
                .statusCode(200)
                .body("inForce", equalTo(false), "latestVersion", equalTo(1));
    }

    @Test
    void aFunnelThatHandsOverWithoutAnAcceptanceGateSaysSoBeforeItIsSigned() {
        String key = newKey();

        create(funnel(key, threeStages(), Map.of("region", newRegion())))
                .statusCode(201)
                .body("gated", equalTo(false), "warnings", contains("no-acceptance-gate"));

        as("sales").get("/v1/funnels/" + key).then().body("gated", equalTo(false));
        as("sales").get("/v1/funnels/waterfall").then().body("gated", equalTo(true));
        assertThat(Agreed.get("waterfall", 1).getList("warnings")).isEmpty();
        for (String ungated : List.of("rate", "smarketing")) {
            assertThat(Agreed.get(ungated, 1).getList("warnings")).containsExactly("no-acceptance-gate");
        }
    }

    @Test
    void aFunnelThatHandsNothingOverNeedsNoAcceptanceGate() {
        List<Map<String, Object>> stages =
                List.of(stage("New", "LEAD", "MARKETING", null), stage("Client", "CUSTOMER", "SALES", null));

        create(funnel(newKey(), stages, Map.of("region", newRegion())))
                .statusCode(201)
                .body("gated", equalTo(false), "warnings.size()", equalTo(0));
    }

    @Test
    void anEditIsANewVersionWithAReason() {
        String key = newKey();
        create(funnel(key, threeStages(), Map.of("region", newRegion()))).statusCode(201);

        add(key, edit(threeStages(), Map.of("region", newRegion())))
                .statusCode(201)
                .body("version", equalTo(2), "reason", equalTo("The test wants it."), "state", equalTo("draft"));

        Map<String, Object> silent = new LinkedHashMap<>(edit(threeStages(), Map.of()));
        silent.remove("reason");
        add(key, silent).statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        add(newKey(), edit(threeStages(), Map.of())).statusCode(404);
        String next = as("sales")
                .queryParam("limit", 1)
                .get("/v1/funnels/" + key + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(1))
                .extract()
                .path("next");
        as("sales")
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get("/v1/funnels/" + key + "/versions")
                .then()
                .body("items.version", contains(2), "next", nullValue());
    }

    @Test
    void whatIsNotThereIsUnknown() {
        for (String path : List.of("/x", "/x/versions", "/waterfall/versions/99")) {
            as("sales")
                    .get("/v1/funnels" + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-funnel"));
        }
        as("sales").get("/v1/funnels/waterfall/versions/0").then().statusCode(400);
        as("sales").get("/v1/funnels/waterfall/versions/x").then().statusCode(400);
        as("sales").queryParam("after", "nonsense").get("/v1/funnels").then().statusCode(400);
    }

    static Stream<Arguments> senselessBodies() {
        return Stream.of(
                wrong("/stages", body -> stages(body).subList(1, 3).clear()),
                wrong("/stages", body -> stages(body).removeFirst()),
                wrong("/stages", body -> stages(body).removeLast()),
                wrong("/stages/1/key", body -> stages(body).get(1).put("key", "New")),
                wrong("/stages/1/key", body -> stages(body).get(1).put("key", "a b")),
                wrong("/stages/1/title", body -> stages(body).get(1).put("title", "")),
                wrong("/stages/2/milestone", body -> stages(body).add(2, stage("Q", "QUALIFIED", "SALES", null))),
                wrong("/stages/1/milestone", body -> stages(body).add(1, stage("V", "VISITOR", "MARKETING", null))),
                wrong("/stages/1/milestone", body -> stages(body).add(0, stage("O", "OPPORTUNITY", "SALES", null))),
                wrong("/stages/2/milestone", body -> stages(body).add(stage("O", "OPPORTUNITY", "SALES", null))),
                wrong("/stages/0/handoffTo", body -> stages(body).getFirst().put("handoffTo", "SALES")),
                wrong("/stages/1/handoffTo", body -> stages(body).get(1).put("handoffTo", "MARKETING")),
                wrong("/effectiveFrom", body -> body.put("effectiveFrom", "1969-12-31T00:00:00Z")),
                wrong("/effectiveUntil", body -> body.put("effectiveUntil", LONG_AGO)),
                wrong("/scope/region", body -> body.put("scope", Map.of("region", ""))),
                wrong("/stages/2/exitCriteria", body -> criteria(body, 2, List.of(criterion("budget", "YES_NO")))),
                wrong(
                        "/stages/1/exitCriteria/1/key",
                        body -> criteria(body, 1, List.of(criterion("budget", "YES_NO"), criterion("budget", "DATE")))),
                wrong(
                        "/stages/1/exitCriteria/0/choices",
                        body -> criteria(body, 1, List.of(criterion("size", "CHOICE")))),
                wrong(
                        "/stages/1/exitCriteria/0/choices",
                        body -> criteria(
                                body, 1, List.of(with(criterion("size", "NUMBER"), "choices", List.of("a", "b"))))),
                wrong(
                        "/stages/1/exitCriteria/0/choices",
                        body -> criteria(
                                body, 1, List.of(with(criterion("size", "CHOICE"), "choices", List.of("a", "a"))))),
                wrong(
                        "/stages/1/exitCriteria/0/required",
                        body -> criteria(body, 1, List.of(with(criterion("size", "DATE"), "required", null)))));
    }

    @ParameterizedTest
    @MethodSource("senselessBodies")
    void aFunnelThatNoPassCouldGoThroughIsRefused(String pointer, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> body = funnel(newKey(), threeStages(), Map.of());
        spoil.accept(body);

        create(body).statusCode(422).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));
        body.remove("key");
        body.put("reason", "x");
        add("waterfall", body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void unknownWordsAreNotRead() {
        Map<String, Object> unknownOwner = funnel(newKey(), threeStages(), Map.of());
        stages(unknownOwner).get(1).put("owner", "FINANCE");
        create(unknownOwner).statusCode(400).body("errors[0].pointer", equalTo("/stages/1/owner"));
        create(funnel(newKey(), threeStages(), Map.of("planet", "Mars"))).statusCode(400);
        Map<String, Object> readOnly = funnel(newKey(), threeStages(), Map.of());
        readOnly.put("state", "in-force");
        create(readOnly).statusCode(400).body("errors[0].pointer", equalTo("/state"));
    }

    @Test
    void tooMuchIsTooLarge() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(stage("S" + i, "LEAD", "SALES", null));
        }
        create(funnel(newKey(), many, Map.of())).statusCode(413);
    }

    @Test
    void aFunnelMayKnowVisitorsAndAcceptBeforeOrAfterItQualifies() {
        for (String template : List.of("waterfall", "commit", "smarketing", "rate")) {
            create(funnel(newKey(), stagesOf(template), Map.of("region", newRegion())))
                    .statusCode(201);
        }
    }

    @Test
    void theCatalogueOfStagesHoldsThoseOfEveryFunnelInForce() {
        String key = Agreed.inForce(threeStages(), newRegion());
        List<Map<String, Object>> stages = new ArrayList<>();
        String next = null;
        do {
            var request = as("bdr").queryParam("limit", 4);
            if (next != null) {
                request.queryParam("after", next);
            }
            JsonPath page =
                    request.get("/v1/stages").then().statusCode(200).extract().jsonPath();
            stages.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);

        assertThat(stages)
                .filteredOn(stage -> key.equals(stage.get("funnel")))
                .extracting(stage -> stage.get("key"))
                .containsExactly("New", "Ready", "Client");
        assertThat(stages)
                .filteredOn(stage -> "waterfall".equals(stage.get("funnel")))
                .extracting(stage -> stage.get("title"))
                .contains("Marketing qualified lead");
        assertThat(stages).noneMatch(stage -> "rate".equals(stage.get("funnel")));
        as("bdr").queryParam("after", "x").get("/v1/stages").then().statusCode(400);
        as("bdr")
                .queryParam("limit", 0)
                .get("/v1/stages")
                .then()
                .statusCode(400)
                .body("detail", containsString("limit"));
    }

    @Test
    void theCatalogueOfStagesHoldsSupersededVersionsWhenAskedForThem() {
        String region = newRegion();
        String key = Agreed.inForce(threeStages(), region);
        add(key, edit(stagesOf("commit"), Map.of("region", region))).statusCode(201);
        Agreed.signByBoth(key, 2);

        assertThat(versionsInCatalogue(key, "false")).containsOnly(2);
        assertThat(versionsInCatalogue(key, "true")).containsOnly(1, 2);
        as("bdr")
                .queryParam("superseded", "maybe")
                .get("/v1/stages")
                .then()
                .statusCode(400)
                .body("detail", containsString("superseded"));
    }

    private static List<Integer> versionsInCatalogue(String funnel, String superseded) {
        List<Integer> versions = new ArrayList<>();
        String next = null;
        do {
            var request = as("bdr").queryParam("superseded", superseded);
            if (next != null) {
                request.queryParam("after", next);
            }
            JsonPath page =
                    request.get("/v1/stages").then().statusCode(200).extract().jsonPath();
            versions.addAll(page.getList("items.findAll { it.funnel == '" + funnel + "' }.version"));
            next = page.getString("next");
        } while (next != null);
        return versions;
    }

    private static Arguments wrong(String pointer, Consumer<Map<String, Object>> spoil) {
        return Arguments.of(pointer, spoil);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> stages(Map<String, Object> body) {
        return (List<Map<String, Object>>) Objects.requireNonNull(body.get("stages"));
    }

    private static Map<String, Object> criterion(String key, String type) {
        return new LinkedHashMap<>(Map.of("key", key, "title", "Is it so?", "type", type, "required", true));
    }

    private static Map<String, Object> with(Map<String, Object> criterion, String member, @Nullable Object value) {
        criterion.put(member, value);
        return criterion;
    }

    private static void criteria(Map<String, Object> body, int stage, List<Map<String, Object>> criteria) {
        stages(body).get(stage).put("exitCriteria", criteria);
    }
}
