package io.handshake.lead.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.funnel.Decision.Moved;
import io.handshake.lead.funnel.Decision.Refused;
import io.handshake.lead.funnel.Decision.Unanswered;
import io.handshake.lead.funnel.Move.OpenOpportunity;
import io.handshake.lead.funnel.Move.Qualify;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final Criterion NEED = criterion("need", AnswerType.YES_NO, true);
    private static final Criterion WORDS = criterion("words", AnswerType.TEXT, false);
    private static final Funnel FUNNEL = new Funnel(
            "asking",
            1,
            "Asking",
            List.of(
                    new Stage("Lead", "Lead", Milestone.LEAD, Owner.MARKETING, null, List.of(NEED, WORDS)),
                    new Stage("MQL", "MQL", Milestone.QUALIFIED, Owner.MARKETING, null, List.of(NEED)),
                    new Stage("SQO", "SQO", Milestone.OPPORTUNITY, Owner.SALES, null),
                    new Stage("Customer", "Customer", Milestone.CUSTOMER, Owner.SALES, null)));

    private static Criterion criterion(String key, AnswerType type, boolean required) {
        return new Criterion(key, "Is there " + key + "?", type, required, List.of());
    }

    private static Decision qualify(Answers answers) {
        return FUNNEL.decide(FUNNEL.begin(1), new Qualify(), answers);
    }

    @Test
    void aStageIsLeftWithItsRequiredAnswersOnly() {
        assertThat(qualify(Answers.of(Map.of())))
                .isEqualTo(new Unanswered(List.of(new Unmet("need", "is needed to leave the stage: Is there need?"))));
        assertThat(qualify(Answers.of(Map.of("need", true)))).isInstanceOf(Moved.class);
        assertThat(qualify(Answers.of(Map.of("need", false)))).isInstanceOf(Moved.class);
    }

    @Test
    void whatNobodyAskedForIsRefused() {
        assertThat(qualify(Answers.of(Map.of("need", true, "weather", "fine"))))
                .isEqualTo(new Unanswered(List.of(new Unmet("weather", "is not asked in this stage"))));
    }

    @Test
    void aDecisionThatNobodyWasAskedAboutIsFollowed() {
        assertThat(qualify(Answers.NOBODY_WAS_ASKED)).isInstanceOf(Moved.class);
    }

    @Test
    void whatIsToldFromElsewhereIsKeptAsFarAsItIsAskedAndRight() {
        Answers told = Answers.told(Map.of("need", "yes", "words", "more of it", "weather", "fine"));

        assertThat(told.to(List.of(NEED, WORDS))).isEqualTo(Answers.told(Map.of("words", "more of it")));
        Answers given = Answers.of(Map.of("weather", "fine"));
        assertThat(given.to(List.of(NEED))).isEqualTo(given);
    }

    @Test
    void onlyTheStageThatIsLeftAsksAndNotThoseSkipped() {
        assertThat(FUNNEL.decide(FUNNEL.begin(1), new OpenOpportunity(), Answers.of(Map.of("need", true))))
                .isInstanceOf(Moved.class);
    }

    @Test
    void anIllegalMoveIsRefusedBeforeAnythingIsAsked() {
        assertThat(FUNNEL.decide(new Trip(1, "MQL", null), new Qualify(), Answers.of(Map.of())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void textsAreNotPublished() {
        Answers answers = Answers.of(Map.of("need", true, "words", "Ada wants it"));

        assertThat(answers.withoutTexts(FUNNEL.stage("Lead"))).isEqualTo(Map.of("need", true));
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of(AnswerType.YES_NO, true, true),
                Arguments.of(AnswerType.YES_NO, "true", false),
                Arguments.of(AnswerType.YES_NO, 1, false),
                Arguments.of(AnswerType.NUMBER, 12, true),
                Arguments.of(AnswerType.NUMBER, 0.5, true),
                Arguments.of(AnswerType.NUMBER, new BigDecimal("0.1234567"), false),
                Arguments.of(AnswerType.NUMBER, new BigDecimal("1e15"), false),
                Arguments.of(AnswerType.NUMBER, Double.POSITIVE_INFINITY, false),
                Arguments.of(AnswerType.NUMBER, new BigDecimal("1e999999999"), false),
                Arguments.of(AnswerType.NUMBER, "12", false),
                Arguments.of(AnswerType.CHOICE, "small", true),
                Arguments.of(AnswerType.CHOICE, "huge", false),
                Arguments.of(AnswerType.DATE, "2026-02-28", true),
                Arguments.of(AnswerType.DATE, "2026-02-29", false),
                Arguments.of(AnswerType.DATE, "", false),
                Arguments.of(AnswerType.DATE, "+999999999-01-01", false),
                Arguments.of(AnswerType.TEXT, "yes", true),
                Arguments.of(AnswerType.TEXT, " ", false),
                Arguments.of(AnswerType.TEXT, "a\0b", false),
                Arguments.of(AnswerType.TEXT, "a\ud800b", false),
                Arguments.of(AnswerType.TEXT, "x".repeat(2_001), false),
                Arguments.of(AnswerType.TEXT, List.of("x"), false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void anAnswerHasTheTypeOfItsCriterion(AnswerType type, Object value, boolean right) {
        List<String> choices = type == AnswerType.CHOICE ? List.of("small", "large") : List.of();
        Criterion criterion = new Criterion("x", "X?", type, true, choices);

        assertThat(criterion.wrong(value).isEmpty()).isEqualTo(right);
    }
}
