package io.handshake.sla.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.sla.criteria.Asked.Unmet;
import io.handshake.sla.criteria.FunnelStages.Decision;
import io.handshake.sla.criteria.FunnelStages.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {
    private static final Criterion BUDGET = new Criterion("budget", "Is there a budget?", "YES_NO", true, List.of());
    private static final Criterion SEATS = new Criterion("seats", "How many seats?", "NUMBER", false, List.of());
    private static final Criterion SIZE =
            new Criterion("size", "Which size?", "CHOICE", false, List.of("small", "big"));
    private static final Criterion FROM = new Criterion("from", "From when on?", "DATE", false, List.of());
    private static final Criterion NEED = new Criterion("need", "Which need?", "TEXT", false, List.of());
    private static final Criterion LATER = new Criterion("later", "What is new?", "OF_LATER", false, List.of());
    private static final Asked ASKED = new Asked(List.of(BUDGET, SEATS, SIZE, FROM, NEED, LATER));

    private static FunnelStages funnel(String... milestones) {
        return new FunnelStages(Stream.of(milestones)
                .map(milestone -> new Stage(
                        "in-" + milestone,
                        milestone,
                        milestone.equals("QUALIFIED") ? "SALES" : null,
                        List.of(new Criterion(milestone, milestone, "YES_NO", true, List.of()))))
                .toList());
    }

    private static String asked(FunnelStages funnel, String milestone, Decision decision) {
        return funnel.asked("in-QUALIFIED", "in-" + milestone, decision).criteria().stream()
                .map(Criterion::key)
                .findFirst()
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "QUALIFIED, ACCEPT, QUALIFIED",
        "LEAD, ACCEPT, LEAD",
        "ACCEPTED, ACCEPT, nothing",
        "ACCEPTED, QUALIFY, ACCEPTED",
        "QUALIFIED, QUALIFY, ACCEPTED",
        "SALES_QUALIFIED, QUALIFY, nothing",
        "OPPORTUNITY, QUALIFY, nothing",
        "ELSEWHERE, ACCEPT, nothing",
        "ELSEWHERE, QUALIFY, nothing"
    })
    void whatIsAskedIsAskedInTheStageThatThePassLeaves(String standsIn, Decision decision, String asked) {
        FunnelStages waterfall = funnel("LEAD", "QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER");

        assertThat(asked(waterfall, standsIn, decision)).isEqualTo(asked);
    }

    @Test
    void withoutAnAcceptedStageWhoAcceptsLeavesNoneAndWhoQualifiesLeavesTheStageItStandsIn() {
        FunnelStages smarketing = funnel("LEAD", "QUALIFIED", "SALES_QUALIFIED", "OPPORTUNITY", "CUSTOMER");

        assertThat(asked(smarketing, "QUALIFIED", Decision.ACCEPT)).isEqualTo("nothing");
        assertThat(asked(smarketing, "QUALIFIED", Decision.QUALIFY)).isEqualTo("QUALIFIED");
        assertThat(asked(funnel("LEAD", "QUALIFIED", "OPPORTUNITY"), "QUALIFIED", Decision.QUALIFY))
                .isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "QUALIFIED, QUALIFY, QUALIFIED",
        "QUALIFIED, ACCEPT, QUALIFIED",
        "SALES_QUALIFIED, ACCEPT, SALES_QUALIFIED",
        "SALES_QUALIFIED, QUALIFY, nothing",
        "ACCEPTED, QUALIFY, nothing"
    })
    void whereSalesQualifiesFirstThatIsAskedInTheStageBeforeAcceptance(
            String standsIn, Decision decision, String asked) {
        FunnelStages commit = funnel("LEAD", "QUALIFIED", "SALES_QUALIFIED", "ACCEPTED", "OPPORTUNITY", "CUSTOMER");

        assertThat(commit.qualifiesFirst("in-QUALIFIED")).isTrue();
        assertThat(asked(commit, standsIn, decision)).isEqualTo(asked);
        assertThat(commit.nextOfOffer("in-QUALIFIED", "in-QUALIFIED")).isEqualTo(Decision.QUALIFY);
        assertThat(commit.nextOfOffer("in-QUALIFIED", "in-SALES_QUALIFIED")).isEqualTo(Decision.ACCEPT);
        assertThat(funnel("LEAD", "QUALIFIED", "ACCEPTED", "SALES_QUALIFIED").qualifiesFirst("in-QUALIFIED"))
                .isFalse();
    }

    @Test
    void aBdrWhoHandsALeadOnAcceptsItWithoutLeavingAStageAndQualifiesItThen() {
        FunnelStages handedOn = new FunnelStages(List.of(
                new Stage("MQL", "QUALIFIED", "BDR", List.of(BUDGET)),
                new Stage("SQL", "SALES_QUALIFIED", "SALES", List.of(NEED)),
                new Stage("SAL", "ACCEPTED", null, List.of())));

        assertThat(handedOn.qualifiesFirst("MQL")).isFalse();
        assertThat(handedOn.asked("MQL", "MQL", Decision.ACCEPT)).isEqualTo(Asked.NOTHING);
        assertThat(handedOn.asked("MQL", "MQL", Decision.QUALIFY).criteria()).containsExactly(BUDGET);
        assertThat(handedOn.qualifiesFirst("SQL")).isFalse();
        assertThat(handedOn.asked("SQL", "SQL", Decision.ACCEPT).criteria()).containsExactly(NEED);
    }

    @Test
    void aNumberTooLargeForADoubleIsNoAnswer() {
        assertThat(ASKED.unmet(Map.of("budget", true, "seats", Double.POSITIVE_INFINITY)))
                .extracting(Unmet::criterion)
                .containsExactly("seats");
        assertThat(Answers.isAnswer(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Answers.isAnswer(1e300)).isTrue();
    }

    @Test
    void aRequiredCriterionThatIsLeftOutIsNamedWithItsTitle() {
        assertThat(ASKED.unmet(Map.of()))
                .containsExactly(new Unmet("budget", "is needed to leave the stage: Is there a budget?"));
        assertThat(ASKED.unmet(Map.of("budget", false))).isEmpty();
    }

    @Test
    void wrongTypesAndChoicesNotOfferedAndWhatNobodyAskedAreUnmetInTheOrderOfTheCriteria() {
        assertThat(ASKED.unmet(Map.of(
                        "budget",
                        "yes",
                        "seats",
                        1e16,
                        "size",
                        "huge",
                        "from",
                        "2026-02-30",
                        "need",
                        3,
                        "colour",
                        "red")))
                .extracting(Unmet::criterion)
                .containsExactly("budget", "seats", "size", "from", "need", "colour");
        assertThat(ASKED.unmet(Map.of(
                        "budget", true, "seats", 1.5, "size", "big", "from", "2026-02-28", "need", "x", "later", 1)))
                .isEmpty();
    }

    @Test
    void whereNothingIsAskedEverythingIsTaken() {
        assertThat(Asked.NOTHING.unmet(Map.of("any", 1))).isEmpty();
    }

    @Test
    void textsAreNotPublishedAndChoicesAndDatesAreWhereTheyAreKnownAsSuch() {
        Map<String, Object> all = Map.of(
                "budget", true, "seats", 4, "size", "big", "from", "2026-02-28", "need", "Ada's", "later", "what");

        assertThat(ASKED.answered(all).told())
                .isEqualTo(Map.of("budget", true, "seats", 4, "size", "big", "from", "2026-02-28"));
        assertThat(Asked.NOTHING.answered(all).told()).isEqualTo(Map.of("budget", true, "seats", 4));
        assertThat(ASKED.answered(all).all()).isEqualTo(all);
    }
}
