package io.handshake.lead.transition;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.lead;
import static io.handshake.lead.Calls.someEmail;
import static io.handshake.lead.funnels.Agreed.inForce;
import static io.handshake.lead.funnels.Agreed.newRegion;
import static io.handshake.lead.funnels.Agreed.stagesOf;
import static io.handshake.lead.transition.Peers.awaitStage;
import static io.handshake.lead.transition.Peers.qualify;
import static io.handshake.lead.transition.Peers.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a rep answered is kept with the step that it led to, as far as it was asked; a fact is not refused for it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class AnswersOfPeersTest {
    private final String handoff = UUID.randomUUID().toString();
    private long sequence;

    private static String qualifiedLead() {
        String region = newRegion();
        List<Map<String, Object>> stages = stagesOf("waterfall");
        stages.get(1)
                .put(
                        "exitCriteria",
                        List.of(
                                Map.of("key", "budget", "title", "Budget?", "type", "YES_NO", "required", true),
                                Map.of(
                                        "key",
                                        "size",
                                        "title",
                                        "Size?",
                                        "type",
                                        "CHOICE",
                                        "required",
                                        false,
                                        "choices",
                                        List.of("small", "big"))));
        stages.get(2)
                .put(
                        "exitCriteria",
                        List.of(Map.of("key", "people", "title", "People?", "type", "NUMBER", "required", true)));
        inForce(stages, region);
        String lead = lead(Map.of("email", someEmail(), "region", region));
        qualify(lead, 1);
        awaitStage(lead, 1, "MQL");
        return lead;
    }

    private void decide(String type, String lead, Map<String, ?> answers) {
        Map<String, Object> data = new HashMap<>(
                Map.of("handoff", handoff, "lead", lead, "pass", 1, "rep", UUID.randomUUID(), "answers", answers));
        StubPeer.of("sla").publish(type, handoff, ++sequence, data);
    }

    private static Map<String, Object> lastAnswers(String lead) {
        return transitions(lead).getMap("items.last().answers");
    }

    private static Map<String, Object> published(String lead, String stage) {
        return as("service")
                .queryParam("subject", lead)
                .queryParam("limit", 1000)
                .get("/v1/events")
                .jsonPath()
                .getMap("find { it.type == 'stage-entered' && it.data.to == '" + stage + "' }.data.answers");
    }

    @Test
    void answersOfWhoAcceptsAndOfWhoQualifiesAreKeptAndPublishedWithTheEntry() {
        String lead = qualifiedLead();

        decide("handoff-accepted", lead, Map.of("budget", true, "size", "big"));
        awaitStage(lead, 1, "SAL");
        assertThat(lastAnswers(lead)).isEqualTo(Map.of("budget", true, "size", "big"));
        assertThat(published(lead, "SAL")).isEqualTo(Map.of("budget", true, "size", "big"));

        decide("handoff-qualified", lead, Map.of("people", 3));
        awaitStage(lead, 1, "SQL");
        assertThat(lastAnswers(lead)).isEqualTo(Map.of("people", 3));
        assertThat(published(lead, "SQL")).isEqualTo(Map.of("people", 3));
    }

    @Test
    void anAnswerThatWasNotAskedOrIsWrongIsLeftOutAndTheFactCountsAllTheSame() {
        String lead = qualifiedLead();

        decide("handoff-accepted", lead, Map.of("budget", "yes", "size", "small", "colour", "red"));

        untilAsserted(() -> assertThat(lastAnswers(lead)).isEqualTo(Map.of("size", "small")));
        awaitStage(lead, 1, "SAL");
    }

    @Test
    void aDecisionWithoutAnswersIsFollowed() {
        String lead = qualifiedLead();

        decide("handoff-accepted", lead, Map.of());

        awaitStage(lead, 1, "SAL");
        assertThat(lastAnswers(lead)).isEmpty();
    }
}
