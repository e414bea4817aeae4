package io.handshake.lead.partner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartnerCallsTest {
    private static final List<String> SCOPES = List.of("leads:write", "leads:read", "activities:write", "events:read");

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource({
        "leads:write, POST, /v1/leads",
        "leads:write, POST, /v1/leads/batch",
        "leads:write, POST, /v1/visitors/cookie/identify",
        "leads:read, GET, /v1/leads",
        "leads:read, GET, /v1/leads/0195d3a0-0000-7000-8000-000000000001",
        "events:read, GET, /v1/partner/leads/0195d3a0-0000-7000-8000-000000000001/timeline",
        "activities:write, POST, /v1/activities",
    })
    void aKeyIsGoodForItsScopesOnly(String needed, String method, String path) {
        String source = unique("scoped");
        String with = partnerKey(source, Map.of("scopes", List.of(needed)));
        String without = partnerKey(
                source,
                Map.of(
                        "scopes",
                        SCOPES.stream().filter(it -> !it.equals(needed)).toList()));

        assertThat(asPartner(with).body("{}").request(method, path).statusCode())
                .isNotIn(401, 403);
        asPartner(without)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/scope-missing"))
                .body("detail", containsString("needs the scope " + needed + ";"));
    }

    @Test
    void aKeyThatSaysNothingElseWritesAndReadsLeadsAndReportsActivities() {
        as("admin")
                .body(Map.of("name", "Usual", "source", unique("usual")))
                .post("/v1/partner-keys")
                .then()
                .statusCode(201)
                .body("scopes", contains("leads:write", "leads:read", "activities:write"))
                .body("mode", equalTo("live"))
                .body("rateLimit.perMinute", equalTo(6000), "rateLimit.burst", equalTo(6000));
    }

    @Test
    void everyOperationOpenToKeysNamesItsScope() {
        Set<String> openToAnyKey = Set.of("listActivityTypes", "listLeadAttributes", "getMe");
        methods()
                .that(new DescribedPredicate<JavaMethod>("are open to partners") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.isAnnotatedWith(RolesAllowed.class)
                                && Arrays.asList(method.getAnnotationOfType(RolesAllowed.class)
                                                .value())
                                        .contains("partner")
                                && !openToAnyKey.contains(method.getAnnotationOfType(
                                                org.eclipse.microprofile.openapi.annotations.Operation.class)
                                        .operationId());
                    }
                })
                .should()
                .beAnnotatedWith(NeedsScope.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.handshake.lead"));
    }

    @Test
    void aTokenIsNoPartner() {
        io.restassured.RestAssured.given()
                .header("Authorization", TestTokens.bearer("partner"))
                .get("/v1/leads")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void whoPostsTooOftenIsToldHowLongToWait() {
        String key = partnerKey(unique("busy"), Map.of("rateLimit", Map.of("perMinute", 2, "burst", 2)));

        postLead(key)
                .statusCode(201)
                .header("RateLimit-Policy", "\"key\";q=2;w=60")
                .header("RateLimit", "\"key\";r=1;t=30");
        postLead(key).statusCode(201).header("RateLimit", matchesPattern("\"key\";r=0;t=(3[1-9]|[45]\\d|60)"));
        postLead(key)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d|[12]\\d|30"))
                .header("RateLimit", matchesPattern("\"key\";r=0;t=(3[1-9]|[45]\\d|60)"))
                .body("type", equalTo("/problems/too-many-requests"))
                .body("detail", containsString("2 times a minute"));

        asPartner(key).get("/v1/leads").then().statusCode(200).header("RateLimit", nullValue());
        postLead(partnerKey(unique("quiet"))).statusCode(201).header("RateLimit", "\"key\";r=5999;t=1");
    }

    @Test
    void aRefusedRequestCountsAndOneOutOfScopeDoesNot() {
        String key = partnerKey(
                unique("clumsy"),
                Map.of("scopes", List.of("leads:write"), "rateLimit", Map.of("perMinute", 1, "burst", 3)));

        asPartner(key).body("{}").post("/v1/activities").then().statusCode(403).header("RateLimit", nullValue());
        asPartner(key).body("{}").post("/v1/leads").then().statusCode(422).header("RateLimit", "\"key\";r=2;t=60");
        asPartner(key).body("{").post("/v1/leads").then().statusCode(400).header("RateLimit", containsString(";r=1;"));
    }

    @Test
    void successorsShareTheirQuota() {
        String key = partnerKey(unique("rotated"), Map.of("rateLimit", Map.of("perMinute", 1, "burst", 2)));
        String next = as("admin")
                .body("{}")
                .post("/v1/partner-keys/" + id(key) + "/rotation")
                .then()
                .statusCode(201)
                .extract()
                .path("key");

        postLead(key).statusCode(201);
        postLead(next).statusCode(201).header("RateLimit", containsString(";r=0;"));
        postLead(key).statusCode(429);
    }

    @Test
    void aTestKeyGetsEveryAnswerAndLeavesNothingBehind() {
        String source = unique("rehearsal");
        String key = partnerKey(source, Map.of("mode", "test", "scopes", SCOPES));
        String known = someEmail();
        as("marketing").body(Map.of("email", known)).post("/v1/leads").then().statusCode(201);
        untilAsserted(
                () -> assertThat(rows()).containsEntry("gained_domain", 0L).containsEntry("customer_change", 0L));
        String feedEnd = feedEnd();
        Map<String, Long> before = rows();

        String id = asPartner(key)
                .header("Idempotency-Key", unique("key"))
                .body(Map.of("email", someEmail(), "visitorId", unique("cookie")))
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .header("Handshake-Mode", "test")
                .body("outcome", equalTo("created"))
                .extract()
                .path("id");
        asPartner(key)
                .body(Map.of("email", known, "phone", "+49 2"))
                .post("/v1/leads")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("matched"));
        asPartner(key)
                .body(Map.of("leads", List.of(Map.of("email", known), Map.of("email", someEmail()), Map.of())))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("matched", "created", "failed"));
        asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/visitors/" + unique("cookie") + "/identify")
                .then()
                .statusCode(201);
        String event = unique("event");
        asPartner(key)
                .body(Map.of(
                        "activities",
                        List.of(
                                Map.of("type", "webinar", "email", someEmail(), "eventId", event),
                                Map.of("type", "webinar", "email", someEmail(), "eventId", event),
                                Map.of("type", unique("unheard-of"), "visitorId", unique("cookie")),
                                Map.of(
                                        "type",
                                        "webinar",
                                        "lead",
                                        UUID.randomUUID().toString()))))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .header("Handshake-Mode", "test")
                .body("results.outcome", contains("recorded", "duplicate", "quarantined", "failed"));

        asPartner(key).get("/v1/leads/" + id).then().statusCode(404).header("Handshake-Mode", "test");
        assertThat(rows()).isEqualTo(before);
        assertThat(feedEnd()).isEqualTo(feedEnd);
    }

    @Test
    void aTestKeyIsRefusedWhatALiveOneIs() {
        String key = partnerKey(unique("rehearsal"), Map.of("mode", "test"));

        asPartner(key)
                .body(Map.of("email", "nonsense"))
                .post("/v1/leads")
                .then()
                .statusCode(422)
                .header("Handshake-Mode", "test")
                .body("errors.pointer", contains("/email"));
        asPartner(key)
                .body(Map.of("externalIds", List.of(Map.of("source", "another", "id", unique("id")))))
                .post("/v1/leads")
                .then()
                .statusCode(422);
        postLead(partnerKey(unique("live"))).statusCode(201).header("Handshake-Mode", nullValue());
    }

    private static ValidatableResponse postLead(String key) {
        return asPartner(key)
                .body(Map.of("email", someEmail()))
                .post("/v1/leads")
                .then();
    }

    private static String id(String key) {
        return key.split("_")[1];
    }

    private String feedEnd() {
        return sql.first("select last_value || ' ' || is_called as at from event_position", row -> row.getString("at"))
                .orElseThrow();
    }

    /** How many rows every table has. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        sql.list("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition""", row -> row.getString("relname"))
                .forEach(table -> rows.put(
                        table,
                        sql.first("select count(*) as n from " + table, row -> row.getLong("n"))
                                .orElseThrow()));
        return rows;
    }
}
