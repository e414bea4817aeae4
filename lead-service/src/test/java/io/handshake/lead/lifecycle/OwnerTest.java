package io.handshake.lead.lifecycle;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.lead.Calls.as;
import static io.handshake.lead.Calls.capturedLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose a lead is, as hand-offs tell it. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class OwnerTest {
    private static final String ACCEPTED = "handoff-accepted";
    private static final String DELIVERED = "handoff-delivered";
    private static final Instant BEGAN = Instant.now().minusSeconds(60);

    @Inject
    Sql sql;

    private final String rita = UUID.randomUUID().toString();
    private final String rolf = UUID.randomUUID().toString();
    private final String rosa = UUID.randomUUID().toString();
    private final Told handoff = new Told();

    /** A hand-off, of which one thing after the other is told. */
    private static final class Told {
        private final String id = UUID.randomUUID().toString();
        private long sequence;
        private Instant at = BEGAN;

        Map<String, Object> fact(String type, String lead, Map<String, ?> more) {
            Map<String, Object> data = new HashMap<>(Map.of("handoff", id, "lead", lead, "pass", 1));
            data.put("offer", UUID.randomUUID().toString());
            data.putAll(more);
            return StubPeer.event(type, id, ++sequence, data, at, Instant.now());
        }

        /** What is told from now on happened that many seconds after the test began. */
        Told after(int seconds) {
            at = BEGAN.plusSeconds(seconds);
            return this;
        }

        Map<String, Object> got(String type, String lead, String rep) {
            return fact(type, lead, Map.of("rep", rep));
        }

        Map<String, Object> reassigned(String lead, String from, String to) {
            return fact("handoff-reassigned", lead, Map.of("fromRep", from, "rep", to));
        }

        Map<String, Object> takenBack(String lead, String rep) {
            return fact(
                    "handoff-acceptance-reversed",
                    lead,
                    Map.of("rep", rep, "reason", "rep-capacity", "group", "capacity", "final", false));
        }
    }

    private static void tell(List<Map<String, Object>> facts) {
        StubPeer.of("sla").publish(facts);
    }

    private static @Nullable String owner(String lead) {
        return as("sales").get("/v1/leads/" + lead).jsonPath().getString("owner.id");
    }

    private static void awaitOwner(String lead, String rep) {
        untilAsserted(() -> assertThat(owner(lead)).isEqualTo(rep));
    }

    /** What was told of this hand-off is followed once this is, as it is told of the same one. */
    private void awaitFollowed(Told told) {
        String marker = capturedLead();
        tell(List.of(told.got(DELIVERED, marker, rita)));
        awaitOwner(marker, rita);
    }

    @Test
    void aLeadThatIsDeliveredIsTheRepsAndNoStageIsEntered() {
        String lead = capturedLead();

        tell(List.of(handoff.got(DELIVERED, lead, rita)));

        awaitOwner(lead, rita);
        assertThat(as("sales").get("/v1/leads/" + lead).jsonPath().getString("stage"))
                .isEqualTo("Lead");
    }

    @Test
    void aLeadWhoseHandoffIsReassignedIsTheNewReps() {
        String accepted = capturedLead();
        String delivered = capturedLead();
        Told delivery = new Told();
        tell(List.of(handoff.got(ACCEPTED, accepted, rita), delivery.got(DELIVERED, delivered, rita)));
        awaitOwner(accepted, rita);
        awaitOwner(delivered, rita);

        tell(List.of(handoff.reassigned(accepted, rita, rolf), delivery.reassigned(delivered, rita, rolf)));

        awaitOwner(accepted, rolf);
        awaitOwner(delivered, rolf);
    }

    @Test
    void whatIsToldInOnePageCountsInItsOrder() {
        String lead = capturedLead();

        tell(List.of(
                handoff.got(ACCEPTED, lead, rita),
                handoff.reassigned(lead, rita, rolf),
                handoff.reassigned(lead, rolf, rosa)));

        awaitOwner(lead, rosa);
    }

    @Test
    void reassigningAHandoffThroughWhichALeadIsNobodysChangesNoOwner() {
        String lead = capturedLead();
        Told delivery = new Told().after(2);
        tell(List.of(handoff.got(ACCEPTED, lead, rolf), delivery.got(DELIVERED, lead, rita)));
        awaitOwner(lead, rita);

        tell(List.of(handoff.after(3).reassigned(lead, rolf, rosa)));

        awaitFollowed(handoff);
        assertThat(owner(lead)).isEqualTo(rita);
    }

    @Test
    void ofTwoHandoffsTheOneThatGaveTheLeadLastCountsHoweverTheyAreHeardOf() {
        String lead = capturedLead();
        Told delivery = new Told().after(2);
        tell(List.of(delivery.got(DELIVERED, lead, rita)));
        awaitOwner(lead, rita);

        tell(List.of(handoff.after(1).got(ACCEPTED, lead, rolf)));
        awaitFollowed(handoff);
        assertThat(owner(lead)).isEqualTo(rita);

        tell(List.of(delivery.after(3).reassigned(lead, rita, rosa)));
        awaitOwner(lead, rosa);
    }

    @Test
    void aLeadWhoseLastHandoffWasTakenBackIsNobodysThoughAnEarlierOneIsHeardOfLater() {
        String lead = capturedLead();
        Told last = new Told().after(2);
        tell(List.of(last.got(ACCEPTED, lead, rita)));
        awaitOwner(lead, rita);
        tell(List.of(last.after(3).takenBack(lead, rita)));
        untilAsserted(() -> assertThat(owner(lead)).isNull());

        tell(List.of(handoff.after(1).got(ACCEPTED, lead, rolf)));

        awaitFollowed(handoff);
        assertThat(owner(lead)).isNull();
    }

    @Test
    void anAcceptanceTakenBackAfterAReassignmentLeavesNoOwner() {
        String lead = capturedLead();
        tell(List.of(handoff.got(ACCEPTED, lead, rita), handoff.reassigned(lead, rita, rolf)));
        awaitOwner(lead, rolf);

        tell(List.of(handoff.takenBack(lead, rita)));

        untilAsserted(() -> assertThat(owner(lead)).isNull());
    }

    @Test
    void anOwnerWithoutANotedHandoffIsFollowedByRep() {
        String lead = capturedLead();
        sql.update("update lead set owner = ?::uuid where id = ?::uuid", rita, lead);

        Told other = new Told();
        tell(List.of(other.reassigned(lead, rosa, rolf)));
        awaitFollowed(other);
        assertThat(owner(lead)).isEqualTo(rita);

        tell(List.of(handoff.reassigned(lead, rita, rolf)));
        awaitOwner(lead, rolf);
    }

    @Test
    void anOwnerThatAMergeBroughtFollowsItsHandoff() {
        String survivor = capturedLead();
        String merged = capturedLead();
        tell(List.of(handoff.got(DELIVERED, merged, rita)));
        awaitOwner(merged, rita);
        as("marketing")
                .body(Map.of("with", merged, "reason", "one person"))
                .post("/v1/leads/" + survivor + "/merge")
                .then()
                .statusCode(200);
        assertThat(owner(survivor)).isEqualTo(rita);

        tell(List.of(handoff.reassigned(merged, rita, rolf)));

        awaitOwner(survivor, rolf);
    }
}
