package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sign;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pass cools by the version in force, at the instant that is asked for. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class CooledTest {
    private static String written(List<Map<String, Object>> rules, long threshold, boolean inForce) {
        Map<String, Object> definition = definition(newKey());
        String key = String.valueOf(definition.get("key"));
        definition.put("scope", Map.of("segment", key));
        definition.put("rules", rules);
        definition.put("threshold", threshold);
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        if (inForce) {
            sign(key, 1, "marketing", "mira").statusCode(201);
            sign(key, 1, "sales", "sven").statusCode(201);
        }
        return key;
    }

    private static JsonPath score(PlayedLead lead, Map<String, ?> asked) {
        return as("sales")
                .queryParams(asked)
                .get("/v1/scores/" + lead.id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void untilQualifiedWith(PlayedLead lead, int score) {
        Eventually.untilAsserted(() -> as("sales")
                .get("/v1/scores/" + lead.id)
                .then()
                .body("score", equalTo(score))
                .body("qualified.pass", equalTo(1)));
    }

    @Test
    void aPassHasNotCooledBeforeItCameToQualify() {
        String good = newType();
        PlayedLead lead = created(Map.of("segment", written(List.of(rule(good, 30)), 20, true)))
                .did(good, Instant.now())
                .tell();
        untilQualifiedWith(lead, 30);

        JsonPath before = score(lead, Map.of("asOf", "2026-01-01T00:00:00Z"));

        assertThat(before.getInt("score")).isZero();
        assertThat(before.getBoolean("qualifies")).isFalse();
        assertThat(before.getBoolean("cooled")).isFalse();
    }

    @Test
    void anotherVersionThatAsksForMoreOrLessCoolsNobody() {
        String good = newType();
        String bad = newType();
        List<Map<String, Object>> rules = List.of(rule(good, 30), rule(bad, -25));
        Map<String, Object> more = Map.of("definition", written(rules, 500, false), "version", 1);
        Map<String, Object> less = Map.of("definition", written(rules, 1, false), "version", 1);
        PlayedLead lead = created(Map.of("segment", written(rules, 20, true)))
                .did(good, Instant.now())
                .tellAndGoOn();
        untilQualifiedWith(lead, 30);

        assertThat(score(lead, more).getBoolean("qualifies")).isFalse();
        assertThat(score(lead, more).getBoolean("cooled")).isFalse();

        lead.did(bad, Instant.now()).tell();
        untilQualifiedWith(lead, 5);

        assertThat(score(lead, less).getBoolean("qualifies")).isTrue();
        assertThat(score(lead, less).getBoolean("cooled")).isTrue();
    }
}
