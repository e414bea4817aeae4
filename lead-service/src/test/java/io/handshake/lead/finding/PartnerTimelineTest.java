package io.handshake.lead.finding;

import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.asPartner;
import static io.handshake.lead.Calls.partnerKey;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.Calls.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a partner is told of its leads, and what it is not. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartnerTimelineTest {
    private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

    @Inject
    Sql sql;

    @Test
    void aPartnerSeesHowItsLeadCameInWhereItWentAndItsOwnActivities() {
        String key = partnerKey(unique("school"));
        String email = someEmail();
        String lead = posted(key, Map.of("email", email, "campaign", "spring"));
        visit(key, email);
        as("marketing")
                .body(Map.of("activities", List.of(Map.of("type", "careers-page", "email", email))))
                .post("/v1/activities");
        as("marketing").body(Map.of("email", email, "company", "Example")).post("/v1/leads");
        lose(lead);

        timeline(key, lead)
                .body(
                        "items.type",
                        contains(
                                "lead-created",
                                "pass-opened",
                                "activity-recorded",
                                "stage-entered",
                                "stage-entered",
                                "stage-entered",
                                "stage-entered",
                                "pass-closed"))
                .body("items[0].campaign", equalTo("spring"), "items[0].pass", nullValue())
                .body("items[1].pass", equalTo(1), "items[1].stage", equalTo("Lead"))
                .body("items[2].activityType", equalTo("webinar"), "items[2].utm.source", equalTo("newsletter"))
                .body("items[3].stage", equalTo("MQL"), "items[3].inferred", equalTo(true))
                .body("items[6].stage", equalTo("SQO"), "items[6].inferred", equalTo(false))
                .body("items[7].outcome", equalTo("lost"), "items[7].reason", equalTo("no-budget"))
                .body("next", nullValue());
    }

    @Test
    void ofALeadOfAnotherSourceThatWasMergedIntoItsOwnItSeesNothing() {
        String key = partnerKey(unique("school"));
        String lead = posted(key, Map.of("email", someEmail()));
        String otherKey = partnerKey(unique("agency"));
        String otherEmail = someEmail();
        String other = posted(otherKey, Map.of("email", otherEmail));
        visit(otherKey, otherEmail);
        as("marketing")
                .body(Map.of("with", other, "reason", "one person"))
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(200);
        visit(key, otherEmail);

        timeline(key, lead).body("items.type", contains("lead-created", "pass-opened", "activity-recorded"));
        asPartner(otherKey)
                .get("/v1/partner/leads/" + other + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    void itIsReadPageByPage() {
        String key = partnerKey(unique("school"));
        String lead = posted(key, Map.of("email", someEmail()));
        lose(lead);
        List<String> types = new ArrayList<>();
        String after = null;
        do {
            var page = page(key, lead, after, 1)
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .extract();
            types.addAll(page.path("items.type"));
            after = page.path("next");
        } while (after != null);

        assertThat(types).hasSize(7).startsWith("lead-created").endsWith("pass-closed");
        page(key, lead, "nonsense", 1).statusCode(400);
    }

    @Test
    void theStoryWithEverythingInItIsForOurOwnPeople() {
        String key = partnerKey(unique("school"));
        String lead = posted(key, Map.of("email", someEmail()));

        asPartner(key).get("/v1/leads/" + lead + "/timeline").then().statusCode(403);
        as("marketing").get("/v1/partner/leads/" + lead + "/timeline").then().statusCode(403);
    }

    @Test
    void aLeadWhosePassOnlyEndsIsUpdated() {
        String key = partnerKey(unique("school"));
        String lead = posted(key, Map.of("email", someEmail()));
        String deal = deal(lead);
        String before = updatedAt(key, lead);

        close(deal);

        assertThat(updatedAt(key, lead)).isGreaterThan(before);
        asPartner(key)
                .queryParam("updatedSince", updatedAt(key, lead))
                .get("/v1/leads")
                .then()
                .body("items.id", contains(lead));
    }

    @Test
    void theSummaryCountsAMergedPersonOnce() {
        String key = partnerKey(unique("school"));
        String lead = posted(key, Map.of("email", someEmail()));
        String again = posted(key, Map.of("email", someEmail()));
        as("marketing")
                .body(Map.of("with", again, "reason", "one person"))
                .post("/v1/leads/" + lead + "/merge")
                .then()
                .statusCode(200);

        asPartner(key).get("/v1/partner/summary").then().body("leads", equalTo(1), "standings.leads", contains(1));
    }

    @Test
    void aPageLooksAtABoundedNumberOfEventsAndSaysWhereToGoOn() {
        String key = partnerKey(unique("school"));
        String email = someEmail();
        String lead = posted(key, Map.of("email", email));
        doneForOthers(email, 2_500);
        visit(key, email);

        List<String> types = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            var page = page(key, lead, after, 200).statusCode(200).extract();
            types.addAll(page.path("items.type"));
            after = page.path("next");
            pages++;
        } while (after != null);

        assertThat(types).containsExactly("lead-created", "pass-opened", "activity-recorded");
        assertThat(pages).isBetween(3, 6);
    }

    @Test
    void aPageReadsNoMoreThanItLooksAtAndThroughIndexes() {
        String key = partnerKey(unique("school"));
        String email = someEmail();
        UUID lead = UUID.fromString(posted(key, Map.of("email", email)));
        doneForOthers(email, 5_000);
        long reach = sql.first(PartnerTimeline.REACH, row -> row.getLong("reach"), PartnerTimeline.WALK, lead, 0L)
                .orElseThrow();

        List<String> looks = plan(PartnerTimeline.REACH, PartnerTimeline.WALK, lead, 0L);
        List<String> reads = plan(PartnerTimeline.OF_LEAD, 0L, reach, "school", "school", 51, lead, 51);

        assertThat(eventsRead(looks)).isBetween(100L, PartnerTimeline.WALK + 10L);
        assertThat(eventsRead(reads)).isBetween(100L, PartnerTimeline.WALK + 10L);
        assertThat(String.join("\n", looks) + String.join("\n", reads))
                .contains("contact_key_of_lead")
                .doesNotContain("Seq Scan on event");
    }

    private List<String> plan(String statement, Object... arguments) {
        return sql.list("explain (analyze, costs off, timing off) " + statement, row -> row.getString(1), arguments);
    }

    /** Rows of events that were found, whether or not they were wanted. */
    private static long eventsRead(List<String> plan) {
        double rows = 0;
        long loops = 0;
        for (String line : plan) {
            if (line.stripLeading().startsWith("->")) {
                Matcher node = ROWS.matcher(line);
                loops = line.contains(" on event_") && node.find() ? Long.parseLong(node.group(2)) : 0;
                rows += loops == 0 ? 0 : loops * Double.parseDouble(node.group(1));
            }
            Matcher removed = REMOVED.matcher(line);
            rows += removed.find() ? loops * Double.parseDouble(removed.group(1)) : 0;
        }
        return Math.round(rows);
    }

    /** Activities of the person that another source reported. */
    private void doneForOthers(String email, int count) {
        sql.update("""
                insert into event (expires, slot, type, subject, occurred_at, recorded_at, data)
                select true, 0, 'activity-recorded', k.id::text, now(), now(), '{"source": "elsewhere"}'
                from contact_key k, generate_series(1, ?) where k.kind = 'email' and k.value = ?""", count, email);
    }

    @Test
    void whatNobodyKnowsIsUnknown() {
        String key = partnerKey(unique("school"));

        asPartner(key)
                .get("/v1/partner/leads/" + UUID.randomUUID() + "/timeline")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-lead"), "errors", empty());
    }

    private static String posted(String key, Map<String, ?> told) {
        return asPartner(key)
                .body(told)
                .post("/v1/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void visit(String key, String email) {
        Map<String, Object> activity = new HashMap<>(Map.of("type", "webinar", "email", email));
        activity.put("utm", Map.of("source", "newsletter"));
        asPartner(key)
                .body(Map.of("activities", List.of(activity)))
                .post("/v1/activities")
                .then()
                .statusCode(200)
                .body("results.outcome", contains("recorded"));
    }

    private static void lose(String lead) {
        close(deal(lead));
    }

    private static String deal(String lead) {
        return as("sales")
                .body(Map.of("lead", lead))
                .post("/v1/opportunities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void close(String deal) {
        as("sales")
                .body(Map.of("outcome", "lost", "reason", "no-budget"))
                .post("/v1/opportunities/" + deal + "/outcome")
                .then()
                .statusCode(200);
    }

    private static String updatedAt(String key, String lead) {
        return asPartner(key).get("/v1/leads/" + lead).path("updatedAt");
    }

    private static ValidatableResponse timeline(String key, String lead) {
        return asPartner(key)
                .get("/v1/partner/leads/" + lead + "/timeline")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse page(String key, String lead, @Nullable String after, int limit) {
        var call = asPartner(key).queryParam("limit", limit);
        if (after != null) {
            call.queryParam("after", after);
        }
        return call.get("/v1/partner/leads/" + lead + "/timeline").then();
    }
}
