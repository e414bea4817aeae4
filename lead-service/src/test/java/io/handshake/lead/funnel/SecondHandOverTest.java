package io.handshake.lead.funnel;

import static io.handshake.lead.funnel.Templates.acceptedByBdrs;
import static io.handshake.lead.funnel.Templates.acceptedBySales;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Move.Accept;
import io.handshake.lead.funnel.Move.Reverse;
import io.handshake.lead.funnel.Move.SalesQualify;
import io.handshake.lead.funnel.Move.TurnDown;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A pass that BDRs hand on to reps is handed over twice, and either side decides about its own hand-over. */
class SecondHandOverTest {
    private static Trip in(String stage) {
        return new Trip(1, stage, null);
    }

    private static List<String> entered(Decision decision) {
        return ((Moved) decision)
                .entries().stream().map(entry -> entry.to().key()).toList();
    }

    @Test
    void whatBdrsAcceptedAndQualifiedIsTurnedDownByTheRepItWasHandedOnTo() {
        assertThat(acceptedByBdrs().decide(in("SQL"), new TurnDown("no-budget")))
                .isEqualTo(new Closed(List.of(), Outcome.RECYCLED, "no-budget"));
        assertThat(acceptedByBdrs().decide(in("SQL"), new TurnDown("rounds-exhausted")))
                .isInstanceOf(Closed.class);
        assertThat(acceptedByBdrs().decide(in("SAL"), new TurnDown("no-budget")))
                .isInstanceOf(Refused.class);
        assertThat(acceptedByBdrs().decide(in("SQO"), new TurnDown("no-budget")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theSecondAcceptanceMovesNothing() {
        assertThat(entered(acceptedByBdrs().decide(in("MQL"), new Accept()))).containsExactly("SAL");
        assertThat(acceptedByBdrs().decide(in("SAL"), new Accept())).isInstanceOf(Refused.class);
        assertThat(acceptedByBdrs().decide(in("SQL"), new Accept())).isEqualTo(new Stays());
    }

    @Test
    void theSecondAcceptanceTakenBackForGoodEndsThePassAndElseMovesNothing() {
        assertThat(acceptedByBdrs().decide(in("SQL"), new Reverse("no-need", true, Set.of())))
                .isEqualTo(new Closed(List.of(), Outcome.RECYCLED, "no-need"));
        assertThat(acceptedByBdrs().decide(in("SQL"), new Reverse("rep-capacity", false, Set.of())))
                .isEqualTo(new Stays());
    }

    @Test
    void whereRepsAcceptForGoodTheAcceptanceOfBdrsMovesNothing() {
        assertThat(acceptedBySales().decide(in("MQL"), new Accept())).isEqualTo(new Stays());
        assertThat(entered(acceptedBySales().decide(in("MQL"), new SalesQualify())))
                .containsExactly("SQL");
        assertThat(entered(acceptedBySales().decide(in("SQL"), new Accept()))).containsExactly("SAL");
        assertThat(acceptedBySales().decide(in("MQL"), new TurnDown("no-need"))).isInstanceOf(Closed.class);
        assertThat(acceptedBySales().decide(in("SQL"), new TurnDown("no-need"))).isInstanceOf(Closed.class);
        assertThat(acceptedBySales().decide(in("SAL"), new TurnDown("no-need"))).isInstanceOf(Refused.class);
    }

    @Test
    void whatHandsOnIsTheLastStageThatDoes() {
        assertThat(acceptedByBdrs().handOver(in("SAL")).orElseThrow().key()).isEqualTo("MQL");
        assertThat(acceptedByBdrs().handOver(in("SQL")).orElseThrow().key()).isEqualTo("SQL");
    }
}
