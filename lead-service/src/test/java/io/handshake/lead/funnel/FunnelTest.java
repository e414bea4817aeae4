package io.handshake.lead.funnel;

import static io.handshake.lead.funnel.Templates.commit;
import static io.handshake.lead.funnel.Templates.rate;
import static io.handshake.lead.funnel.Templates.smarketing;
import static io.handshake.lead.funnel.Templates.waterfall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.lead.funnel.Decision.Closed;
import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Stays;
import io.handshake.lead.funnel.Decision.Unanswered;
import io.handshake.lead.funnel.Decision.WentBack;
import io.handshake.lead.funnel.Move.Accept;
import io.handshake.lead.funnel.Move.Disqualify;
import io.handshake.lead.funnel.Move.Lose;
import io.handshake.lead.funnel.Move.OpenOpportunity;
import io.handshake.lead.funnel.Move.Qualify;
import io.handshake.lead.funnel.Move.SalesQualify;
import io.handshake.lead.funnel.Move.TurnDown;
import io.handshake.lead.funnel.Move.Win;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelTest {
    @Test
    void aPassBeginsInTheFirstStageThatIsNotTheVisitors() {
        assertThat(waterfall().begin(1)).isEqualTo(new Trip(1, "Lead", null));
        assertThat(smarketing().begin(2)).isEqualTo(new Trip(2, "Lead", null));
    }

    @Test
    void aQualifiedLeadEntersTheQualifiedStage() {
        assertThat(steps(waterfall().decide(at("Lead"), new Qualify()))).containsExactly("Lead>MQL");
        assertThat(steps(rate().decide(at("Lead"), new Qualify()))).containsExactly("Lead>Handed-over");
    }

    @Test
    void anAcceptedLeadEntersTheAcceptedStage() {
        assertThat(steps(waterfall().decide(at("MQL"), new Accept()))).containsExactly("MQL>SAL");
    }

    @Test
    void stagesSkippedInRealityAreEnteredAndMarkedInferred() {
        assertThat(steps(waterfall().decide(at("Lead"), new OpenOpportunity())))
                .containsExactly("Lead>MQL?", "MQL>SAL?", "SAL>SQL?", "SQL>SQO");
        assertThat(steps(commit().decide(at("MQL"), new Accept()))).containsExactly("MQL>SQL?", "SQL>SAL");
    }

    @Test
    void inAFunnelWithoutAStageForOpportunitiesThePassStaysWhereItIsUntilTheDealEnds() {
        Funnel brief = new Funnel(
                "short",
                1,
                "Lead, customer",
                List.of(waterfall().stage("Lead"), waterfall().stage("Customer")));

        assertThat(brief.decide(at("Lead"), new OpenOpportunity())).isEqualTo(new Stays());
        assertThat(steps(brief.decide(at("Lead"), new Win(null)))).containsExactly("Lead>Customer");
        assertThat(brief.decide(new Trip(1, "Lead", Outcome.DISQUALIFIED), new OpenOpportunity()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aFunnelWithoutAnAcceptedStageRefusesAcceptance() {
        assertThat(rate().decide(at("Handed-over"), new Accept())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQL", "SAL", "SQL", "SQO"})
    void aLeadIsQualifiedOncePerPass(String stage) {
        assertThat(waterfall().decide(at(stage), new Qualify())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAL", "SQL", "SQO"})
    void whatSalesAcceptedCanNoLongerBeTurnedDown(String stage) {
        assertThat(waterfall().decide(at(stage), new TurnDown("no-need"))).isInstanceOf(Refused.class);
    }

    @Test
    void whatWasNeverHandedOverCannotBeTurnedDown() {
        assertThat(waterfall().decide(at("Lead"), new TurnDown("no-need"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "no-need, RECYCLED",
        "bad-timing, RECYCLED",
        "wrong-region, RECYCLED",
        "job-seeker, DISQUALIFIED",
        "existing-customer, DISQUALIFIED",
        "duplicate, DISQUALIFIED",
        "bad-contact-data, DISQUALIFIED",
    })
    void theReasonDecidesWhetherALeadIsNurturedOrOut(String reason, Outcome outcome) {
        assertThat(waterfall().decide(at("MQL"), new TurnDown(reason)))
                .isEqualTo(new Closed(List.of(), outcome, reason));
    }

    @Test
    void aWonDealMakesACustomerAndEndsThePass() {
        Decision decision = waterfall().decide(at("SQO"), new Win(null));

        assertThat(steps(decision)).containsExactly("SQO>Customer");
        assertThat(at("SQO").after(decision)).isEqualTo(new Trip(1, "Customer", Outcome.WON));
    }

    @Test
    void aLostDealEndsThePassUnlessAnotherIsOpen() {
        assertThat(at("SQO").after(waterfall().decide(at("SQO"), new Lose("no-budget", false))))
                .isEqualTo(new Trip(1, "SQO", Outcome.LOST));
        assertThat(waterfall().decide(at("SQO"), new Lose("no-budget", true))).isEqualTo(new Stays());
    }

    @Test
    void salesMayQualifyBeforeItAcceptsWhereTheFunnelSaysSo() {
        assertThat(steps(commit().decide(at("MQL"), new SalesQualify()))).containsExactly("MQL>SQL");
        assertThat(steps(waterfall().decide(at("SAL"), new SalesQualify()))).containsExactly("SAL>SQL");
        assertThat(rate().decide(at("Handed-over"), new SalesQualify())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lead", "MQL", "SAL", "SQL"})
    void aLeadIsDisqualifiedByHandUntilThereIsAnOpportunity(String stage) {
        assertThat(waterfall().decide(at(stage), new Disqualify("no-need")))
                .isEqualTo(new Closed(List.of(), Outcome.DISQUALIFIED, "no-need"));
        assertThat(waterfall().decide(at("SQO"), new Disqualify("no-need"))).isInstanceOf(Refused.class);
    }

    @Test
    void aSecondOpportunityLeavesThePassWhereItIs() {
        assertThat(waterfall().decide(at("SQO"), new OpenOpportunity())).isEqualTo(new Stays());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WON", "LOST", "RECYCLED", "DISQUALIFIED"})
    void aClosedPassStaysClosed(Outcome outcome) {
        Trip closed = new Trip(1, "MQL", outcome);

        Stream.of(
                        new Qualify(),
                        new Accept(),
                        new SalesQualify(),
                        new TurnDown("no-need"),
                        new Disqualify("no-need"),
                        new OpenOpportunity())
                .forEach(move -> assertThat(waterfall().decide(closed, move)).isInstanceOf(Refused.class));
        assertThat(waterfall().decide(closed, new Win(null))).isEqualTo(new Stays());
        assertThat(waterfall().decide(closed, new Lose("other", false))).isEqualTo(new Stays());
    }

    @Test
    void onlyALeadThatIsNotOutMayComeBack() {
        assertThat(new Trip(1, "MQL", Outcome.RECYCLED).mayBeFollowed()).isTrue();
        assertThat(new Trip(1, "SQO", Outcome.LOST).mayBeFollowed()).isTrue();
        assertThat(new Trip(1, "MQL", Outcome.DISQUALIFIED).mayBeFollowed()).isFalse();
        assertThat(at("MQL").mayBeFollowed()).isFalse();
    }

    @Test
    void aFunnelWithTwoStagesOfOneMilestoneIsNone() {
        Stage stage = new Stage("A", "A", Milestone.LEAD, Owner.MARKETING, null);
        Stage same = new Stage("B", "B", Milestone.LEAD, Owner.MARKETING, null);

        assertThatThrownBy(() -> new Funnel("x", 1, "X", List.of(stage, same)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAFreshHandoffDecidesCountsUntilThereIsADeal() {
        Trip anew = new Trip(1, "SAL", null, true);
        Trip withDeal = new Trip(1, "SQO", null, true);

        assertThat(waterfall().decide(anew, new Accept())).isInstanceOf(Stays.class);
        assertThat(waterfall().decide(anew, new TurnDown("no-need"))).isInstanceOf(Closed.class);
        assertThat(waterfall().decide(withDeal, new TurnDown("no-need"))).isInstanceOf(Refused.class);
        assertThat(waterfall().decide(at("SAL"), new Accept())).isInstanceOf(Refused.class);
    }

    @Test
    void aPassIsHandedOverFromTheLastStageUpToItsOwnThatIsHandedOver() {
        assertThat(waterfall().handOver(at("Lead"))).isEmpty();
        for (String stage : new String[] {"MQL", "SAL", "SQL"}) {
            assertThat(waterfall().handOver(at(stage)).orElseThrow().key()).isEqualTo("MQL");
        }
        assertThat(waterfall().handOver(at("SQO"))).isEmpty();
        assertThat(waterfall().handOver(new Trip(1, "SAL", Outcome.RECYCLED))).isEmpty();
    }

    private static Trip at(String stage) {
        return new Trip(1, stage, null);
    }

    /** The steps as text, with a question mark behind inferred ones. */
    private static List<String> steps(Decision decision) {
        List<Entry> entries = switch (decision) {
            case Moved(List<Entry> path) -> path;
            case Closed closed -> closed.entries();
            case WentBack _, Stays _, Refused _, Unanswered _ -> new ArrayList<>();
        };
        return entries.stream()
                .map(entry -> entry.from().key() + ">" + entry.to().key() + (entry.inferred() ? "?" : ""))
                .toList();
    }
}
