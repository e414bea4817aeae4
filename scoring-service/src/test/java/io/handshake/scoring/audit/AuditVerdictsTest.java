package io.handshake.scoring.audit;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.audit.AuditCalls.close;
import static io.handshake.scoring.audit.AuditCalls.drawn;
import static io.handshake.scoring.audit.AuditCalls.items;
import static io.handshake.scoring.audit.AuditCalls.judged;
import static io.handshake.scoring.audit.AuditCalls.newSegment;
import static io.handshake.scoring.audit.AuditCalls.ofSegment;
import static io.handshake.scoring.audit.AuditCalls.result;
import static io.handshake.scoring.audit.AuditCalls.say;
import static io.handshake.scoring.audit.AuditCalls.verdict;
import static io.handshake.scoring.audit.HandedOff.THEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.audit.AuditCalls.Cell;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class AuditVerdictsTest {
    @Inject
    Sql sql;

    @Inject
    LatestAudit latestAudit;

    private String threeItems() {
        String segment = newSegment();
        for (int i = 0; i < 3; i++) {
            HandedOff.at(sql, THEN, segment, "EMEA").accepted();
        }
        return drawn(ofSegment(segment, 3));
    }

    @Test
    void eachVerdictOfABatchIsRecordedOrRefusedOnItsOwn() {
        String audit = threeItems();

        as("auditor", "anna")
                .body("""
                        {"verdicts": [{"item": 1, "verdict": "qualified"}, {"item": 2, "verdict": "not-qualified"},
                          {"item": 4, "verdict": "qualified"}, {"item": 2, "verdict": "qualified", "reason": "no-need"},
                          {"item": 2, "verdict": "not-qualified", "reason": "other"}, {"item": 0, "verdict": "perhaps"},
                          {"item": 2, "verdict": "not-qualified", "reason": "bad luck"}, {"item": 3, "score": 20}, null,
                          {"item": 3, "verdict": "not-qualified", "reason": "other", "text": "A test."}]}""")
                .post("/v1/audits/" + audit + "/verdicts")
                .then()
                .statusCode(200)
                .body("results.index", contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .body(
                        "results.outcome",
                        contains(
                                "recorded",
                                "failed",
                                "failed",
                                "failed",
                                "failed",
                                "failed",
                                "failed",
                                "failed",
                                "failed",
                                "recorded"))
                .body("results[1].errors.pointer", contains("/verdicts/1/reason"))
                .body("results[2].errors.pointer", contains("/verdicts/2/item"))
                .body("results[3].errors.pointer", contains("/verdicts/3/reason"))
                .body("results[4].errors.pointer", contains("/verdicts/4/text"))
                .body("results[5].errors.pointer", contains("/verdicts/5/item", "/verdicts/5/verdict"))
                .body("results[6].errors.pointer", contains("/verdicts/6/reason"))
                .body("results[7].errors.pointer", contains("/verdicts/7/score"));
        as("auditor").get("/v1/audits/" + audit).then().body("judged", equalTo(2));
        assertThat(items(audit).getString("items[2].said.text")).isEqualTo("A test.");
    }

    @Test
    void saidAgainTheLaterWordCountsAndTheEarlierIsKept() {
        String audit = threeItems();
        say(audit, "anna", List.of(verdict(1, "not-qualified", "no-need")))
                .body("results.outcome", contains("recorded"));
        say(audit, "anna", List.of(verdict(1, "qualified", ""))).body("results.outcome", contains("replaced"));

        assertThat(items(audit).getString("items[0].said.verdict")).isEqualTo("qualified");
        assertThat(sql.list(
                        "select qualified from audit_verdict where audit = ? order by said",
                        row -> row.getBoolean("qualified"),
                        UUID.fromString(audit)))
                .containsExactly(false, true);
        assertThatThrownBy(() -> sql.update("delete from audit_verdict where audit = ?", UUID.fromString(audit)))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> sql.update(
                        "update audit_item set sales_accepted = false where audit = ?", UUID.fromString(audit)))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void whoJudgesAnItemFirstIsItsAuditor() {
        String audit = threeItems();
        say(audit, "anna", List.of(verdict(1, "qualified", "")));

        say(audit, "ben", List.of(verdict(1, "not-qualified", "no-need"), verdict(2, "qualified", "")))
                .statusCode(200)
                .body("results.outcome", contains("failed", "recorded"))
                .body("results[0].errors.pointer", contains("/verdicts/0/item"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketing", "sales", "rep", "bdr"})
    void nobodyOfEitherSideJudgesWhateverElseTheTokenSays(String side) {
        String audit = threeItems();
        String both = Tokens.holding("anna", "auditor", side);

        given().header("Authorization", both)
                .get("/v1/audits/" + audit + "/items")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-independent"));
        given().header("Authorization", both)
                .contentType("application/json")
                .body(Map.of("verdicts", List.of(verdict(1, "qualified", ""))))
                .post("/v1/audits/" + audit + "/verdicts")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"verdicts\":[]}", "{\"verdicts\":null}", "{}"})
    void aBatchSaysSomething(String body) {
        as("auditor")
                .body(body)
                .post("/v1/audits/" + UUID.randomUUID() + "/verdicts")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/verdicts"));
    }

    @Test
    void theResultIsShownToNobodyBeforeTheAuditIsClosed() {
        String audit = threeItems();
        say(audit, "anna", List.of(verdict(1, "qualified", "")));

        for (String role : List.of("marketing", "sales", "admin", "auditor")) {
            as(role).get("/v1/audits/" + audit + "/result")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/audit-is-open"));
        }
        close(audit).statusCode(200);
        as("auditor").get("/v1/audits/" + audit + "/result").then().statusCode(200);
    }

    @Test
    void anAuditIsClosedAsItWasReadAndOnce() {
        String audit = threeItems();
        String path = "/v1/audits/" + audit;
        String read = as("auditor").get(path).header("ETag");
        say(audit, "ben", List.of(verdict(1, "qualified", "")));

        as("auditor").post(path + "/close").then().statusCode(428);
        as("auditor").header("If-Match", read).post(path + "/close").then().statusCode(412);
        close(audit).statusCode(200).body("state", equalTo("closed"), "judged", equalTo(1));
        close(audit).statusCode(409).body("type", equalTo("/problems/audit-is-closed"));
        say(audit, "ben", List.of(verdict(2, "qualified", "")))
                .statusCode(409)
                .body("type", equalTo("/problems/audit-is-closed"));
    }

    /** The example of docs/audits.md: 40 hand-offs, 21 + 9 agreed. */
    @Test
    void theFiguresAreThoseWorkedByHand() {
        String segment = newSegment();
        String audit = judged(
                sql,
                segment,
                List.of(
                        new Cell("EMEA", true, true, 14),
                        new Cell("EMEA", true, false, 3),
                        new Cell("EMEA", false, true, 4),
                        new Cell("EMEA", false, false, 4),
                        new Cell("APAC", true, true, 7),
                        new Cell("APAC", true, false, 1),
                        new Cell("APAC", false, true, 2),
                        new Cell("APAC", false, false, 5)));
        close(audit).statusCode(200);

        JsonPath result = result(audit);
        assertThat(result.getInt("drawn")).isEqualTo(40);
        assertThat(result.getMap("figures"))
                .containsEntry("items", 40)
                .containsEntry("bothQualified", 21)
                .containsEntry("onlySales", 4)
                .containsEntry("onlyAuditor", 6)
                .containsEntry("neither", 9)
                .containsEntry("small", false)
                .containsEntry("stricter", "neither");
        assertThat(result.getDouble("figures.observedAgreement")).isEqualTo(0.75);
        assertThat(result.getDouble("figures.expectedAgreement")).isCloseTo(0.54375, within(1e-6));
        assertThat(result.getDouble("figures.kappa")).isCloseTo(0.452055, within(1e-6));
        assertThat(result.getDouble("figures.mcNemarP")).isCloseTo(0.753906, within(1e-6));
        assertThat(result.getList("reasons", Map.class)).containsExactly(Map.of("reason", "job-seeker", "items", 13));
        assertThat(result.getList("byValue.value", String.class)).containsExactly("APAC", "EMEA");
        assertThat(result.getMap("byValue[0].figures"))
                .containsEntry("items", 15)
                .containsEntry("small", true)
                .containsEntry("kappa", null)
                .containsEntry("mcNemarP", null)
                .containsEntry("stricter", null)
                .containsEntry("inWords", "Fewer than 20 items: too few to judge.");
        assertThat(result.getMap("byValue[1].figures"))
                .containsEntry("items", 25)
                .containsEntry("small", false);
    }

    @Test
    void salesThatRejectsWhatTheAuditorCallsQualifiedIsStricter() {
        String audit =
                judged(sql, newSegment(), List.of(new Cell("EMEA", true, true, 14), new Cell("EMEA", false, true, 6)));
        close(audit).statusCode(200);

        JsonPath result = result(audit);
        assertThat(result.getMap("figures"))
                .containsEntry("stricter", "sales")
                .containsEntry(
                        "inWords",
                        "Sales is stricter than the definition: Sales rejected 6 that the auditor calls qualified, and accepted"
                                + " 0 that the auditor does not.");
        assertThat(result.getDouble("figures.mcNemarP")).isCloseTo(0.03125, within(1e-6));
    }

    @Test
    void whereBothAlwaysSayTheSameWordThereIsNoKappa() {
        String audit = judged(sql, newSegment(), List.of(new Cell("EMEA", true, true, 20)));
        close(audit).statusCode(200);

        assertThat(result(audit).getMap("figures"))
                .containsEntry("small", false)
                .containsEntry("kappa", null)
                .containsEntry("stricter", "neither");
    }

    @Test
    void aClosedAuditIsPublishedInFiguresAndStandsBesideItsVersion() {
        String audit = judged(sql, newSegment(), List.of(new Cell("EMEA", true, true, 3)));
        as("sales")
                .queryParam("definition", "shipped")
                .queryParam("version", 1)
                .queryParam("state", "closed")
                .queryParam("limit", 200)
                .get("/v1/audits")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(audit)));
        close(audit).statusCode(200);

        assertThat(payloads("audit/" + audit, "audit-closed"))
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .containsEntry("audit", audit)
                        .containsEntry("definition", "shipped")
                        .containsEntry("version", 1)
                        .containsEntry("drawn", 3)
                        .containsEntry("items", 3)
                        .containsEntry("bothQualified", 3)
                        .doesNotContainKey("kappa"));
        as("sales")
                .queryParam("definition", "shipped")
                .queryParam("version", 1)
                .queryParam("state", "closed")
                .queryParam("limit", 200)
                .get("/v1/audits")
                .then()
                .body("items.id", hasItem(audit));
        as("sales").queryParam("version", 2).get("/v1/audits").then().body("items.size()", equalTo(0));
        assertThat(latestAudit.of("shipped").orElseThrow().audit()).hasToString(audit);
        assertThat(latestAudit.of("unheard-of")).isEmpty();
        as("sales")
                .get("/v1/definitions/shipped/versions/1")
                .then()
                .body("latestAudit.audit", org.hamcrest.Matchers.equalTo(audit));
    }

    @Test
    void onceClosedTheHandOffsOnWhichSalesAndTheAuditorDifferAreListedForBothSides() {
        String segment = newSegment();
        String audit = judged(
                sql,
                segment,
                List.of(
                        new Cell("EMEA", true, true, 2),
                        new Cell("EMEA", true, false, 1),
                        new Cell("APAC", false, true, 2),
                        new Cell("APAC", false, false, 1)));
        String path = "/v1/audits/" + audit + "/disagreements";
        as("sales").get(path).then().statusCode(409).body("type", equalTo("/problems/audit-is-open"));
        close(audit).statusCode(200);

        JsonPath all =
                as("marketing").get(path).then().statusCode(200).extract().jsonPath();
        assertThat(all.getList("items.sales")).containsExactlyInAnyOrder("accepted", "rejected", "rejected");
        assertThat(all.getMap("items.find { it.sales == 'accepted' }"))
                .containsEntry("auditor", "not-qualified")
                .containsEntry("reason", "job-seeker")
                .containsEntry("value", "EMEA")
                .containsEntry("pass", 1);
        assertThat(all.getMap("items.find { it.sales == 'rejected' }"))
                .containsEntry("auditor", "qualified")
                .containsEntry("reason", null);
        assertThat(all.getList("items.item", Integer.class)).isSorted();
        JsonPath first = as("sales").queryParam("limit", 2).get(path).jsonPath();
        JsonPath rest = as("sales")
                .queryParams(Map.of("limit", 2, "after", first.getString("next")))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(rest.getList("items.lead")).containsExactly(all.getString("items[2].lead"));
        assertThat(rest.getString("next")).isNull();
        as("auditor").get(path).then().statusCode(403);
        as("sales")
                .get("/v1/audits/" + UUID.randomUUID() + "/disagreements")
                .then()
                .statusCode(404);
    }
}
