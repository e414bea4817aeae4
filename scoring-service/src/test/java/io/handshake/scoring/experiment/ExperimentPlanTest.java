package io.handshake.scoring.experiment;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.payloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class ExperimentPlanTest {
    @Inject
    Sql sql;

    @Test
    void aPlanIsWrittenEditedAndSignedByBothSides() {
        Trial trial = new Trial(sql);
        trial.write(trial.plan(500))
                .statusCode(201)
                .header("Location", endsWith("/v1/experiments/" + trial.key + "/versions/1"))
                .body("state", equalTo("draft"), "plan.size", equalTo(500), "plan.controlShare", nullValue())
                .body("reason", nullValue(), "signatures.size()", equalTo(0));
        Map<String, Object> smaller = trial.plan(50);
        smaller.put("controlShare", 0.5);
        trial.edit(smaller, "2020-01-01T00:00:00Z").statusCode(201).body("version", equalTo(2));
        String path = "/v1/experiments/" + trial.key;
        as("rep").get(path + "/versions").then().statusCode(200).body("items.version", contains(1, 2));
        as("rep").get(path).then().body("state", equalTo("planned"), "version", equalTo(2));

        trial.sign(2, "marketing", "mira").statusCode(201).body("state", equalTo("signed-by-one"));
        trial.sign(2, "sales", "mira").statusCode(409).body("type", equalTo("/problems/already-signed"));
        trial.sign(2, "sales", "sven").statusCode(201).body("state", equalTo("in-force"));

        as("rep").get(path).then().body("state", equalTo("agreed"), "version", equalTo(2), "startedAt", nullValue());
        assertThat(payloads("experiment/" + trial.key, "experiment-signed"))
                .extracting(data -> data.get("role"))
                .containsExactly("marketing", "sales");
        assertThat(payloads("experiment/" + trial.key, "experiment-in-force"))
                .singleElement()
                .satisfies(data -> assertThat(data).containsEntry("size", 50).containsEntry("maturityDays", 30));
    }

    @Test
    void salesDoesNotSignAsMarketing() {
        Trial trial = new Trial(sql);
        trial.write(trial.plan(5)).statusCode(201);

        as("sales")
                .header("If-Match", trial.etag(1))
                .body(Map.of("role", "marketing"))
                .post("/v1/experiments/" + trial.key + "/versions/1/signatures")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/role-not-held"));
    }

    @Test
    void twoExperimentsMayBeAgreedAtTheSameTime() {
        Trial one = new Trial(sql);
        one.agreed(one.plan(5));
        Trial other = new Trial(sql);

        other.agreed(other.plan(5));

        as("rep").get("/v1/experiments/" + one.key).then().body("state", equalTo("agreed"));
    }

    @Test
    void aKeyIsTakenOnce() {
        Trial trial = new Trial(sql);
        trial.write(trial.plan(5)).statusCode(201);

        trial.write(trial.plan(5)).statusCode(409).body("type", equalTo("/problems/key-taken"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hypothesis | \" \" | /plan/hypothesis",
                "where | [] | /plan/where",
                "where | null | /plan/where",
                "where | [{\"attribute\": \"region\"}] | /plan/where/0",
                "where | [{\"attribute\": \"region\", \"is\": [\"EMEA\"], \"known\": true}] | /plan/where/0",
                "where | [{\"attribute\": \"9\", \"known\": true}] | /plan/where/0/attribute",
                "where | [{\"attribute\": \"region\", \"is\": []}] | /plan/where/0/is",
                "where | [{\"attribute\": \"region\", \"is\": [{}]}] | /plan/where/0/is/0",
                "where | [{\"known\": true}] | /plan/where/0",
                "where | [{\"property\": \"minutes\", \"known\": true}] | /plan/where/0",
                "where | [{\"attribute\": \"attributes.unheard-of\", \"known\": true}] | /plan/where/0/attribute",
                "where | [{\"attribute\": \"region\", \"atLeast\": 5}] | /plan/where/0/atLeast",
                "where | [{\"attribute\": \"emailClass\", \"is\": [\"golden\"]}] | /plan/where/0/is/0",
                "where | [{\"attribute\": \"region\", \"is\": [\"A\"]}, {\"attribute\": \"region\", \"is\": [\"B\"]}] | /plan/where/1",
                "scoreBelow | 10 | /plan/scoreBelow",
                "size | 0 | /plan/size",
                "size | 100001 | /plan/size",
                "targetRate | 0 | /plan/targetRate",
                "targetRate | 1.1 | /plan/targetRate",
                "targetRate | 0.1234567 | /plan/targetRate",
                "baselineRate | 0.1 | /plan/baselineRate",
                "baselineRate | -0.1 | /plan/baselineRate",
                "maturityDays | 0 | /plan/maturityDays",
                "maturityDays | 731 | /plan/maturityDays",
                "controlShare | 1 | /plan/controlShare",
                "controlShare | 0.01 | /plan/controlShare",
                "seed | null | /plan/seed",
                "seed | -1 | /plan/seed",
                "perDay | 0 | /plan/perDay"
            })
    void aPlanThatMakesNoSenseIsRefusedWithAPointer(String member, String value, String pointer) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Trial trial = new Trial(sql);
        Map<String, Object> plan = trial.plan(5);
        plan.put("scoreFrom", 10);
        ObjectNode body = json.valueToTree(trial.body(plan));
        ((ObjectNode) body.get("plan")).set(member, json.readTree(value));

        as("marketing")
                .body(json.writeValueAsString(body))
                .post("/v1/experiments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aPlanAsksForAttributesThatAreDeclaredAndNotPersonal() {
        Trial trial = new Trial(sql);
        trial.declare("age" + trial.key, "number", true);
        trial.declare("size" + trial.key, "number", false);
        trial.declare("founded" + trial.key, "date", false);
        Map<String, Object> plan = trial.plan(5);

        plan.put("where", List.of(Map.of("attribute", "attributes.age" + trial.key, "atLeast", 18)));
        trial.write(plan).statusCode(422).body("errors[0].pointer", equalTo("/plan/where/0/attribute"));
        plan.put("where", List.of(Map.of("attribute", "attributes.unheard-of", "known", true)));
        trial.write(plan).statusCode(422).body("type", equalTo("/problems/unknown-attribute"));
        plan.put(
                "where",
                List.of(
                        Map.of("attribute", "attributes.size" + trial.key, "atLeast", 50),
                        Map.of("attribute", "attributes.founded" + trial.key, "from", "2020-01-01")));
        trial.write(plan).statusCode(201).body("plan.where[1].from", equalTo("2020-01-01"));
        trial.edit(trial.plan(5), "2020-01-01T00:00:00Z").statusCode(201);
    }

    @Test
    void aPlanForAnotherCenturyIsRefused() {
        Trial trial = new Trial(sql);
        Map<String, Object> body = trial.body(trial.plan(5));
        body.put("effectiveFrom", "2100-01-01T00:00:00Z");

        as("marketing")
                .body(body)
                .post("/v1/experiments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveFrom"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\":\"started\"}", "[]", "{\"plan\":{\"size\":1.5}}", "{\"plan\":{\"sql\":\"x\"}}"})
    void whatCannotBeReadIsRefused(String body) {
        as("marketing").body(body).post("/v1/experiments").then().statusCode(400);
    }

    @Test
    void nobodyKnowsAnExperimentThatWasNotPlanned() {
        for (String path : new String[] {"", "/versions", "/versions/1", "/result", "/members"}) {
            as("sales")
                    .get("/v1/experiments/unheard-of" + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/unknown-experiment"));
        }
        as("sales")
                .header("If-Match", "\"x\"")
                .post("/v1/experiments/unheard-of/start")
                .then()
                .statusCode(404);
    }
}
