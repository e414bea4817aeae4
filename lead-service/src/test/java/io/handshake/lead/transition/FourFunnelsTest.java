package io.handshake.lead.transition;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.funnels.Agreed.add;
import static io.handshake.lead.funnels.Agreed.edit;
import static io.handshake.lead.funnels.Agreed.inForce;
import static io.handshake.lead.funnels.Agreed.newRegion;
import static io.handshake.lead.funnels.Agreed.signByBoth;
import static io.handshake.lead.funnels.Agreed.stagesOf;
import static io.handshake.lead.transition.Peers.awaitStage;
import static io.handshake.lead.transition.Peers.handoff;
import static io.handshake.lead.transition.Peers.opportunity;
import static io.handshake.lead.transition.Peers.qualify;
import static io.handshake.lead.transition.Peers.transitions;
import static io.handshake.lead.transition.Peers.win;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The four funnels side by side, each in force for a region of its own. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class FourFunnelsTest {
    private static String leadIn(String region) {
        return lead(Map.of("email", someEmail(), "region", region));
    }

    /** A lead whose region has a funnel with the stages of a template. */
    private static String leadOn(String template) {
        String region = newRegion();
        inForce(stagesOf(template), region);
        return leadIn(region);
    }

    private static List<String> entered(String lead) {
        return transitions(lead)
                .getList(
                        "items.findAll { it.kind == 'opened' || it.kind == 'entered' }.collect { it.to + (it.inferred ? '?' : '') }");
    }

    @Test
    void onTheWaterfallSalesAcceptsBeforeItQualifies() {
        String lead = leadOn("waterfall");
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        handoff("handoff-accepted", lead, 1);
        awaitStage(lead, 1, "SAL");
        handoff("handoff-qualified", lead, 1);
        awaitStage(lead, 1, "SQL");
        win(opportunity(lead));

        assertThat(entered(lead)).containsExactly("Lead", "MQL", "SAL", "SQL", "SQO", "Customer");
    }

    @Test
    void onTheCommitFunnelSalesQualifiesBeforeItAccepts() {
        String lead = leadOn("commit");
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        handoff("handoff-qualified", lead, 1);
        awaitStage(lead, 1, "SQL");
        handoff("handoff-accepted", lead, 1);
        awaitStage(lead, 1, "SAL");
        win(opportunity(lead));

        assertThat(entered(lead)).containsExactly("Lead", "MQL", "SQL", "SAL", "SQO", "Customer");
    }

    @Test
    void onTheSmarketingFunnelAPassBeginsAfterTheVisitors() {
        String lead = leadOn("smarketing");
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        win(opportunity(lead));

        assertThat(entered(lead)).containsExactly("Lead", "MQL", "SQL?", "Opportunity", "Customer");
    }

    @Test
    void onTheRateFunnelThereIsNoAcceptanceGateAtAll() {
        String lead = leadOn("rate");
        qualify(lead, 1);
        awaitStage(lead, 1, "Handed-over");
        String handoff = handoff("handoff-accepted", lead, 1);
        untilAsserted(() -> assertThat(transitions(lead).getList("items.kind")).contains("refused"));
        win(opportunity(lead));

        assertThat(entered(lead)).containsExactly("Lead", "Handed-over", "Opportunity", "Customer");
        Map<String, Object> refused = transitions(lead).getMap("items.find { it.refused }");
        assertThat(refused)
                .containsEntry("cause", "handoff-accepted")
                .containsEntry("handoff", handoff)
                .containsEntry("to", null);
        assertThat(String.valueOf(refused.get("because"))).contains("no stage with the milestone ACCEPTED");
        assertThat(as("marketing")
                        .queryParam("limit", 200)
                        .get("/v1/leads/" + lead + "/timeline")
                        .jsonPath()
                        .getList("items.type"))
                .contains("transition-refused");
        as("sales").get("/v1/leads/" + lead).then().body("passes[0].outcome", equalTo("won"));
    }

    @Test
    void eachEntrySaysWhetherSalesAcceptsOnItsFunnel() {
        String gated = leadOn("commit");
        String gateless = leadOn("rate");
        qualify(gated, 1);
        qualify(gateless, 1);
        awaitStage(gated, 1, "MQL");
        awaitStage(gateless, 1, "Handed-over");

        assertThat(gates(gated)).containsExactly(true);
        assertThat(gates(gateless)).containsExactly(false);
    }

    private static List<Boolean> gates(String lead) {
        return as("service")
                .queryParam("subject", lead)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .jsonPath()
                .getList("findAll { it.type == 'stage-entered' }.data.gated");
    }

    @Test
    void anOrganisationChangesItsFunnelAndOpenPassesKeepTheirs() {
        String region = newRegion();
        String key = inForce(stagesOf("waterfall"), region);
        String before = leadIn(region);

        add(key, edit(stagesOf("rate"), Map.of("region", region))).statusCode(201);
        signByBoth(key, 2).body("state", equalTo("in-force"));
        String after = leadIn(region);
        qualify(before, 1);
        qualify(after, 1);

        awaitStage(before, 1, "MQL");
        awaitStage(after, 1, "Handed-over");
        handoff("handoff-rejected", before, 1);
        untilAsserted(
                () -> as("sales").get("/v1/leads/" + before).then().body("passes[0].outcome", equalTo("recycled")));
        qualify(before, 2);
        awaitStage(before, 2, "Handed-over");
        as("sales")
                .get("/v1/leads/" + before)
                .then()
                .body("passes[0].funnelVersion", equalTo(1), "passes[1].funnelVersion", equalTo(2));
    }

    @Test
    void inOneBatchEachLeadOpensOnTheFunnelOfItsScope() {
        String region = newRegion();
        inForce(stagesOf("rate"), region);
        List<Map<String, String>> people = IntStream.range(0, 40)
                .mapToObj(i -> Map.of("email", someEmail(), "region", i % 2 == 0 ? region : "elsewhere-" + region))
                .toList();

        List<String> ids = as("marketing")
                .body(Map.of("leads", people))
                .post("/v1/leads/batch")
                .then()
                .statusCode(200)
                .extract()
                .path("results.id");

        for (int i = 0; i < ids.size(); i++) {
            qualify(ids.get(i), 1);
        }
        for (int i = 0; i < ids.size(); i++) {
            awaitStage(ids.get(i), 1, i % 2 == 0 ? "Handed-over" : "MQL");
        }
    }

    @Test
    void aLeadWithTwoRegionsOpensItsNextPassByTheLatest() {
        String first = newRegion();
        String second = newRegion();
        inForce(stagesOf("smarketing"), first);
        inForce(stagesOf("rate"), second);
        String email = someEmail();
        String lead = lead(Map.of("email", email, "region", first));
        lead(Map.of("email", email, "region", second));
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        handoff("handoff-rejected", lead, 1);
        untilAsserted(() -> as("sales").get("/v1/leads/" + lead).then().body("passes[0].outcome", equalTo("recycled")));

        qualify(lead, 2);

        awaitStage(lead, 2, "Handed-over");
    }
}
