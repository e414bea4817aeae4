package io.handshake.scoring.audit;

import static io.handshake.scoring.Agreed.as;

import io.handshake.chassis.sql.Sql;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How tests draw audits and judge them: each in a segment of its own, so that nobody else's hand-offs are drawn. */
final class AuditCalls {
    private AuditCalls() {}

    static String newSegment() {
        return "segment-" + UUID.randomUUID();
    }

    /** Of so many hand-offs of a segment, all of February 2026. */
    static Map<String, Object> ofSegment(String segment, int size) {
        Map<String, Object> audit = new HashMap<>();
        audit.put("definition", "shipped");
        audit.put("version", 1);
        audit.put("from", "2026-02-01T00:00:00Z");
        audit.put("to", "2026-03-01T00:00:00Z");
        audit.put("scope", Map.of("segment", segment));
        audit.put("size", size);
        audit.put("seed", 4711);
        return audit;
    }

    static ValidatableResponse draw(Map<String, ?> audit) {
        return as("marketing").body(audit).post("/v1/audits").then();
    }

    static String drawn(Map<String, ?> audit) {
        return draw(audit).statusCode(201).extract().path("id");
    }

    static JsonPath items(String audit) {
        return as("auditor")
                .queryParam("limit", 50)
                .get("/v1/audits/" + audit + "/items")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> leads(String audit) {
        return items(audit).getList("items.lead");
    }

    static Map<String, Object> verdict(int item, String verdict, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("item", item, "verdict", verdict));
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        return body;
    }

    static ValidatableResponse say(String audit, String subject, List<Map<String, Object>> verdicts) {
        return as("auditor", subject)
                .body(Map.of("verdicts", verdicts))
                .post("/v1/audits/" + audit + "/verdicts")
                .then();
    }

    static ValidatableResponse close(String audit) {
        String etag = as("auditor").get("/v1/audits/" + audit).header("ETag");
        return as("auditor")
                .header("If-Match", etag)
                .post("/v1/audits/" + audit + "/close")
                .then();
    }

    static JsonPath result(String audit) {
        return as("sales")
                .get("/v1/audits/" + audit + "/result")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Hand-offs of one region, and what sales and the auditor say of each. */
    record Cell(String region, boolean sales, boolean auditor, int count) {}

    /** An audit of these, judged and open. */
    static String judged(Sql sql, String segment, List<Cell> cells) {
        Map<String, Boolean> opinions = new HashMap<>();
        for (Cell cell : cells) {
            for (int i = 0; i < cell.count(); i++) {
                HandedOff one = HandedOff.at(sql, HandedOff.THEN, segment, cell.region());
                opinions.put((cell.sales() ? one.accepted() : one.rejected()).lead.toString(), cell.auditor());
            }
        }
        Map<String, Object> asked = ofSegment(segment, opinions.size());
        asked.put("stratifyBy", "region");
        String audit = drawn(asked);
        List<Map<String, Object>> verdicts = new ArrayList<>();
        List<String> leads = leads(audit);
        for (String lead : leads) {
            boolean qualified = opinions.getOrDefault(lead, false);
            verdicts.add(verdict(
                    verdicts.size() + 1, qualified ? "qualified" : "not-qualified", qualified ? "" : "job-seeker"));
        }
        say(audit, "anna", verdicts).statusCode(200);
        return audit;
    }
}
