package io.handshake.scoring.audit;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.audit.AuditCalls.close;
import static io.handshake.scoring.audit.AuditCalls.draw;
import static io.handshake.scoring.audit.AuditCalls.drawn;
import static io.handshake.scoring.audit.AuditCalls.items;
import static io.handshake.scoring.audit.AuditCalls.leads;
import static io.handshake.scoring.audit.AuditCalls.newSegment;
import static io.handshake.scoring.audit.AuditCalls.ofSegment;
import static io.handshake.scoring.audit.AuditCalls.result;
import static io.handshake.scoring.audit.HandedOff.THEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class AuditSampleTest {
    @Inject
    Sql sql;

    private HandedOff in(String segment) {
        return HandedOff.at(sql, THEN, segment, "EMEA");
    }

    @Test
    void anAuditTellsWhatItIsAboutAndNothingThatSways() {
        String segment = newSegment();
        in(segment).accepted();

        ExtractableResponse<Response> answer =
                draw(ofSegment(segment, 10)).statusCode(201).extract();
        String audit = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/v1/audits/" + audit);
        Map<String, Object> shown = as("auditor")
                .get("/v1/audits/" + audit)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(answer.header("ETag")))
                .body(
                        "definition",
                        equalTo("shipped"),
                        "version",
                        equalTo(1),
                        "text.name",
                        equalTo("Shipped definition"))
                .body("size", equalTo(10), "items", equalTo(1), "judged", equalTo(0), "seed", equalTo(4711))
                .body("state", equalTo("open"), "closedAt", nullValue(), "stratifyBy", nullValue())
                .body("scope.segment", equalTo(segment), "createdBy", equalTo("marketing-1"))
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(shown.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "definition",
                        "version",
                        "text",
                        "from",
                        "to",
                        "scope",
                        "stratifyBy",
                        "size",
                        "seed",
                        "items",
                        "judged",
                        "state",
                        "createdBy",
                        "createdAt",
                        "closedAt");
    }

    /** 6, 2, 11 and 3 of 22: quotas 2.73, 0.91, 5 and 1.36. */
    @Test
    void theSampleIsDividedInProportionAndTheLargestRemaindersGetWhatIsLeft() {
        String segment = newSegment();
        for (int i = 0; i < 22; i++) {
            HandedOff emea = HandedOff.at(sql, THEN, segment, "EMEA");
            HandedOff apac = HandedOff.at(sql, THEN, segment, "APAC");
            if (i < 11) {
                emea.accepted();
            } else if (i < 14) {
                emea.rejected();
            }
            if (i < 6) {
                apac.accepted();
            } else if (i < 8) {
                apac.rejected();
            }
        }
        Map<String, Object> asked = ofSegment(segment, 10);
        asked.put("stratifyBy", "region");
        String audit = drawn(asked);
        close(audit).statusCode(200);

        List<Map<String, Object>> strata = result(audit).getList("strata");
        assertThat(strata)
                .extracting(it ->
                        it.get("value") + " " + it.get("sales") + " " + it.get("drawn") + "/" + it.get("population"))
                .containsExactly("APAC accepted 3/6", "APAC rejected 1/2", "EMEA accepted 5/11", "EMEA rejected 1/3");
    }

    @Test
    void theSameSeedOverTheSameFactsDrawsTheSameSampleAndAnybodyCanDrawItAgain() throws Exception {
        String segment = newSegment();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(in(segment).accepted().lead.toString());
        }
        Map<String, String> chance = new HashMap<>();
        for (String lead : all) {
            byte[] text = ("4711:" + lead + ":1").getBytes(StandardCharsets.UTF_8);
            chance.put(
                    lead,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        }
        List<String> lowest =
                all.stream().sorted(Comparator.comparing(chance::get)).limit(10).toList();

        assertThat(leads(drawn(ofSegment(segment, 10)))).isEqualTo(lowest);
        assertThat(leads(drawn(ofSegment(segment, 10)))).isEqualTo(lowest);
        assertThat(leads(drawn(ofSegment(segment.toUpperCase(Locale.ROOT), 10))))
                .isEqualTo(lowest);
        Map<String, Object> other = ofSegment(segment, 10);
        other.put("seed", 4712);
        assertThat(leads(drawn(other))).isNotEqualTo(lowest);
    }

    @Test
    void withoutASeedOneIsMadeUp() {
        String segment = newSegment();
        in(segment).rejected();
        Map<String, Object> asked = ofSegment(segment, 1);
        asked.remove("seed");

        draw(asked).statusCode(201).body("seed", notNullValue());
    }

    @Test
    void onlyHandOffsThatTheVersionQualifiedAndSalesDecidedAboutAreDrawn() {
        String segment = newSegment();
        String accepted = in(segment).accepted().lead.toString();
        String rejected = in(segment).rejected().lead.toString();
        String lostLater = in(segment).accepted().closed("recycled").lead.toString();
        in(segment); // pending
        in(segment).entered("ACCEPTED", THEN.plusSeconds(60), true, ""); // skipped in reality
        in(segment).closed("lost");
        HandedOff.at(sql, THEN, segment, "EMEA", "experiment").accepted();
        HandedOff.at(sql, Instant.parse("2026-01-31T23:59:59Z"), segment, "EMEA")
                .accepted();
        HandedOff.at(sql, Instant.parse("2026-03-01T00:00:00Z"), segment, "EMEA")
                .accepted();
        String first = HandedOff.at(sql, Instant.parse("2026-02-01T00:00:00Z"), segment, "EMEA")
                .accepted()
                .lead
                .toString();

        assertThat(leads(drawn(ofSegment(segment, 100))))
                .containsExactlyInAnyOrder(accepted, rejected, lostLater, first);
    }

    @Test
    void anAcceptanceThatWasTakenBackIsNone() {
        String segment = newSegment();
        String accepted = in(segment).accepted().lead.toString();
        String rejected = in(segment).accepted().takenBack().rejected().lead.toString();
        in(segment).accepted().takenBack(); // offered to somebody else

        String audit = drawn(ofSegment(segment, 100));

        assertThat(leads(audit)).containsExactlyInAnyOrder(accepted, rejected);
        assertThat(sql.list(
                        "select lead from audit_item where audit = ?::uuid and not sales_accepted",
                        row -> row.getString("lead"),
                        audit))
                .containsExactly(rejected);
    }

    @Test
    void aHandOffBelongsToTheWindowInWhichItWasHandedOffFirst() {
        String segment = newSegment();
        String here = in(segment)
                .entered("SALES_QUALIFIED", Instant.parse("2026-03-05T00:00:00Z"), false, "SALES")
                .accepted()
                .lead
                .toString();
        HandedOff.at(sql, Instant.parse("2026-01-05T00:00:00Z"), segment, "EMEA")
                .entered("SALES_QUALIFIED", THEN, false, "SALES")
                .accepted();

        assertThat(leads(drawn(ofSegment(segment, 100)))).containsExactly(here);
    }

    @Test
    void theAuditorSeesTheLeadAsItWasAndNothingOfWhatAnybodyMadeOfIt() {
        String segment = newSegment();
        HandedOff lead = in(segment).accepted();
        UUID cookie = UUID.randomUUID();
        UUID taken = UUID.randomUUID();
        lead.known(
                        2,
                        THEN.minusSeconds(30),
                        "{\"segment\":\"" + segment + "\",\"region\":\"EMEA\",\"attributes.employees\":200}")
                .known(3, THEN.plusSeconds(1), "{\"segment\":\"another\",\"region\":\"APAC\"}")
                .owns(lead.lead, 1, THEN.minusSeconds(3_600))
                .owns(cookie, 1, THEN.minusSeconds(3_600))
                .owns(taken, 1, THEN.minusSeconds(3_600))
                .did(lead.lead, "webinar", THEN.minusSeconds(300), "{\"title\":\"Prices\"}")
                .did(cookie, "pricing-page", THEN.minusSeconds(200), "")
                .did(taken, "key-page", THEN.minusSeconds(100), "")
                .did(lead.lead, "careers-page", THEN.plusSeconds(1), "");
        in(newSegment()).owns(taken, 2, THEN.minusSeconds(90)).owns(cookie, 2, THEN.plusSeconds(90));
        sql.update("update pass set counts_after = ? where lead = ?", THEN.minusSeconds(250), lead.lead);

        Map<String, Object> item = items(drawn(ofSegment(segment, 1))).getMap("items[0]");

        assertThat(item.keySet())
                .containsExactlyInAnyOrder(
                        "item", "lead", "handedOffAt", "attributes", "activities", "activityCount", "said");
        assertThat(item)
                .containsEntry("lead", lead.lead.toString())
                .containsEntry("attributes", Map.of("segment", segment, "region", "EMEA", "attributes.employees", 200))
                .containsEntry("activityCount", 2)
                .containsEntry(
                        "activities",
                        List.of(
                                Map.of(
                                        "type",
                                        "pricing-page",
                                        "occurredAt",
                                        THEN.minusSeconds(200).toString(),
                                        "counts",
                                        true,
                                        "properties",
                                        Map.of()),
                                Map.of(
                                        "type",
                                        "webinar",
                                        "occurredAt",
                                        THEN.minusSeconds(300).toString(),
                                        "counts",
                                        false,
                                        "properties",
                                        Map.of("title", "Prices"))));
    }

    @Test
    void ofALeadThatDidMuchTheLatestHundredAreShownAndAllAreCounted() {
        String segment = newSegment();
        HandedOff lead = in(segment).rejected();
        lead.owns(lead.lead, 1, THEN.minusSeconds(3_600));
        sql.update("""
                insert into activity (id, key, type, occurred_at, recorded_at)
                select gen_random_uuid(), ?, 'key-page', ?, ? from generate_series(1, 130)""", lead.lead, THEN.minusSeconds(60), THEN.minusSeconds(60));

        Map<String, Object> item = items(drawn(ofSegment(segment, 1))).getMap("items[0]");

        assertThat(item).containsEntry("activityCount", 130);
        assertThat((List<?>) item.get("activities")).hasSize(100);
    }

    @Test
    void itemsComeInPages() {
        String segment = newSegment();
        for (int i = 0; i < 3; i++) {
            in(segment).accepted();
        }
        String path = "/v1/audits/" + drawn(ofSegment(segment, 3)) + "/items";
        String next = as("auditor").queryParam("limit", 2).get(path).path("next");

        as("auditor")
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.item", equalTo(List.of(3)), "next", nullValue());
        as("auditor")
                .queryParam("after", "nonsense")
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("after"));
    }

    @Test
    void sentAgainWithTheSameKeyNoSecondAuditIsDrawn() {
        String segment = newSegment();
        in(segment).accepted();
        String key = UUID.randomUUID().toString();
        String first = as("sales")
                .header("Idempotency-Key", key)
                .body(ofSegment(segment, 1))
                .post("/v1/audits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("sales")
                .header("Idempotency-Key", key)
                .body(ofSegment(segment, 1))
                .post("/v1/audits")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "definition | \"no such key\" | /definition",
                "definition | null | /definition",
                "definition | \"unheard-of\" | /version",
                "version | 99 | /version",
                "version | 0 | /version",
                "from | \"1969-12-31T23:59:59Z\" | /from",
                "from | null | /from",
                "to | \"2026-02-01T00:00:00Z\" | /to",
                "to | \"2100-01-01T00:00:00Z\" | /to",
                "size | 0 | /size",
                "size | 1001 | /size",
                "seed | -1 | /seed",
                "seed | 9007199254740992 | /seed",
                "stratifyBy | \"country\" | /stratifyBy",
                "scope | {\"region\": \"\"} | /scope/region",
                "from | \"2026-02-27T00:00:00Z\" | /from"
            })
    void whatCannotBeDrawnIsRefusedWithAPointer(String member, String value, String pointer) {
        String segment = newSegment();
        in(segment).accepted();
        String body =
                "{\"definition\":\"shipped\",\"version\":1,\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\",\"scope\":{\"segment\":\""
                        + segment + "\"},\"size\":1,\"stratifyBy\":null,\"seed\":1}";

        as("marketing")
                .body(body.replaceAll("\"" + member + "\":(\\{[^}]*}|[^,}]*)", "\"" + member + "\":" + value))
                .post("/v1/audits")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"items\":1}", "{\"state\":\"closed\"}", "[]", "{\"size\":1.5}", "{\"from\":\"yesterday\"}"})
    void whatCannotBeReadIsRefused(String body) {
        as("marketing").body(body).post("/v1/audits").then().statusCode(400);
    }

    @Test
    void nobodyKnowsAnAuditThatWasNotDrawn() {
        String path = "/v1/audits/" + UUID.randomUUID();

        as("sales").get(path).then().statusCode(404).body("type", equalTo("/problems/unknown-audit"));
        as("auditor").get(path + "/items").then().statusCode(404);
        as("sales").get(path + "/result").then().statusCode(404);
        as("sales").get("/v1/audits/no-id").then().statusCode(400);
    }
}
