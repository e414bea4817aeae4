package io.handshake.scoring.audit;

import static io.handshake.chassis.test.Eventually.untilAsserted;
import static io.handshake.scoring.audit.AuditCalls.drawn;
import static io.handshake.scoring.audit.AuditCalls.newSegment;
import static io.handshake.scoring.audit.AuditCalls.ofSegment;
import static io.handshake.scoring.audit.HandedOff.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class WordOfSalesTest {
    private final String segment = newSegment();

    @Inject
    Sql sql;

    private HandedOff handedOff() {
        return HandedOff.at(sql, THEN, segment, "EMEA");
    }

    private static void tell(String type, HandedOff of, Map<String, Object> more) {
        UUID handoff = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(more);
        data.putAll(Map.of("handoff", handoff, "lead", of.lead, "pass", 1));
        StubPeer.of("sla").publishUnordered(type, handoff.toString(), data);
    }

    private Map<UUID, Boolean> drawnAndAccepted() {
        String audit = drawn(ofSegment(segment, 100));
        Map<UUID, Boolean> accepted = new HashMap<>();
        sql.list(
                        "select lead, sales_accepted from audit_item where audit = ?::uuid",
                        row -> Map.entry(row.getObject("lead", UUID.class), row.getBoolean("sales_accepted")),
                        audit)
                .forEach(entry -> accepted.put(entry.getKey(), entry.getValue()));
        return accepted;
    }

    @Test
    void onlyWhatSomebodyOfSalesTurnedDownIsRejected() {
        HandedOff unanswered = handedOff().closed("recycled");
        HandedOff disqualifiedByMarketing = handedOff().closed("disqualified");
        HandedOff offeredToAnother = handedOff();
        HandedOff rejected = handedOff();
        HandedOff disqualified = handedOff();
        HandedOff returned = handedOff();
        HandedOff takenBack = handedOff().accepted().takenBack();
        List<HandedOff> turnedDown = List.of(rejected, disqualified, returned, takenBack);
        tell("handoff-recycled", unanswered, Map.of("why", "rounds-exhausted", "expiredOffers", 3));
        tell("handoff-cancelled", disqualifiedByMarketing, Map.of("why", "pass-closed"));
        tell("handoff-rejected", offeredToAnother, Map.of("final", false));
        tell("handoff-rejected", rejected, Map.of("final", true));
        tell("handoff-disqualified", disqualified, Map.of("reason", "job-seeker"));
        tell("handoff-returned", returned, Map.of("reason", "bad-timing"));
        tell("handoff-acceptance-reversed", takenBack, Map.of("final", true));

        untilAsserted(() -> assertThat(sql.list(
                        "select lead from refused_handoff where lead = any(?::uuid[])",
                        row -> row.getObject("lead", UUID.class),
                        (Object) turnedDown.stream().map(it -> it.lead).toArray(UUID[]::new)))
                .hasSize(4));
        assertThat(drawnAndAccepted())
                .hasSize(4)
                .allSatisfy((lead, accepted) -> assertThat(accepted).isFalse())
                .containsOnlyKeys(turnedDown.stream().map(it -> it.lead).toArray(UUID[]::new));
    }

    @Test
    void onAFunnelWhereNobodyAcceptsQualifyingOrOpeningAnOpportunityIsTheYesOfSales() {
        HandedOff opportunity = handedOff().entered("OPPORTUNITY", THEN.plusSeconds(60), false, "");
        HandedOff qualified = handedOff().entered("SALES_QUALIFIED", THEN.plusSeconds(60), false, "");
        HandedOff lostLater = handedOff()
                .entered("OPPORTUNITY", THEN.plusSeconds(60), false, "")
                .closed("lost");
        HandedOff rejected = handedOff().rejected();
        handedOff(); // in hand
        handedOff().entered("SALES_QUALIFIED", THEN.plusSeconds(60), false, "SALES"); // handed on by BDRs

        assertThat(drawnAndAccepted())
                .isEqualTo(Map.of(
                        opportunity.lead, true, qualified.lead, true, lostLater.lead, true, rejected.lead, false));
    }
}
