package io.handshake.e2e.imports;

import static io.handshake.e2e.imports.Prospect.Deed.CONTACT_FORM;
import static io.handshake.e2e.imports.Prospect.Deed.PAGE_VIEW;
import static io.handshake.e2e.imports.Prospect.Deed.TEN_MINUTES_ON_SITE;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Answer;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.api.UnexpectedAnswer;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What both sides of the school agree before the first lead comes: activity types, a signed definition, ten reps. */
record SchoolAgreement(Running running) {
    static final String DEFINITION = "school";
    static final int REPS = 10;
    static final int WEEKLY_CAPACITY = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    void conclude() {
        registerActivityTypes();
        signDefinition();
        registerReps();
    }

    private void registerActivityTypes() {
        Api leads = as(Deployable.LEAD, "marketing");
        register(leads, PAGE_VIEW, "Viewed a page", "low");
        register(leads, TEN_MINUTES_ON_SITE, "Spent ten minutes on the site", "medium");
        register(leads, CONTACT_FORM, "Filled in the contact form", "high");
    }

    private static void register(Api leads, String key, String title, String intent) {
        leads.put("/v1/activity-types/" + key, Map.of("title", title, "intent", intent))
                .expect(200, 201);
    }

    /** Draft, marketing's signature, sales' signature; what is there already stays. */
    private void signDefinition() {
        Api marketing = as(Deployable.SCORING, "marketing");
        String version = "/v1/definitions/" + DEFINITION + "/versions/1";
        if (marketing.get(version).status() == 404) {
            draft(marketing);
        }
        sign(marketing, version, "marketing");
        sign(as(Deployable.SCORING, "sales"), version, "sales");
        await(
                "the definition to be in force",
                marketing,
                "/v1/definitions/" + DEFINITION,
                definition -> definition.path("inForceVersion").isInt());
    }

    /** The activity types reach scoring-service through the feed, so the first draft may be a moment too early. */
    private static void draft(Api marketing) {
        Map<String, Object> definition = Map.of(
                "key",
                DEFINITION,
                "name",
                "Qualified lead of the school",
                "description",
                "A lead is qualified at 20 points: a page viewed gives 1, ten minutes on the site give 10,"
                        + " the contact form gives 20.",
                "rules",
                List.of(
                        Map.of("activityType", PAGE_VIEW, "points", 1),
                        Map.of("activityType", TEN_MINUTES_ON_SITE, "points", 10),
                        Map.of("activityType", CONTACT_FORM, "points", 20)),
                "threshold",
                20,
                "effectiveFrom",
                "2020-01-01T00:00:00Z");
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer = marketing.post("/v1/definitions", definition);
        while (answer.status() == 422 && Instant.now().isBefore(end)) {
            Pause.of(Duration.ofMillis(300));
            answer = marketing.post("/v1/definitions", definition);
        }
        answer.expect(201, 409);
    }

    private static void sign(Api side, String version, String role) {
        Answer read = side.get(version);
        for (JsonNode signature : read.expect(200).path("signatures")) {
            if (signature.path("role").asText().equals(role)) {
                return;
            }
        }
        String etag = read.headers().firstValue("ETag").orElseThrow();
        side.with("If-Match", etag)
                .post(version + "/signatures", Map.of("role", role))
                .expect(200, 201);
    }

    private void registerReps() {
        Api sales = as(Deployable.SLA, "sales");
        for (int n = 1; n <= REPS; n++) {
            sales.post(
                            "/v1/reps",
                            Map.of(
                                    "name", "School rep " + n,
                                    "userSub", "school-rep-" + n,
                                    "weeklyCapacity", WEEKLY_CAPACITY))
                    .expect(201, 409);
        }
    }

    private static void await(String what, Api api, String path, Predicate<JsonNode> there) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!there.test(api.get(path).body())) {
            if (Instant.now().isAfter(end)) {
                throw new UnexpectedAnswer("waited in vain for " + what);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    private Api as(Deployable deployable, String role) {
        return running.api(deployable).as(running.credential(role)).patient(PATIENCE);
    }
}
