package io.handshake.scoring.experiment;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.payloads;

import io.handshake.chassis.sql.Sql;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Experiments as tests plan and start them: each on a segment of its own, so that it draws nobody else's leads. */
final class Trial {
    final String segment = "segment-" + UUID.randomUUID();
    final String key = "e" + UUID.randomUUID().toString().replace("-", "");
    private final Sql sql;

    Trial(Sql sql) {
        this.sql = sql;
    }

    /** Leads of the segment that wait below the threshold. */
    List<UUID> waiting(int count) {
        List<UUID> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leads.add(waiting("{\"segment\":\"" + segment + "\"}"));
        }
        return leads;
    }

    UUID waiting(String attributes) {
        UUID lead = UUID.randomUUID();
        sql.update("insert into lead (id, pass, standing) values (?, 1, 'WAITING')", lead);
        sql.update("insert into contact_key (key, lead, since, moves) values (?, ?, now(), 1)", lead, lead);
        known(lead, 1, attributes);
        return lead;
    }

    void known(UUID lead, int sequence, String attributes) {
        sql.update(
                "insert into lead_profile (lead, sequence, since, recorded_at, attributes) values (?, ?, now(), now(), ?::jsonb)",
                lead,
                sequence,
                attributes);
    }

    /** An attribute as lead-service declares it. */
    void declare(String attribute, String type, boolean personal) {
        sql.update("""
                insert into lead_attribute (key, title, type, choices, personal) values (?, ?, ?, '{}', ?)
                on conflict (key) do nothing""", attribute, attribute, type, personal);
    }

    void did(UUID lead, String type) {
        sql.update(
                "insert into activity (id, key, type, occurred_at, recorded_at) values (gen_random_uuid(), ?, ?, ?, now())",
                lead,
                type,
                Instant.parse("2024-05-06T10:00:00Z"));
    }

    void reached(UUID lead, String milestone, Instant at, String handoffTo) {
        sql.update("""
                insert into milestone (lead, pass, milestone, entered_at, recorded_at, inferred, handoff_to)
                values (?, 1, ?, ?, ?, false, nullif(?, ''))""", lead, milestone, at, at, handoffTo);
    }

    Map<String, Object> plan(int size) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("hypothesis", "Whoever downloads the guide is as good.");
        plan.put("where", List.of(Map.of("attribute", "segment", "is", List.of(segment))));
        plan.put("size", size);
        plan.put("targetRate", 0.1);
        plan.put("baselineRate", 0.01);
        plan.put("maturityDays", 30);
        plan.put("seed", 4711);
        return plan;
    }

    Map<String, Object> body(Map<String, Object> plan) {
        return new HashMap<>(Map.of("key", key, "plan", plan, "effectiveFrom", "2020-01-01T00:00:00Z"));
    }

    ValidatableResponse write(Map<String, Object> plan) {
        return as("marketing").body(body(plan)).post("/v1/experiments").then();
    }

    ValidatableResponse edit(Map<String, Object> plan, String effectiveFrom) {
        return as("sales")
                .body(Map.of("plan", plan, "effectiveFrom", effectiveFrom, "reason", "The test wants it."))
                .post("/v1/experiments/" + key + "/versions")
                .then();
    }

    String etag(int version) {
        return as("auditor")
                .get("/v1/experiments/" + key + "/versions/" + version)
                .header("ETag");
    }

    ValidatableResponse sign(int version, String role, String subject) {
        return as(role, subject)
                .header("If-Match", etag(version))
                .body(Map.of("role", role))
                .post("/v1/experiments/" + key + "/versions/" + version + "/signatures")
                .then();
    }

    Trial agreed(Map<String, Object> plan) {
        write(plan).statusCode(201);
        sign(1, "marketing", "mira").statusCode(201);
        sign(1, "sales", "sven").statusCode(201);
        return this;
    }

    ValidatableResponse start() {
        return as("marketing")
                .header("If-Match", etag(1))
                .post("/v1/experiments/" + key + "/start")
                .then();
    }

    List<UUID> members(String arm) {
        return sql.list(
                "select lead from experiment_member where key = ? and arm = ? order by number",
                row -> row.getObject("lead", UUID.class),
                key,
                arm);
    }

    /** How many members' time has begun. */
    long begun() {
        return sql.first(
                        "select count(*) as begun from experiment_member where key = ? and begun_at is not null",
                        row -> row.getLong("begun"),
                        key)
                .orElseThrow();
    }

    JsonPath result() {
        return as("sales")
                .get("/v1/experiments/" + key + "/result")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    ValidatableResponse membersListed(int limit, String after) {
        RequestSpecification request = as("sales").queryParam("limit", limit);
        return (after.isEmpty() ? request : request.queryParam("after", after))
                .get("/v1/experiments/" + key + "/members")
                .then();
    }

    static List<Map<String, Object>> verdicts(UUID lead) {
        return payloads(lead.toString(), "lead-qualified");
    }
}
