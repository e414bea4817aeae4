package io.handshake.sla.answering;

import static io.handshake.sla.Scene.entry;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class HandoffsResourceTest {

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.withoutReps();
    }

    @AfterEach
    void resetClock() {
        SettableClock.reset();
    }

    @Test
    void aQualifiedLeadIsOfferedToARepWhoCanAcceptIt() {
        String rita = scene.rep("rita", 50);
        String zoe = scene.rep("zoe", 20);
        JsonPath offered = scene.handoff(scene.qualifiedLead(), "offered");

        assertThat(offered.getString("rep")).isEqualTo(rita);
        assertThat(offered.getString("repName")).isEqualTo("Rep rita");
        assertThat(offered.getString("clock")).isEqualTo("running");
        assertThat(offered.getList("offers[0].passedOver"))
                .isEqualTo(List.of(Map.of("rep", zoe, "repName", "Rep zoe", "why", "less-remaining-capacity")));
        assertThat(offered.getLong("offers[0].clock.targetSeconds")).isEqualTo(172_800);

        scene.accept(offered.getString("id"), "rita")
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("state", equalTo("accepted"))
                .body("clock", equalTo("met"))
                .body("decidedAt", notNullValue())
                .body("offers", hasSize(1));
        assertThat(scene.types(offered.getString("id")))
                .containsExactly("handoff-opened", "handoff-offered", "handoff-accepted");
    }

    @Test
    void acceptingTwiceSaysWhoHasItAndSinceWhen() {
        String rita = scene.rep("rita", 50);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        scene.accept(handoff, "rita").statusCode(200);

        scene.accept(handoff, "zoe")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/decision-refused"))
                .body("detail", containsString("Rep rita (rep " + rita + ") has it, accepted at "));
        scene.accept(handoff, "rita").statusCode(409);
    }

    @Test
    void anotherRepCannotAcceptWhatIsOfferedToSomebodyElse() {
        scene.rep("rita", 50);
        scene.rep("zoe", 20);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");

        scene.accept(handoff, "zoe").statusCode(409).body("detail", containsString("offered to Rep rita"));
        scene.reject(handoff, "zoe", "no-need").statusCode(409);
    }

    @Test
    void acceptAndRejectRacingHaveOneWinner() throws Exception {
        scene.rep("rita", 500);
        List<String> handoffs = IntStream.range(0, 10).mapToObj(_ -> scene.qualifiedLead()).toList().stream()
                .map(lead -> scene.handoffId(lead, "offered"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (String handoff : handoffs) {
                List<Callable<Integer>> calls = List.of(
                        () -> scene.accept(handoff, "rita").extract().statusCode(),
                        () -> scene.reject(handoff, "rita", "no-need").extract().statusCode(),
                        () -> scene.reject(handoff, "rita", "rep-capacity")
                                .extract()
                                .statusCode());

                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> call : threads.invokeAll(calls)) {
                    statuses.add(call.get());
                }

                assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
                assertThat(scene.types(handoff).stream()
                                .filter(type -> type.equals("handoff-accepted") || type.equals("handoff-rejected")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aRejectionEndsTheHandoffAndKeepsItsTextToItself() {
        scene.rep("rita", 50);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");

        given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(Map.of("reason", "other", "text", "met her at the fair"))
                .post("/v1/handoffs/" + handoff + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("reason", equalTo("other"))
                .body("offers[0].text", equalTo("met her at the fair"));

        String fact = scene.history(handoff).getLast().data();
        assertThat(fact).contains("\"final\":true", "\"group\":\"definition-fault\"", "\"clock\":\"met\"");
        assertThat(fact).doesNotContain("fair");
    }

    @Test
    void aRepWithoutTimePassesItOnAndNeverSeesItAgain() {
        String rita = scene.rep("rita", 50);
        String zoe = scene.rep("zoe", 20);
        String lead = scene.qualifiedLead();
        String handoff = scene.handoffId(lead, "offered");

        scene.reject(handoff, "rita", "rep-capacity")
                .statusCode(200)
                .body("state", equalTo("offered"))
                .body("rep", equalTo(zoe));
        JsonPath second = scene.read(handoff);
        assertThat(second.getList("offers.state")).containsExactly("rejected", "open");
        assertThat(second.getList("offers[1].passedOver"))
                .isEqualTo(List.of(Map.of("rep", rita, "repName", "Rep rita", "why", "had-it-before")));

        scene.reject(handoff, "zoe", "rep-capacity").statusCode(200).body("state", equalTo("unrouted"));
        assertThat(scene.history(handoff).getLast().data()).contains("all-had-it");

        String ann = scene.rep("ann", 1);
        assertThat(scene.handoff(lead, "offered").getString("rep")).isEqualTo(ann);
        assertThat(scene.types(handoff))
                .containsExactly(
                        "handoff-opened",
                        "handoff-offered",
                        "handoff-rejected",
                        "handoff-offered",
                        "handoff-rejected",
                        "handoff-unrouted",
                        "handoff-offered");
        scene.accept(handoff, "rita").statusCode(409).body("detail", containsString("offered to Rep ann"));
        scene.accept(handoff, "ann").statusCode(200);
    }

    @Test
    void whatWaitsIsOfferedToNobody() {
        String handoff = scene.handoffId(scene.qualifiedLead(), "unrouted");

        scene.accept(handoff, "rita").statusCode(409).body("detail", containsString("offered to nobody"));
        assertThat(scene.history(handoff).getLast().data()).contains("no-rep");
    }

    @Test
    void aLateAcceptanceIsPossibleAndStaysBreached() {
        scene.rep("rita", 50);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");
        SettableClock.advance(Duration.ofHours(49));

        scene.accept(handoff, "rita")
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("clock", equalTo("breached"))
                .body("offers[0].clock.breachAnnouncedAt", notNullValue())
                .body("offers[0].clock.stoppedAt", notNullValue());
        assertThat(scene.types(handoff))
                .containsExactly("handoff-opened", "handoff-offered", "clock-breached", "handoff-accepted");
        assertThat(scene.history(handoff).getLast().data())
                .contains("\"clock\":\"breached\"", "\"elapsedSeconds\":1764");
    }

    @Test
    void aRepSeesItsOwnOnly() {
        scene.rep("rita", 1);
        String zoe = scene.rep("zoe", 1);
        List<String> handoffs = List.of(scene.qualifiedLead(), scene.qualifiedLead()).stream()
                .map(lead -> scene.handoffId(lead, "offered"))
                .toList();
        String hers = handoffs.stream()
                .filter(id -> scene.read(id).getString("rep").equals(zoe))
                .findFirst()
                .orElseThrow();
        String ritas =
                handoffs.stream().filter(id -> !id.equals(hers)).findFirst().orElseThrow();

        JsonPath list = asRep("zoe").get("/v1/handoffs").jsonPath();
        assertThat(list.getList("items.id")).containsExactly(hers);
        asRep("zoe")
                .get("/v1/handoffs?rep=" + scene.read(ritas).getString("rep"))
                .then()
                .body("items", hasSize(0));
        asRep("zoe").get("/v1/handoffs/" + hers).then().statusCode(200).body("offers[0].passedOver", hasSize(0));
        asRep("zoe").get("/v1/handoffs/" + ritas).then().statusCode(404);
        asRep("nobody").get("/v1/handoffs").then().statusCode(200).body("items", hasSize(0));
        given().header("Authorization", TestTokens.bearer("bdr", "zoe"))
                .get("/v1/handoffs")
                .then()
                .body("items.id", equalTo(List.of(hers)));
    }

    @Test
    void listsAreWalkedWithoutLossWhileMoreArrive() {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            before.add(scene.handoffId(scene.qualifiedLead(), "unrouted"));
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var request =
                    given().header("Authorization", TestTokens.bearer("sales")).queryParam("limit", 5);
            JsonPath page = (after == null ? request : request.queryParam("after", after))
                    .get("/v1/handoffs?state=unrouted")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            after = page.getString("next");
            scene.qualifiedLead();
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void aCursorBelongsToItsFilter() {
        scene.handoffId(scene.qualifiedLead(), "unrouted");
        scene.handoffId(scene.qualifiedLead(), "unrouted");
        String next = given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?limit=1")
                .path("next");

        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?limit=1&state=unrouted&after=" + next)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", equalTo(List.of("after")));
    }

    @ParameterizedTest
    @CsvSource({
        "?state=lost, state",
        "?state=OFFERED, state",
        "?rep=17, rep",
        "?lead=x, lead",
        "?limit=0, limit",
        "?limit=201, limit",
        "?limit=-1, limit",
        "?limit=x, limit",
        "?limit=1.5, limit",
        "?limit=99999999999, limit",
        "?after=abc, after",
        "/17, id",
        "/00000000-0000-0000-0000-00000000000g, id"
    })
    void aMalformedQuestionIs400AndNamesTheParameter(String question, String parameter) {
        given().header("Authorization", TestTokens.bearer("rep"))
                .get("/v1/handoffs" + question)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", equalTo(List.of(parameter)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "reject"})
    void anAnswerToAMalformedIdIs400(String answer) {
        given().header("Authorization", TestTokens.bearer("rep"))
                .contentType("application/json")
                .body(answer.equals("reject") ? "{\"reason\":\"no-need\"}" : "")
                .post("/v1/handoffs/17/" + answer)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", equalTo(List.of("id")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void thePageMayBeAsSmallAndAsLargeAsIsSaid(int limit) {
        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs?limit=" + limit)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/reason",
                "{\"reason\":\"\"};422;/reason",
                "{\"reason\":\"bored\"};422;/reason",
                "{\"reason\":\"other\"};422;/text",
                "{\"reason\":\"other\",\"text\":\"  \"};422;/text",
                "{\"reason\":7};400;/reason",
                "{\"reason\":\"no-need\",\"score\":1};400;/score",
                "{\"reason\":\"no-need\";400;",
                "[];400;",
                "'';422;"
            })
    void aBadRejectionChangesNothing(String body, int status, String pointer) {
        scene.rep("rita", 50);
        String handoff = scene.handoffId(scene.qualifiedLead(), "offered");

        var answer = given().header("Authorization", TestTokens.bearer("rep", "rita"))
                .contentType("application/json")
                .body(body)
                .post("/v1/handoffs/" + handoff + "/reject")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        if (pointer != null) {
            answer.body("errors.pointer", equalTo(List.of(pointer)));
        }
        assertThat(scene.read(handoff).getString("state")).isEqualTo("offered");
    }

    @Test
    void whatDoesNotExistIs404() {
        UUID unknown = UUID.randomUUID();

        given().header("Authorization", TestTokens.bearer("sales"))
                .get("/v1/handoffs/" + unknown)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-handoff"));
        scene.accept(unknown.toString(), "rita").statusCode(404);
        scene.reject(unknown.toString(), "rita", "rep-capacity").statusCode(404);
    }

    @Test
    void everyReasonHasAGroupAndOnlyLackOfTimePassesOn() {
        JsonPath reasons = given().header("Authorization", TestTokens.bearer("rep"))
                .get("/v1/reason-codes")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();

        assertThat(reasons.getList("items")).hasSize(14);
        assertThat(new HashSet<>(reasons.getList("items.group")))
                .isEqualTo(Set.of("definition-fault", "data-fault", "timing", "capacity"));
        assertThat(reasons.getList("items.findAll { !it.endsHandoff }.code")).isEqualTo(List.of("rep-capacity"));
        assertThat(reasons.getList("items.findAll { it.textRequired }.code")).isEqualTo(List.of("other"));
    }

    @Test
    void aSkippedStageOpensNothing() {
        String skipped = UUID.randomUUID().toString();
        String plain = UUID.randomUUID().toString();
        StubPeer.of("lead").publish("stage-entered", skipped, 1, entry(skipped, 1, "SALES", true));
        StubPeer.of("lead").publish("stage-entered", plain, 1, entry(plain, 1, null, false));

        for (String lead : List.of(skipped, plain)) {
            scene.heard(lead, 1);
            given().header("Authorization", TestTokens.bearer("sales"))
                    .get("/v1/handoffs?lead=" + lead)
                    .then()
                    .body("items", hasSize(0));
        }
    }

    private static io.restassured.specification.RequestSpecification asRep(String userSub) {
        return given().header("Authorization", TestTokens.bearer("rep", userSub));
    }
}
